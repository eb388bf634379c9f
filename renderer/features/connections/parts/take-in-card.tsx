import { type FormEvent, useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Refusal } from '../../../design/refusal.tsx';
import { PathField } from '../../../frame/path-field.tsx';
import { fileText, takeText } from '../../../text/desk-text.ts';
import { inspectFile, leftOf, takeInFile } from '../desk.ts';
import { HandedPreview } from './handed-preview.tsx';
import { Reasons } from './reasons.tsx';

type Props = { readonly desk: OutputOf<'desk.get'>; readonly isReadOnly: boolean };
type Looked = { readonly path: string; readonly shown: OutputOf<'handover.inspect'> };

/** Taking in a reviewer's file: look at what it would do, then have it done. */
export const TakeInCard = ({ desk, isReadOnly }: Props) => {
  const [path, setPath] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [taken, setTaken] = useState<OutputOf<'handover.take-in'> | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = !isReadOnly && desk.key !== null && desk.trusted.length > 0;
  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || path.trim() === '') return;
    setBusy(true);
    setTaken(null);
    const answer = await inspectFile(path);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error.sentence);
    setLooked(answer.ok ? { path, shown: answer.value } : null);
  };
  const take = async ({ path: from, shown }: Looked): Promise<void> => {
    setBusy(true);
    const answer = await takeInFile({ path: from, digest: shown.digest });
    setBusy(false);
    setLooked(null);
    setRefusal(answer.ok ? null : answer.error.sentence);
    if (answer.ok) setTaken(answer.value);
  };
  return (
    <section className="card" aria-label={takeText.title}>
      <h2>{takeText.title}</h2>
      {desk.trusted.length === 0 ? <p className="muted small">{takeText.none}</p> : null}
      <form className="form inline" onSubmit={(event) => void look(event)}>
        <PathField
          label={fileText.file}
          hint={fileText.pathHint}
          value={path}
          onChange={setPath}
          choose={{ purpose: 'open-decisions' }}
        />
        <button type="submit" className="btn" disabled={!isReady || isBusy || path.trim() === ''}>
          {isBusy && looked === null ? takeText.looking : takeText.look}
        </button>
      </form>
      <Refusal sentence={refusal} />
      {looked === null ? null : (
        <HandedPreview
          shown={looked.shown}
          isBusy={isBusy}
          onTake={() => void take(looked)}
          onLeave={() => setLooked(null)}
        />
      )}
      {taken === null ? null : (
        <div role="status" className="form">
          <p className="notice good">{takeText.taken(taken.taken, leftOf(taken))}</p>
          <Reasons reasons={taken.left} />
        </div>
      )}
    </section>
  );
};
