import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useLock } from '../features/connections/use-lock.ts';
import { askUnlock } from '../features/connections/vault-store.ts';
import { invoke } from '../ipc/client.ts';
import { queries, useQuery } from '../ipc/use-query.ts';
import { unlockText, vaultText } from '../text/vault-text.ts';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** What the operator should know about this machine, and the appearance. */
export const SideNotices = () => {
  const about = useQuery('app.about', {}).data;
  const workspace = useQuery('workspace.get', {}).data;
  const { isLocked, isAwaited } = useLock();
  return (
    <div className="foot-notes">
      {about?.engine === 'restarting' || about?.engine === 'stopped' ? (
        <div className="note bad" role="alert">
          {about.engineSentence}
          {about.engine === 'stopped' ? (
            <button type="button" className="btn" onClick={() => void invoke('engine.restart', {})}>
              Start the engine
            </button>
          ) : null}
        </div>
      ) : null}
      {workspace?.access === 'read-only' ? (
        <div className="note warn">Read only: {workspace.heldBy ?? 'another Concord'} holds this workspace.</div>
      ) : null}
      {isLocked && workspace?.training === false ? (
        <div className={isAwaited ? 'note warn' : 'note'}>
          {isAwaited ? unlockText.note : unlockText.noteCalm}
          <button type="button" className="btn" onClick={askUnlock}>
            {vaultText.unlock}
          </button>
        </div>
      ) : null}
      {about?.vault === 'session-only' ? (
        <div className="note">No keychain on this computer: credentials are kept for this session only.</div>
      ) : null}
      <AppMenu
        version={about?.version}
        facts={about === undefined ? '' : `Electron ${about.electron} · Chrome ${about.chrome}`}
      />
    </div>
  );
};

const AppMenu = ({ version, facts }: { readonly version: string | undefined; readonly facts: string }) => {
  const theme = useQuery('settings.get', {}).data?.theme ?? 'system';
  const choose = async (value: string): Promise<void> => {
    const chosen = themes.find((candidate) => candidate.value === value);
    if (chosen === undefined) return;
    await invoke('settings.set', { theme: chosen.value });
    queries.retry('settings.get', {});
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="nav about">
        Concord {version ?? ''}
        <i>Appearance</i>
      </DropdownMenu.Trigger>
      {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
      <DropdownMenu.Content className="popover" side="top" align="start" sideOffset={4} loop>
        <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => void choose(value)}>
          {themes.map(({ value, label }) => (
            <DropdownMenu.RadioItem key={value} value={value}>
              <span className="tick">{theme === value ? <Check size={13} aria-hidden="true" /> : null}</span>
              {label}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <hr />
        <p className="faint facts">{facts}</p>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
};
