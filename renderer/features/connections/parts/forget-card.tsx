import { type FormEvent, useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Field } from '../../../design/field.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { forgetText } from '../../../text/workspace-text.ts';
import { findPerson, forgetPerson } from '../care.ts';

type Found = OutputOf<'person.find'>['records'];
type Forgotten = OutputOf<'person.forget'>;

/** Forgetting a person: find, look at what is kept, give a reason, and type the word. */
export const ForgetCard = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [forgotten, setForgotten] = useState<Forgotten | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const find = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setForgotten(null);
    const answer = await findPerson(text.trim());
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error.sentence);
    setFound(answer.ok ? answer.value.records : null);
  };
  const keep = (done: Forgotten): void => {
    setFound(null);
    setText('');
    setForgotten(done);
  };
  return (
    <section className="card" aria-label={forgetText.title}>
      <h2>{forgetText.title}</h2>
      <p className="muted small">{forgetText.intro}</p>
      <form className="form inline" onSubmit={(event) => void find(event)}>
        <Field label={forgetText.find} value={text} onChange={setText} />
        <button type="submit" className="btn" disabled={isBusy || text.trim().length < 2}>
          {isBusy ? forgetText.finding : forgetText.findDo}
        </button>
      </form>
      <Refusal sentence={refusal} />
      {found === null ? null : found.length === 0 ? (
        <p className="muted small" role="status">
          {forgetText.none}
        </p>
      ) : (
        <Records key={found.map(({ id }) => id).join(' ')} found={found} isReadOnly={isReadOnly} onDone={keep} />
      )}
      {forgotten === null ? null : <Result forgotten={forgotten} />}
    </section>
  );
};

type RecordsProps = {
  readonly found: Found;
  readonly isReadOnly: boolean;
  readonly onDone: (forgotten: Forgotten) => void;
};

const Records = ({ found, isReadOnly, onDone }: RecordsProps) => {
  const [reason, setReason] = useState('');
  const [word, setWord] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // One request, however often it is sent.
  const [key] = useState(() => crypto.randomUUID());
  const isMeant = word.trim().toLowerCase() === forgetText.word && reason.trim().length >= 3;
  const forget = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isMeant || isBusy) return;
    setBusy(true);
    const records = found.map(({ system, id }) => ({ system, id }));
    const answer = await forgetPerson({ records, reason: reason.trim(), key });
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setRefusal(answer.error.sentence);
  };
  return (
    <form className="form" onSubmit={(event) => void forget(event)}>
      <h3>{forgetText.found(found.length)}</h3>
      <ul className="records">
        {found.map(({ system, id, reference, label, email }) => (
          <li key={`${system} ${id}`}>
            <span className={system === 'erp' ? 'pill erp' : 'pill dd'}>{system === 'erp' ? 'ERP' : 'Dotdigital'}</span>
            <b className="ellipsis">{label}</b>
            <span className="muted ellipsis">{[reference, email].filter((part) => part !== null).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Field
        label={forgetText.reason}
        value={reason}
        onChange={setReason}
        maxLength={500}
        hint={forgetText.reasonHint}
      />
      <Field label={forgetText.type} value={word} onChange={setWord} hint={forgetText.cannotUndo} />
      <Refusal sentence={refusal} />
      <div className="buttons">
        <button type="submit" className="btn danger" disabled={isReadOnly || isBusy || !isMeant}>
          {isBusy ? forgetText.forgetting : forgetText.forgetDo}
        </button>
      </div>
    </form>
  );
};

const Result = ({ forgotten }: { readonly forgotten: Forgotten }) => (
  <div role="status" className="form">
    <p>{forgetText.done(forgotten)}</p>
    {forgotten.outside.length === 0 ? null : (
      <>
        <p className="warn-text">{forgetText.outside}</p>
        <ul className="selectable mono files">
          {forgotten.outside.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </>
    )}
  </div>
);
