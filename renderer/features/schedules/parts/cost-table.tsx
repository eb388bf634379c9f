import type { Forecast } from '../../../../shared/domain/cost.ts';
import type { Job, SyncMode } from '../../../../shared/domain/run.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import {
  afterwardsText,
  basisText,
  callsText,
  decidedText,
  fitText,
  isTight,
  partText,
  sidesText,
  tierText,
  tightAdvice,
  timeText,
} from '../../../text/cost-text.ts';
import { grouped, sentenceCase } from '../../../text/format.ts';
import { runModeText } from '../../../text/names.ts';
import { startJob } from '../store.ts';

type Props = {
  readonly job: Job;
  readonly forecasts: readonly Forecast[] | undefined;
  readonly isBlocked: boolean;
};

/** What a run of the job costs now, told before it is started: of changes, and in full. */
export const CostTable = ({ job, forecasts, isBlocked }: Props) => {
  const own = forecasts?.filter((one) => one.job === job);
  return (
    <section className="cost" aria-label="What a run costs">
      <h3>What a run costs</h3>
      {own === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        modesOf(job).flatMap((mode) => {
          const forecast = own.find((one) => one.mode === mode);
          return forecast === undefined ? [] : [<Mode key={mode} {...{ mode, forecast, isBlocked }} />];
        })
      )}
    </section>
  );
};

/** The others read the same whatever is asked for. */
const hasModes: ReadonlySet<Job> = new Set(['customers', 'products', 'orders']);

const modesOf = (job: Job): readonly SyncMode[] => (hasModes.has(job) ? ['incremental', 'full'] : ['incremental']);

type ModeProps = { readonly mode: SyncMode; readonly forecast: Forecast; readonly isBlocked: boolean };

const Mode = ({ mode, forecast, isBlocked }: ModeProps) => (
  <div className="cost-mode">
    <div className="cost-head">
      <b>{modesOf(forecast.job).length === 1 ? 'A run' : runModeText[mode]}</b>
      <span>
        {callsText(forecast)} <small className="muted">{sidesText(forecast)}</small>
      </span>
      <span className="muted">{timeText(forecast)}</span>
      <button type="button" className="btn" disabled={isBlocked} onClick={() => void startJob(forecast.job, mode)}>
        Run
      </button>
    </div>
    {forecast.decided.length === 0 ? null : <Afterwards decided={forecast.decided} />}
    {isTight(forecast) ? <p className="notice warn">{tightAdvice}</p> : null}
    <details>
      <summary>Call by call</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">What is asked for</th>
            <th scope="col">Counted by</th>
            <th scope="col" className="n">
              Calls
            </th>
          </tr>
        </thead>
        <tbody>
          {forecast.parts.map((part) => (
            <tr key={`${part.part} ${part.system}`}>
              <td className="wraps">{partText[part.part]}</td>
              <td className="muted wraps">{basisText(part, mode)}</td>
              <td className="n">{grouped(part.calls)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {forecast.tiers.map((tier) => (
          <li key={`${tier.system} ${tier.scope}`} className="muted">
            {sentenceCase(tierText(tier))}: {fitText(tier)}.
          </li>
        ))}
      </ul>
    </details>
  </div>
);

/** What policies would have sent after the run, one line each. */
const Afterwards = ({ decided }: Pick<Forecast, 'decided'>) => (
  <>
    <p className="afterwards">{afterwardsText(decided)}</p>
    <ul>
      {decided.map((one) => (
        <li key={one.policy} className="muted">
          {decidedText(one)}
          {one.changes === null || one.changes === 0 ? '' : `: ${sidesText(one)}`}.
        </li>
      ))}
    </ul>
  </>
);
