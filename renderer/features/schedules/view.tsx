import { useActions } from '../../actions/use-actions.ts';
import { Skeleton } from '../../design/skeleton.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useQuery } from '../../ipc/use-query.ts';
import { scheduleHeadline } from '../../text/alert-text.ts';
import { inJobOrder } from '../../text/run-text.ts';
import { clockSentences, type Schedule } from '../../text/schedule-text.ts';
import { AlertList } from './parts/alert-list.tsx';
import { JobPanel } from './parts/job-panel.tsx';
import { JobTable } from './parts/job-table.tsx';
import { QuietCard } from './parts/quiet-card.tsx';
import { schedulesActions } from './schedules-actions.ts';
import { dismiss, selectJob, useSchedules } from './store.ts';
import { type SchedulesData, useSchedulesData } from './use-schedules-data.ts';

/** Schedules & alerts: when each job runs, what that costs and gains, and what is wrong with the link. */
export const SchedulesView = () => {
  const workspace = useQuery('workspace.get', {}).data;
  // What was drafted for one workspace says nothing about another.
  return <Schedules key={workspace?.name ?? ''} />;
};

const Schedules = () => {
  const data = useSchedulesData();
  const { schedule, alerts } = data;
  const { job, refusal } = useSchedules();
  const timers = schedule === undefined ? [] : inJobOrder(schedule.jobs);
  useActions(
    schedulesActions(
      timers.map((timer) => timer.job),
      job,
      data.isBlocked,
    ),
  );
  const on = schedule?.isEnabled === true ? timers.filter(({ isOn }) => isOn).length : 0;
  return (
    <main className="schedules">
      <header>
        <h1>Schedules & alerts</h1>
        <p className="muted">
          {alerts === undefined
            ? 'When each job runs, what that costs and gains, and what is wrong with the link.'
            : `${scheduleHeadline(on, timers.length, alerts.length)}.`}
        </p>
      </header>
      {refusal === null ? null : (
        <div className="notice warn" role="alert">
          <span>{refusal}</span>
          <button type="button" className="btn ghost" onClick={dismiss}>
            Dismiss
          </button>
        </div>
      )}
      <Body data={data} />
    </main>
  );
};

const Body = ({ data }: { readonly data: SchedulesData }) => {
  const { schedule, health, alerts, now, error } = data;
  const job = useSchedules((state) => state.job);
  if (schedule === undefined || health === undefined || alerts === undefined)
    return error === null ? (
      <Skeleton width="100%" height={260} />
    ) : (
      <UnreadState title="The schedule could not be read" sentence={error.sentence} retry={data.retry} />
    );
  const timer = schedule.jobs.find((one) => one.job === job) ?? schedule.jobs[0];
  return (
    <>
      <Notices schedule={schedule} now={now} />
      <AlertList alerts={alerts} now={now} />
      <div className="schedules-columns">
        <div className="schedules-column">
          <JobTable {...{ schedule, health, now }} forecasts={data.forecasts} selected={job} onSelect={selectJob} />
          <QuietCard key={JSON.stringify(schedule.quiet)} schedule={schedule} isReadOnly={data.isReadOnly} />
        </div>
        {timer === undefined ? null : (
          <JobPanel key={`${timer.job} ${JSON.stringify(timer.rhythm)} ${timer.isOn}`} timer={timer} data={data} />
        )}
      </div>
    </>
  );
};

/** What keeps the timers from doing as they say. */
const Notices = ({ schedule, now }: { readonly schedule: Schedule; readonly now: number }) => (
  <>
    {schedule.isEnabled ? null : <p className="notice warn">Timers are switched off on this machine.</p>}
    {clockSentences(schedule, now).map((sentence) => (
      <p key={sentence} className="notice warn">
        {sentence}
      </p>
    ))}
  </>
);
