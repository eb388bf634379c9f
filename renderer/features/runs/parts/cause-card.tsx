import { type Cause, causeTimes, endOf } from '../../../text/cause-text.ts';
import { grouped } from '../../../text/format.ts';
import type { Bar } from '../../../text/run-text.ts';
import { SidePill } from './side-pill.tsx';

type Props = {
  readonly causes: readonly Cause[] | undefined;
  readonly error: string | null;
  readonly bars: readonly Bar[];
  readonly now: number;
  readonly onSelect: (id: number) => void;
};

/** What the runs of the last six hours met, by cause, and whether a later run made it good. */
export const CauseCard = ({ causes, error, bars, now, onSelect }: Props) => (
  <section className="card causes" aria-labelledby="causes-title">
    <div className="card-head">
      <h2 id="causes-title">Errors by cause</h2>
      <span className="faint">last 6 hours, most records first</span>
    </div>
    {causes === undefined ? (
      <p className="muted">{error ?? 'Reading…'}</p>
    ) : causes.length === 0 ? (
      <p className="muted">No run met an error.</p>
    ) : (
      <table>
        <colgroup>
          <col />
          <col className="col-side" />
          <col className="col-count" />
          <col className="col-since" />
          <col className="col-next" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Cause</th>
            <th scope="col">Side</th>
            <th scope="col" className="n">
              Records
            </th>
            <th scope="col">Since</th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        <tbody>
          {causes.map((cause) => (
            <CauseRow key={`${cause.system}-${cause.code}-${cause.sentence}`} {...{ cause, bars, now, onSelect }} />
          ))}
        </tbody>
      </table>
    )}
  </section>
);

type RowProps = Pick<Props, 'bars' | 'now' | 'onSelect'> & { readonly cause: Cause };

const CauseRow = ({ cause, bars, now, onSelect }: RowProps) => {
  const end = endOf(cause, bars);
  return (
    <tr>
      <td className="selectable wraps strong">{cause.sentence}</td>
      <td>
        <SidePill system={cause.system} />
      </td>
      <td className="n">{grouped(cause.records)}</td>
      <td>{causeTimes(cause, end, now)}</td>
      <td>
        {end.kind === 'made-good' ? (
          <span className="muted">{end.text}</span>
        ) : (
          <button type="button" className="link" onClick={() => onSelect(end.runId)}>
            {end.text}
          </button>
        )}
      </td>
    </tr>
  );
};
