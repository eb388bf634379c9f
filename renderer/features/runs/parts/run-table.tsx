import type { Run } from '../../../../shared/domain/run.ts';
import { counted, grouped, moment } from '../../../text/format.ts';
import { jobText, runStateText } from '../../../text/names.ts';
import { runKind, runTone, tookText } from '../../../text/run-text.ts';

type Props = {
  readonly runs: readonly Run[];
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
  readonly onMore: (() => void) | null;
  readonly now: number;
};

const figures = ['Took', 'Read', 'Changed', 'Found', 'Gone'] as const;

/** Every run, newest first, the old ones too. A row is chosen with its number, which is a button. */
export const RunTable = ({ runs, selectedId, onSelect, onMore, now }: Props) => (
  <section className="card run-table" aria-labelledby="all-runs">
    <div className="card-head">
      <h2 id="all-runs">All runs</h2>
      <span className="faint">newest first</span>
    </div>
    <table>
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Job</th>
          <th scope="col">State</th>
          <th scope="col">Kind</th>
          <th scope="col">Started</th>
          {figures.map((name) => (
            <th key={name} scope="col" className="n">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} run={run} isOn={run.id === selectedId} onSelect={onSelect} now={now} />
        ))}
      </tbody>
    </table>
    {onMore === null ? (
      <p className="faint end-of-list">{counted(runs.length, 'run')}</p>
    ) : (
      <button type="button" className="btn ghost" onClick={onMore}>
        Show more
      </button>
    )}
  </section>
);

type RowProps = Pick<Props, 'onSelect' | 'now'> & { readonly run: Run; readonly isOn: boolean };

const Row = ({ run, isOn, onSelect, now }: RowProps) => (
  <tr className={isOn ? 'on' : ''} onClick={() => onSelect(run.id)}>
    <td>
      <button
        type="button"
        className="link"
        aria-pressed={isOn}
        onClick={(event) => {
          event.stopPropagation();
          onSelect(run.id);
        }}
      >
        {grouped(run.id)}
      </button>
    </td>
    <td>{jobText[run.job]}</td>
    <td>
      <span className={runTone[run.state]}>{runStateText[run.state]}</span>
    </td>
    <td className="muted">{runKind(run)}</td>
    <td className="muted">{moment(run.startedAt)}</td>
    <td className="n muted">{tookText(run, now)}</td>
    <td className="n">{grouped(run.counts.erpRead + run.counts.dotdigitalRead)}</td>
    <td className="n">{grouped(run.counts.erpChanged + run.counts.dotdigitalChanged)}</td>
    <td className="n">{grouped(run.counts.opened)}</td>
    <td className="n">{grouped(run.counts.cleared)}</td>
  </tr>
);
