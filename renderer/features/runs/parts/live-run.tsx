import { useEffect, useState } from 'react';
import { runIdSchema } from '../../../../shared/domain/ids.ts';
import type { Run, RunPhase } from '../../../../shared/domain/run.ts';
import { invoke, subscribe } from '../../../ipc/client.ts';
import { duration, grouped } from '../../../text/format.ts';
import { phaseText, runModeText } from '../../../text/names.ts';

type Props = { readonly run: Run };

const phases: readonly RunPhase[] = ['erp', 'dotdigital', 'compare'];

/** A run that says nothing for this long is told as silent (lessons: "running" long after it failed). */
const silentMs = 60_000;

/** The run that is going on, as it goes on. */
export const LiveRun = ({ run: asked }: Props) => {
  const [told, setTold] = useState<Run | null>(null);
  const [now, setNow] = useState(Date.now);
  useEffect(() => subscribe('sync.progressed', ({ run }) => setTold(run)), []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const run = told?.id === asked.id ? told : asked;
  const at = Math.max(0, phases.indexOf(run.phase));
  const silence = now - run.progressedAt;
  return (
    <section className="card live" aria-label="Running now">
      <div className="live-head">
        <h2>
          Customers{' '}
          <span className="faint">
            run {run.id} · {runModeText[run.mode]} · {run.startedBy}
          </span>
        </h2>
        <span className="pill erp">
          <i className="dot run" /> running
        </span>
      </div>
      <ol className="phases">
        {phases.map((phase, index) => (
          <li key={phase} className={index < at ? 'past' : index === at ? 'here' : ''}>
            {phaseText[phase]}
          </li>
        ))}
      </ol>
      <dl className="figures">
        <Figure label="Customers read" value={grouped(run.counts.erpRead)} />
        <Figure label="Contacts read" value={grouped(run.counts.dotdigitalRead)} />
        <Figure label="Changed" value={grouped(run.counts.erpChanged + run.counts.dotdigitalChanged)} />
        <Figure label="Compared" value={grouped(run.counts.compared)} />
        <Figure label="Calls used" value={grouped(run.counts.erpCalls + run.counts.dotdigitalCalls)} />
        <Figure label="Time" value={duration(now - run.startedAt)} />
      </dl>
      <div className="live-foot">
        <span className={silence > silentMs ? 'warn-text' : 'muted'}>
          {silence > silentMs
            ? `Nothing heard for ${duration(silence)}: the remote may not be answering`
            : `Last progress ${duration(silence)} ago`}
        </span>
        <button
          type="button"
          className="btn"
          onClick={() => void invoke('sync.cancel', { runId: runIdSchema.parse(run.id) })}
        >
          Cancel
        </button>
      </div>
    </section>
  );
};

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
