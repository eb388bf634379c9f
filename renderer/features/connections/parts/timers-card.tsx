import { Skeleton } from '../../../design/skeleton.tsx';
import { openSchedule } from '../../../frame/open-schedule.ts';
import { useNow } from '../../../frame/use-now.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { sentenceCase } from '../../../text/format.ts';
import { jobText } from '../../../text/names.ts';
import { inJobOrder, jobEffect } from '../../../text/run-text.ts';
import { quietText, rhythmText, untilText } from '../../../text/schedule-text.ts';

/** When each job runs by itself and when next; it is changed where the runs are. */
export const TimersCard = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const schedule = useQuery('schedule.get', {}).data;
  const now = useNow();
  return (
    <section className="card" aria-label="Timers">
      <h2>
        Timers
        <button type="button" className="btn" disabled={schedule === undefined || isReadOnly} onClick={openSchedule}>
          Schedule…
        </button>
      </h2>
      {schedule === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        <>
          <dl className="timers">
            {inJobOrder(schedule.jobs).map((timer) => (
              <div key={timer.job}>
                <dt>{jobText[timer.job]}</dt>
                <dd>{timer.isOn ? `${rhythmText(timer.rhythm)}, ${untilText(timer, now)}` : 'off'}</dd>
                <dd className="muted">{sentenceCase(jobEffect[timer.job])}.</dd>
              </div>
            ))}
          </dl>
          <p className="muted small">{quietText(schedule.quiet)}</p>
        </>
      )}
    </section>
  );
};
