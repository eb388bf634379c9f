import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { Sheet } from '../../../design/sheet.tsx';
import { Awaited } from '../../../design/unread.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { type Planned, type PlannedJob, planText, shownText } from '../../../text/plan-text.ts';

type Props = {
  readonly job: PlannedJob | 'customers' | 'consent';
  /** How many records would be written or left for review, and what that takes. */
  readonly total: number;
  readonly told: string;
  readonly onClose: () => void;
};

const pageSize = 50;

/** A dry run: every record that would be written, field by field, and the body that is sent. */
export const PlanDialog = ({ job, total, told, onClose }: Props) => {
  // A cursor for each page that is shown; the next one is asked for by scrolling no further than a person wants.
  const [cursors, showPages] = useState<readonly string[]>(['']);
  return (
    <Sheet className="wide plan-dialog" title={planText.dialog(job)} text={told} onClose={() => onClose()}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="scrolls" aria-label={planText.dialog(job)} tabIndex={0}>
        <table className="planned">
          <colgroup>
            <col className="col-key" />
            <col className="col-verb" />
            <col />
          </colgroup>
          {cursors.map((after, place) => (
            <Page
              key={after}
              job={job}
              after={after}
              isLast={place === cursors.length - 1}
              onMore={(next) => showPages([...cursors, next])}
            />
          ))}
        </table>
      </section>
      <div className="buttons">
        <span className="faint">{shownText(Math.min(cursors.length * pageSize, total), total)}</span>
        <Dialog.Close className="btn">{planText.close}</Dialog.Close>
      </div>
    </Sheet>
  );
};

type PageProps = {
  readonly job: PlannedJob | 'customers' | 'consent';
  readonly after: string;
  readonly isLast: boolean;
  readonly onMore: (next: string) => void;
};

const Page = ({ job, after, isLast, onMore }: PageProps) => {
  const { data, error, retry } = useQuery('job.plan', { job, after, limit: pageSize });
  const next = data?.next ?? null;
  return (
    <tbody>
      {data === undefined ? (
        <tr>
          <td colSpan={3}>
            <Awaited error={error} retry={retry} height={24} />
          </td>
        </tr>
      ) : (
        data.writes.map((write) => <Row key={write.key} job={job} write={write} />)
      )}
      {isLast && next !== null ? (
        <tr>
          <td colSpan={3}>
            <button type="button" className="btn" onClick={() => onMore(next)}>
              {planText.more}
            </button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
};

const tones = { create: 'pill good', update: 'pill warn', delete: 'pill bad' } as const;

const Row = ({ job, write }: Pick<Props, 'job'> & { readonly write: Planned }) => (
  <tr>
    <td className="selectable wraps strong">{write.key}</td>
    <td>
      <span className={tones[write.verb]}>{planText.verb[write.verb]}</span>
      {write.fate === undefined || planText.fate[write.fate] === null ? null : (
        <small className="faint">{planText.fate[write.fate]}</small>
      )}
    </td>
    <td className="wraps">
      <ul className="changes">
        {write.changes.map(({ field, before, after }) => (
          <li key={field}>
            <b>{planText.field(field)}</b> {write.verb === 'create' ? null : <del>{before ?? planText.none}</del>}{' '}
            {write.verb === 'delete' ? null : <ins>{after ?? planText.none}</ins>}
          </li>
        ))}
      </ul>
      {write.json === null ? (
        <p className="muted">{planText.held(job)}</p>
      ) : (
        <details>
          <summary>{planText.sent}</summary>
          <pre className="selectable">{write.json}</pre>
        </details>
      )}
    </td>
  </tr>
);
