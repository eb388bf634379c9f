import { type Job, jobs, type Run } from '../../../../shared/domain/run.ts';
import { clock } from '../../../text/format.ts';
import { jobText } from '../../../text/names.ts';
import { type Bar, emptyLaneText, lastRunText } from '../../../text/run-text.ts';
import { scheduleText, type Timer } from '../../../text/schedule-text.ts';
import { barsOf, type Hours, placeOf, ticksOf } from '../hours.ts';
import { Lane } from './lane.tsx';

type Props = {
  readonly bars: readonly Bar[];
  readonly last: readonly Run[];
  readonly timers: readonly Timer[] | undefined;
  readonly hours: Hours;
  readonly now: number;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
};

/** Every job's runs of the last six hours on one time axis. */
export const Timeline = ({ bars, last, timers, hours, now, selectedId, onSelect }: Props) => {
  const ticks = ticksOf(hours);
  return (
    <section className="card run-timeline" aria-label="Runs by job, last 6 hours">
      <table>
        <colgroup>
          <col className="col-job" />
          <col className="col-schedule" />
          <col />
          <col className="col-last" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Job</th>
            <th scope="col">Schedule</th>
            <th scope="col">
              <span className="visually-hidden">Runs</span>
              <span className="axis" aria-hidden="true">
                {ticks.map((at) => (
                  <span key={at} style={{ left: `${placeOf(at, hours)}%` }}>
                    {clock(at)}
                  </span>
                ))}
                <span className="axis-end">{clock(now)}</span>
              </span>
            </th>
            <th scope="col" className="n">
              Last run
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <Row
              key={job}
              job={job}
              bars={barsOf(bars, job)}
              last={last.find((run) => run.job === job)}
              timer={timers?.find((timer) => timer.job === job)}
              {...{ hours, ticks, now, selectedId, onSelect }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};

type RowProps = {
  readonly job: Job;
  readonly bars: readonly Bar[];
  readonly last: Run | undefined;
  readonly timer: Timer | undefined;
  readonly hours: Hours;
  readonly ticks: readonly number[];
  readonly now: number;
  readonly selectedId: number | null;
  readonly onSelect: (id: number) => void;
};

const Row = ({ job, bars, last, timer, hours, ticks, now, selectedId, onSelect }: RowProps) => {
  const running = bars.findLast(({ state }) => state === 'running' || state === 'queued');
  return (
    <tr>
      <th scope="row">{jobText[job]}</th>
      <td className="faint wraps">{scheduleText(timer)}</td>
      <td className="lane-cell">
        <span className="hours" aria-hidden="true">
          {ticks.map((at) => (
            <i key={at} style={{ left: `${placeOf(at, hours)}%` }} />
          ))}
        </span>
        {bars.length === 0 ? (
          <span className="empty-lane faint">{emptyLaneText(timer, now)}</span>
        ) : (
          <Lane label={jobText[job]} {...{ bars, hours, now, selectedId, onSelect }} />
        )}
      </td>
      <td className="n muted">{lastRunText(running, last, now)}</td>
    </tr>
  );
};
