import { jobText } from '../../../text/names.ts';
import { inJobOrder } from '../../../text/run-text.ts';
import { scheduleText, type Timer, untilText } from '../../../text/schedule-text.ts';

type Props = {
  readonly timers: readonly Timer[] | undefined;
  readonly now: number;
  readonly run: { readonly isBlocked: boolean; readonly start: () => void };
};

/** Stands where a run would: when the next ones are. */
export const NextRuns = ({ timers, now, run }: Props) => (
  <section className="card live" aria-label="Next runs">
    <div className="card-head">
      <h2>Nothing runs now</h2>
    </div>
    {timers === undefined ? (
      <p className="muted">When the next run is due is not known.</p>
    ) : timers.every(({ isOn }) => !isOn) ? (
      <p className="muted">No job runs by itself. Run one here, or switch the timers on.</p>
    ) : (
      <dl className="next-runs">
        {inJobOrder(timers).map((timer) => (
          <div key={timer.job}>
            <dt>{jobText[timer.job]}</dt>
            <dd className="faint">{scheduleText(timer)}</dd>
            <dd>{untilText(timer, now)}</dd>
          </div>
        ))}
      </dl>
    )}
    <div className="live-foot">
      <span />
      <button type="button" className="btn" disabled={run.isBlocked} onClick={run.start}>
        Run changes only <kbd>R</kbd>
      </button>
    </div>
  </section>
);
