import type { ChangeLine } from '../../../../shared/domain/change.ts';
import type { MismatchStatus } from '../../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { listNotes } from '../../../text/list-text.ts';
import { postingText } from '../../../text/posting-text.ts';
import { stepTexts } from '../../../text/record-text.ts';

type Props = {
  readonly detail: MismatchDetail;
  readonly lines: readonly ChangeLine[];
  readonly stays: string | null;
};

const title: Readonly<Record<MismatchStatus, string>> = {
  open: 'What will be written',
  decided: 'What will be written',
  'awaiting-second': 'What will be written',
  resolved: 'What was written',
  cleared: 'What would be written',
  ignored: 'What would be written',
  deferred: 'What would be written',
};

/** What is written to whole records, step by step; each is verified before the next is sent. */
export const Steps = ({ detail, lines, stays }: Props) => {
  const shown = detail.row.status === 'open' ? lines : detail.lines;
  if (shown.length === 0) return null;
  const texts = stepTexts(detail, shown, { choices: detail.keep?.choices ?? [], stays });
  return (
    <section className="card">
      <h2>
        {title[detail.row.status]}
        {texts.length > 1 ? <span className="faint plain"> in this order, each read back before the next</span> : null}
      </h2>
      <ol className="written">
        {texts.map((text, place) => (
          <li key={text} className="selectable">
            <span className="place" aria-hidden="true">
              {place + 1}
            </span>
            {text}
          </li>
        ))}
      </ol>
      {[...listNotes(detail, shown, stays), ...(detail.evidence.posting === undefined ? [] : postingText.notes)].map(
        (note) => (
          <p key={note} className="faint">
            {note}
          </p>
        ),
      )}
    </section>
  );
};
