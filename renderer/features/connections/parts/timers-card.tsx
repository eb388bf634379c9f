import { useState } from 'react';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { useQuery } from '../../../ipc/use-query.ts';
import { clock } from '../../../text/format.ts';
import { rhythmText, waitText } from '../../../text/schedule-text.ts';
import { timerText } from '../../../text/workspace-text.ts';
import { setTimer } from '../care.ts';
import { useAttempt } from '../use-attempt.ts';
import { Refusal } from './refusal.tsx';

type Planned = OutputOf<'schedule.get'>['jobs'][number];

const minuteMs = 60_000;
const mostMinutes = 1_440;

/** When each job runs by itself. */
export const TimersCard = ({ isReviewer }: { readonly isReviewer: boolean }) => {
  const jobs = useQuery('schedule.get', {}).data?.jobs;
  return (
    <section className="card" aria-label={timerText.title}>
      <h2>{timerText.title}</h2>
      {jobs === undefined ? (
        <Skeleton width="100%" height={60} />
      ) : (
        jobs.map((planned) => (
          <Timer key={`${planned.job} ${rhythmText(planned.rhythm)}`} planned={planned} isReviewer={isReviewer} />
        ))
      )}
    </section>
  );
};

const Timer = ({ planned, isReviewer }: { readonly planned: Planned; readonly isReviewer: boolean }) => {
  const { job, rhythm, isOn } = planned;
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const title = timerText.jobs[job];
  return (
    <div className="timer">
      <label className="tick-line">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy}
          onChange={(event) => run(() => setTimer(job, event.target.checked, rhythm))()}
        />
        <span>
          <b>{title}</b>
          <span>{timerText.hint[job]}</span>
          <span>{stateOf(planned, isReviewer)}</span>
        </span>
      </label>
      {rhythm.kind === 'interval' ? (
        <Every planned={planned} everyMs={rhythm.everyMs} {...{ title, isBusy, run }} />
      ) : (
        <span className="every">{rhythmText(rhythm)}</span>
      )}
      <Refusal sentence={refusal} />
    </div>
  );
};

type EveryProps = {
  readonly planned: Planned;
  readonly everyMs: number;
  readonly title: string;
  readonly isBusy: boolean;
  readonly run: ReturnType<typeof useAttempt>['run'];
};

const Every = ({ planned, everyMs, title, isBusy, run }: EveryProps) => {
  const [minutes, setMinutes] = useState(String(Math.round(everyMs / minuteMs)));
  const wanted = Number(minutes);
  const isInRange = Number.isInteger(wanted) && wanted >= 1 && wanted <= mostMinutes;
  const isChanged = wanted * minuteMs !== everyMs;
  const rhythm = { kind: 'interval' as const, everyMs: wanted * minuteMs };
  return (
    <form className="every" onSubmit={run(() => setTimer(planned.job, planned.isOn, rhythm))}>
      {timerText.every}
      <input
        type="number"
        aria-label={timerText.minutes(title)}
        min={1}
        max={mostMinutes}
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      {timerText.unit}
      {isChanged ? (
        <button type="submit" className="btn" disabled={isBusy || !isInRange}>
          {timerText.save}
        </button>
      ) : null}
      {isInRange ? null : <small className="bad-text">{timerText.range}</small>}
    </form>
  );
};

/** Recording opt-outs writes, which is the writer's alone. */
const stateOf = ({ job, isOn, nextAt, wait }: Planned, isReviewer: boolean): string => {
  if (!isOn) return timerText.off;
  if (isReviewer && job === 'consent') return timerText.reviewer;
  if (wait !== null) return `on; ${waitText(wait, job, Date.now())}`;
  return nextAt === null ? timerText.waits : timerText.next(clock(nextAt));
};
