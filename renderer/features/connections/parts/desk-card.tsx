import { useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Ask } from '../../../design/ask.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { PathField } from '../../../frame/path-field.tsx';
import { deskText, fileText } from '../../../text/desk-text.ts';
import { copyKey, makeKey, saveKey } from '../desk.ts';

type Desk = OutputOf<'desk.get'>;

/** This machine's desk: its key, and how others get it. */
export const DeskCard = ({ desk }: { readonly desk: Desk }) => (
  <section className="card" aria-label={deskText.title}>
    <h2>{deskText.title}</h2>
    <p className="muted small">{deskText.intro[desk.role]}</p>
    {desk.key === null ? <NoKey /> : <OwnKey name={`${desk.name}-${desk.role}`} desk={desk.key} />}
    {desk.blocked === null ? null : <p className="notice warn">{desk.blocked}</p>}
  </section>
);

const NoKey = () => {
  const [isUnreadable, setUnreadable] = useState(false);
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const make = (replace: boolean): (() => void) =>
    run(async () => {
      const refused = await makeKey(replace);
      setUnreadable(refused?.code === 'secret.unreadable');
      return refused;
    });
  return (
    <>
      <p>{deskText.noKey}</p>
      <Refusal sentence={refusal} />
      <div className="row wrap">
        <button type="button" className="btn" disabled={isBusy} onClick={make(false)}>
          {isBusy ? deskText.making : deskText.make}
        </button>
        {isUnreadable ? (
          <button type="button" className="btn ghost" disabled={isBusy} onClick={make(true)}>
            {deskText.makeAnew}
          </button>
        ) : null}
      </div>
    </>
  );
};

const OwnKey = ({ name, desk }: { readonly name: string; readonly desk: NonNullable<Desk['key']> }) => {
  const [isSaving, setSaving] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const { text } = desk;
  return (
    <>
      <dl className="facts-of">
        <dt>{deskText.fingerprint}</dt>
        <dd>
          <span className="fingerprint selectable">{desk.fingerprint}</span>
          <br />
          <span className="faint small">{deskText.compare}</span>
        </dd>
      </dl>
      <div className="row wrap">
        <button type="button" className="btn" disabled={text === null} onClick={() => setSaving(true)}>
          {deskText.save}
        </button>
        <button
          type="button"
          className="btn ghost"
          disabled={text === null}
          onClick={() => setTold(copyKey(text ?? '') ? deskText.copied : deskText.notCopied)}
        >
          {deskText.copy}
        </button>
        {told === null ? null : <span className="muted small told-beside">{told}</span>}
      </div>
      {isSaving ? <SaveDialog name={name} onClose={() => setSaving(false)} /> : null}
    </>
  );
};

const SaveDialog = ({ name, onClose }: { readonly name: string; readonly onClose: () => void }) => {
  const [path, setPath] = useState('');
  return (
    <Ask
      title={deskText.saveTitle}
      text={deskText.saveText}
      onClose={onClose}
      label={fileText.save}
      busy={fileText.saving}
      isReady={path.trim() !== ''}
      work={() => saveKey(path)}
    >
      <PathField
        label={fileText.folderOrFile}
        hint={fileText.pathHint}
        value={path}
        onChange={setPath}
        choose={{ purpose: 'save-desk', name }}
      />
    </Ask>
  );
};
