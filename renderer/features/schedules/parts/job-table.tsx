import { promiseOf } from '../../../../shared/domain/alerts.ts';
import type { Forecast } from '../../../../shared/domain/cost.ts';
import type { JobHealth } from '../../../../shared/domain/health.ts';
import type { Job } from '../../../../shared/domain/run.ts';
import { tradeOffOf } from '../../../../shared/domain/trade-off.ts';
import { duration, grouped, when } from '../../../text/format.ts';
import { lagOf } from '../../../text/freshness.ts';
import { jobText, runStateText } from '../../../text/names.ts';
import { inJobOrder, runTone } from '../../../text/run-text.ts';
import { type Schedule, scheduleText, type Timer, untilText } from '../../../text/schedule-text.ts';

type Props = {
  readonly schedule: Schedule;
  readonly health: readonly JobHealth[];
  readonly forecasts: readonly Forecast[] | undefined;
  readonly selected: Job;
  readonly onSelect: (job: Job) => void;
  readonly now: number;
};

/** Every job: when it runs, how fresh what it read is against what is promised, and what it costs in a day. */
export const JobTable = ({ schedule, health, forecasts, selected, onSelect, now }: Props) => (
  <section className="card job-table" aria-labelledby="jobs-title">
    <div className="card-head">
      <h2 id="jobs-title">Jobs</h2>
      <span className="faint">one runs at a time; customers, consent and products go before orders</span>
    </div>
    <table>
      <thead>
        <tr>
          <th scope="col">Job</th>
          <th scope="col">Runs</th>
          <th scope="col">Last run</th>
          <th scope="col">Age, promised</th>
          <th scope="col" className="n">
            Calls a day
          </th>
        </tr>
      </thead>
      <tbody>
        {inJobOrder(schedule.jobs).map((timer) => (
          <Row
            key={timer.job}
            timer={timer}
            schedule={schedule}
            health={health.find(({ job }) => job === timer.job)}
            forecast={forecasts?.find(({ job, mode }) => job === timer.job && mode === 'incremental')}
            isOn={timer.job === selected}
            onSelect={onSelect}
            now={now}
          />
        ))}
      </tbody>
    </table>
  </section>
);

type RowProps = Pick<Props, 'schedule' | 'onSelect' | 'now'> & {
  readonly timer: Timer;
  readonly health: JobHealth | undefined;
  readonly forecast: Forecast | undefined;
  readonly isOn: boolean;
};

const Row = ({ timer, schedule, health, forecast, isOn, onSelect, now }: RowProps) => (
  <tr className={isOn ? 'on' : ''} onClick={() => onSelect(timer.job)}>
    <td>
      <button
        type="button"
        className="link"
        aria-pressed={isOn}
        onClick={(event) => {
          event.stopPropagation();
          onSelect(timer.job);
        }}
      >
        {jobText[timer.job]}
      </button>
    </td>
    <td className="wraps">
      {scheduleText(timer)} <small className="muted">{untilText(timer, now)}</small>
    </td>
    <td>
      {health?.last == null ? (
        <span className="muted">never ran</span>
      ) : (
        <>
          <span className={runTone[health.last.state]}>{runStateText[health.last.state]}</span>{' '}
          <span className="muted">{when(health.last.startedAt, now)}</span>
        </>
      )}
    </td>
    <td>
      <Age timer={timer} schedule={schedule} good={health?.good ?? null} now={now} />
    </td>
    <td className="n">{forecast === undefined ? '–' : timer.isOn ? callsOf(timer, schedule, forecast) : 'none'}</td>
  </tr>
);

const callsOf = ({ rhythm }: Timer, { quiet }: Schedule, forecast: Forecast): string => {
  const { erpCalls, dotdigitalCalls } = tradeOffOf(rhythm, quiet, forecast);
  return grouped(erpCalls + dotdigitalCalls);
};

type AgeProps = Pick<RowProps, 'timer' | 'schedule' | 'now'> & { readonly good: JobHealth['good'] };

/** How old what was read last is, against what the schedule promises of it. */
const Age = ({ timer, schedule, good, now }: AgeProps) => {
  if (good === null) return <span className="muted">never read</span>;
  const lag = lagOf(good.startedAt, good.id, schedule.setBack, now);
  if (lag === null) return <span className="muted">not known</span>;
  const promised = promiseOf(timer.rhythm);
  const isOld = timer.isOn && lag > promised;
  return (
    <span className={isOld ? 'warn-text' : ''}>
      {lag < 60_000 ? 'under 1 min' : duration(Math.floor(lag / 60_000) * 60_000)}
      {timer.isOn ? <span className="muted"> of {duration(promised)}</span> : null}
    </span>
  );
};
