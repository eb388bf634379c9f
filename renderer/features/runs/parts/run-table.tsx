import type { Run, RunState } from '../../../../shared/domain/run.ts';
import { counted, duration, grouped, moment } from '../../../text/format.ts';
import { runModeText, runStateText, triggerText } from '../../../text/names.ts';

type Props = {
  readonly runs: readonly Run[];
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
  readonly onMore: (() => void) | null;
  readonly now: number;
};

export const runTone: Readonly<Record<RunState, string>> = {
  queued: 'pill',
  running: 'pill erp',
  interrupted: 'pill warn',
  succeeded: 'pill good',
  partial: 'pill warn',
  aborted: 'pill bad',
  failed: 'pill bad',
  cancelled: 'pill',
};

/** The runs, newest first. A row is chosen with its number, which is a button. */
export const RunTable = ({ runs, selectedId, onSelect, onMore, now }: Props) => (
  <section className="card run-table">
    <table>
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">State</th>
          <th scope="col">Kind</th>
          <th scope="col">Started</th>
          <th scope="col" className="n">
            Took
          </th>
          <th scope="col" className="n">
            Read
          </th>
          <th scope="col" className="n">
            Changed
          </th>
          <th scope="col" className="n">
            Found
          </th>
          <th scope="col" className="n">
            Gone
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} className={run.id === selectedId ? 'on' : ''} onClick={() => onSelect(run.id)}>
            <td>
              <button
                type="button"
                className="link"
                aria-pressed={run.id === selectedId}
                onClick={() => onSelect(run.id)}
              >
                {grouped(run.id)}
              </button>
            </td>
            <td>
              <span className={runTone[run.state]}>{runStateText[run.state]}</span>
            </td>
            <td className="muted">
              {runModeText[run.mode]}, {triggerText[run.trigger]}
            </td>
            <td className="muted">{moment(run.startedAt)}</td>
            <td className="n muted">{duration((run.endedAt ?? now) - run.startedAt)}</td>
            <td className="n">{grouped(run.counts.erpRead + run.counts.dotdigitalRead)}</td>
            <td className="n">{grouped(run.counts.erpChanged + run.counts.dotdigitalChanged)}</td>
            <td className="n">{grouped(run.counts.opened)}</td>
            <td className="n">{grouped(run.counts.cleared)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {onMore === null ? (
      <p className="faint end">{counted(runs.length, 'run')}</p>
    ) : (
      <button type="button" className="btn ghost" onClick={onMore}>
        Show more
      </button>
    )}
  </section>
);
