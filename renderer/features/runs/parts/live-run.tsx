import { useEffect, useRef, useState } from 'react';
import { runIdSchema } from '../../../../shared/domain/ids.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { subscribe } from '../../../ipc/client.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { duration, grouped } from '../../../text/format.ts';
import { jobText, phaseText, runModeText } from '../../../text/names.ts';
import { phasesOf } from '../../../text/run-text.ts';
import { silenceText, silentMs } from '../../../text/waiting-text.ts';
import { useKept } from '../hours.ts';
import { useSilence } from '../use-silence.ts';

type Props = { readonly run: Run; readonly isCancelling: boolean; readonly onCancel: () => void };

/** A rate is told once it rests on this much time. */
const rateMs = 5_000;

/** The run that is going on, as it goes on. */
export const LiveRun = ({ run: asked, isCancelling, onCancel }: Props) => {
  const [told, setTold] = useState<Run | null>(null);
  const [now, setNow] = useState(Date.now);
  useEffect(() => subscribe('sync.progressed', ({ run }) => setTold(run)), []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const run = told?.id === asked.id && told.progressedAt >= asked.progressedAt ? told : asked;
  const phases = phasesOf[run.job];
  const at = run.phase === 'done' ? phases.length : Math.max(0, phases.indexOf(run.phase));
  const silence = useSilence(run, now);
  return (
    <section className="card live" aria-label="Running now">
      <div className="card-head">
        <h2>{jobText[run.job]}</h2>
        <span className="faint ellipsis">
          run {grouped(run.id)} · {run.job === 'customers' ? `${runModeText[run.mode].toLowerCase()} · ` : ''}
          {run.startedBy}
        </span>
        <span className="pill erp end">
          <i className="dot run" aria-hidden="true" /> running
        </span>
      </div>
      <ol className="phases">
        {phases.map((phase, place) => (
          <li
            key={phase}
            className={place < at ? 'past' : place === at ? 'here' : ''}
            aria-current={place === at ? 'step' : undefined}
          >
            {phaseText(run.job, phase)}
          </li>
        ))}
      </ol>
      <LiveFigures run={run} now={now} />
      <div className="live-foot">
        {silence < silentMs ? (
          <span className="muted">{silenceText(silence, null, now)}</span>
        ) : (
          <Stall runId={run.id} silence={silence} now={now} />
        )}
        <button type="button" className="btn" disabled={isCancelling} onClick={onCancel}>
          {isCancelling ? 'Cancelling…' : 'Cancel'} <kbd>X</kbd>
        </button>
      </div>
    </section>
  );
};

/** How often it is asked what a silent run waits for. */
const askMs = 5_000;

/** Why a run makes no progress, asked for again while it makes none. */
const Stall = ({ runId, silence, now }: { readonly runId: number; readonly silence: number; readonly now: number }) => {
  const { data, retry } = useQuery('run.get', { runId: runIdSchema.parse(runId) });
  const told = useKept(data);
  const asked = useRef(retry);
  asked.current = retry;
  useEffect(() => {
    asked.current();
    const timer = setInterval(() => asked.current(), askMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="warn-text" role="status">
      {silenceText(silence, told?.waitingFor ?? null, now)}
    </span>
  );
};

const LiveFigures = ({ run, now }: { readonly run: Run; readonly now: number }) => {
  const { counts } = run;
  const read = counts.erpRead + counts.dotdigitalRead;
  const spent = Math.max(run.progressedAt - run.startedAt, 0);
  return (
    <>
      <dl className="figures">
        <Figure label="Records" value={grouped(read)} />
        <Figure label="Rate" value={spent < rateMs ? '–' : grouped(Math.round(read / (spent / 60_000)))} unit="a min" />
        <Figure label="Calls used" value={grouped(counts.erpCalls + counts.dotdigitalCalls)} />
        <Figure label="Time" value={duration(now - run.startedAt)} />
      </dl>
      <dl className="figures small">
        <Figure label="ERP" value={grouped(counts.erpRead)} />
        <Figure label="Dotdigital" value={grouped(counts.dotdigitalRead)} />
        <Figure label="Changed" value={grouped(counts.erpChanged + counts.dotdigitalChanged)} />
        {run.job === 'consent' ? <WrittenFigures runId={run.id} /> : null}
        {run.job === 'customers' ? <Figure label="Compared" value={grouped(counts.compared)} /> : null}
      </dl>
    </>
  );
};

const WrittenFigures = ({ runId }: { readonly runId: number }) => {
  const { data } = useQuery('run.get', { runId: runIdSchema.parse(runId) });
  return (
    <>
      <Figure label="Written" value={data === undefined ? '–' : grouped(data.written)} />
      <Figure label="Verified" value={data === undefined ? '–' : grouped(data.verified)} />
    </>
  );
};

type FigureProps = { readonly label: string; readonly value: string; readonly unit?: string };

const Figure = ({ label, value, unit }: FigureProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {value}
      {unit === undefined || value === '–' ? null : <small className="faint"> {unit}</small>}
    </dd>
  </div>
);
