import { useState } from 'react';
import type { Failure } from '../../../../shared/errors.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Ask } from '../../../design/ask.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { Unread } from '../../../design/unread.tsx';
import { PathField } from '../../../frame/path-field.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { deskText, fileText, handText } from '../../../text/desk-text.ts';
import { grouped, moment } from '../../../text/format.ts';
import { handOver } from '../desk.ts';
import { Heads } from './heads.tsx';

type Desk = OutputOf<'desk.get'>;
type Preview = OutputOf<'handover.preview'>;
type Props = { readonly desk: Desk; readonly isReadOnly: boolean };

/** What a reviewer decided and has not handed over, and the files that were written. */
export const HandOverCard = ({ desk, isReadOnly }: Props) => {
  const { data, error, retry } = useQuery('handover.preview', {});
  const [asked, setAsked] = useState<{ readonly again: number | null } | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const isReady = !isReadOnly && desk.key !== null && desk.trusted.length > 0;
  return (
    <section className="card" aria-label={handText.title}>
      <h2>
        {handText.title}
        <button
          type="button"
          className="btn"
          disabled={!isReady || data === undefined || data.total === 0}
          onClick={() => setAsked({ again: null })}
        >
          {handText.handOver}
        </button>
      </h2>
      {data === undefined ? (
        error === null ? (
          <Skeleton width="100%" height={60} />
        ) : (
          <Unread sentence={`${deskText.failed}. ${error.sentence}`} retry={retry} />
        )
      ) : (
        <Decided preview={data} isReady={isReady} onAgain={(again) => setAsked({ again })} />
      )}
      {desk.trusted.length === 0 ? <p className="muted small">{handText.noWriter}</p> : null}
      {told === null ? null : (
        <p className="notice good" role="status">
          {told}
        </p>
      )}
      {asked === null ? null : (
        <WriteDialog desk={desk} again={asked.again} onWritten={setTold} onClose={() => setAsked(null)} />
      )}
    </section>
  );
};

type DecidedProps = {
  readonly preview: Preview;
  readonly isReady: boolean;
  readonly onAgain: (number: number) => void;
};

const Decided = ({ preview, isReady, onAgain }: DecidedProps) => (
  <>
    <p className={preview.total === 0 ? 'muted small' : ''}>
      {preview.total === 0 ? handText.none(preview.files.length) : handText.waiting(preview.total, preview.verbs)}
    </p>
    {preview.more === 0 ? null : <p className="muted small">{handText.more(preview.more)}</p>}
    {preview.files.length === 0 ? null : (
      <div className="scroll">
        <table>
          <caption className="visually-hidden">{handText.files}</caption>
          <Heads
            columns={[
              handText.number,
              handText.when,
              handText.for,
              { text: handText.decisions, is: 'number' },
              { text: handText.again, is: 'unseen' },
            ]}
          />
          <tbody>
            {preview.files.map(({ number, at, desk, decisions }) => (
              <tr key={number}>
                <td>{grouped(number)}</td>
                <td>{moment(at)}</td>
                <td>{desk}</td>
                <td className="n">{grouped(decisions)}</td>
                <td className="n">
                  <button
                    type="button"
                    className="btn ghost"
                    disabled={!isReady}
                    aria-label={handText.againNamed(number)}
                    onClick={() => onAgain(number)}
                  >
                    {handText.again}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);

type WriteProps = {
  readonly desk: Desk;
  readonly again: number | null;
  readonly onWritten: (sentence: string) => void;
  readonly onClose: () => void;
};

const WriteDialog = ({ desk, again, onWritten, onClose }: WriteProps) => {
  const [to, setTo] = useState(desk.trusted[0]?.fingerprint ?? '');
  const [path, setPath] = useState('');
  const write = async (): Promise<Failure | null> => {
    const written = await handOver({ desk: to, path, again });
    if (!written.ok) return written.error;
    onWritten(handText.written(written.value.number, written.value.decisions, written.value.path));
    return null;
  };
  return (
    <Ask
      title={handText.dialogTitle}
      text={handText.dialogText(again)}
      label={handText.write}
      busy={handText.writing}
      isReady={path.trim() !== ''}
      work={write}
      onClose={onClose}
    >
      <fieldset className="options">
        <legend>{handText.to}</legend>
        {desk.trusted.map(({ fingerprint, name }) => (
          <label key={fingerprint} className="opt">
            <input type="radio" name="to" checked={to === fingerprint} onChange={() => setTo(fingerprint)} />
            <span>
              <b>{name}</b>
              <span className="fingerprint">{fingerprint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <PathField
        label={fileText.folderOrFile}
        hint={fileText.pathHint}
        value={path}
        onChange={setPath}
        choose={{ purpose: 'save-decisions', name: `decisions-of-${desk.name}` }}
      />
    </Ask>
  );
};
