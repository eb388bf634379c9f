import { useState } from 'react';
import { Ask } from '../../../design/ask.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { Unread } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { vaultText } from '../../../text/vault-text.ts';
import { askUnlock, type Kept, lockNow, setKeychain, useVaultDialogs } from '../vault-store.ts';
import { EnterAgainDialog } from './enter-again-dialog.tsx';
import { ChangePassphraseDialog, SetPassphraseDialog } from './passphrase-dialogs.tsx';
import { SecretsTable } from './secrets-table.tsx';

type Dialog = 'set' | 'change' | 'keychain' | null;
type Props = { readonly workspace: string; readonly isTraining: boolean };

/** Where secrets are kept on this computer, and the secrets of this workspace; never a secret. */
export const VaultCard = ({ workspace, isTraining }: Props) => {
  const { data, error, retry } = useQuery('vault.status', {});
  const notice = useVaultDialogs((state) => state.notice);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [entering, setEntering] = useState<Kept | null>(null);
  const close = (): void => setDialog(null);
  if (data === undefined) {
    return (
      <section className="card" aria-label={vaultText.title}>
        <h2>{vaultText.title}</h2>
        {error === null ? (
          <Skeleton width="100%" height={120} />
        ) : (
          <Unread sentence={`${vaultText.failed}. ${error.sentence}`} retry={retry} />
        )}
      </section>
    );
  }
  const { place, locked, hasPassphrase, keychainAvailable, keychainName, credentials } = data;
  return (
    <section className="card" aria-label={vaultText.title}>
      <h2>{vaultText.title}</h2>
      <fieldset className="options">
        <legend className="visually-hidden">{vaultText.title}</legend>
        <Option
          label={vaultText.keychain}
          hint={vaultText.keychainHint(keychainName)}
          isOn={place === 'keychain'}
          isOff={!keychainAvailable || (locked && place === 'passphrase')}
          onChoose={() => setDialog('keychain')}
        />
        <Option
          label={vaultText.passphrase}
          hint={vaultText.passphraseHint}
          isOn={place === 'passphrase'}
          isOff={false}
          onChoose={() => setDialog('set')}
        />
      </fieldset>
      {place === 'session-only' ? <p className="warn-text small">{vaultText.sessionOnly}</p> : null}
      {hasPassphrase ? (
        <div className="row wrap">
          {locked ? (
            <button type="button" className="btn" onClick={askUnlock}>
              {vaultText.unlockDots}
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => void lockNow()}>
              {vaultText.lockNow}
            </button>
          )}
          <button type="button" className="btn" onClick={() => setDialog('change')}>
            {vaultText.change}
          </button>
        </div>
      ) : null}
      {notice === null ? null : <p className="muted small">{notice}</p>}
      {isTraining ? (
        <p className="muted small">{vaultText.trainingSecrets}</p>
      ) : (
        <SecretsTable credentials={credentials.filter((one) => one.workspace === workspace)} onEnter={setEntering} />
      )}
      <p className="faint small">{vaultText.never}</p>
      {dialog === 'set' ? <SetPassphraseDialog onClose={close} isOlderLocked={locked} /> : null}
      {dialog === 'change' ? <ChangePassphraseDialog onClose={close} /> : null}
      {dialog === 'keychain' ? <KeychainDialog onClose={close} /> : null}
      {entering === null ? null : <EnterAgainDialog kept={entering} onClose={() => setEntering(null)} />}
    </section>
  );
};

type OptionProps = {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly isOff: boolean;
  readonly onChoose: () => void;
};

const Option = ({ label, hint, isOn, isOff, onChoose }: OptionProps) => (
  <label className={isOff && !isOn ? 'opt off' : 'opt'}>
    <input type="radio" name="vault-place" checked={isOn} disabled={isOff && !isOn} onChange={onChoose} />
    <span>
      <b>{label}</b>
      <span>{hint}</span>
    </span>
  </label>
);

const KeychainDialog = ({ onClose }: { readonly onClose: () => void }) => {
  return (
    <Ask
      title={vaultText.toKeychainTitle}
      text={vaultText.toKeychainText}
      onClose={onClose}
      label={vaultText.toKeychainDo}
      work={setKeychain}
    ></Ask>
  );
};
