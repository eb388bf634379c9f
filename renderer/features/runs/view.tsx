import { useState } from 'react';
import type { Run } from '../../../shared/domain/run.ts';
import { announce } from '../../actions/announce.ts';
import { Skeleton } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { useNow } from '../../frame/use-now.ts';
import { invoke } from '../../ipc/client.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { counted } from '../../text/format.ts';
import { LiveRun } from './parts/live-run.tsx';
import { RunDetail } from './parts/run-detail.tsx';
import { RunTable } from './parts/run-table.tsx';

/** How many runs are shown at first, and how many more at a time; the contract allows 200 a page. */
const step = 50;

/** Sync runs: what runs now, what ran, and what each run read, changed, found and set aside. */
export const RunsView = () => {
  const [shown, setShown] = useState(step);
  const { data, error, retry } = useQuery('run.page', { limit: Math.min(200, shown) });
  const workspace = useQuery('workspace.get', {}).data;
  const [selectedId, select] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const now = useNow();
  const start = async (mode: 'full' | 'incremental', acceptDrop = false): Promise<void> => {
    const started = await invoke('sync.start', { job: 'customers', mode, acceptDrop });
    setRefusal(started.ok ? null : started.error.sentence);
    announce(started.ok ? 'The sync has started.' : started.error.sentence);
    if (started.ok) select(null);
  };
  const isBlocked = workspace === undefined || workspace.running !== null || workspace.access === 'read-only';
  const runs = data?.runs ?? [];
  // What runs now has its own card above.
  const ended = runs.filter(({ state }) => state !== 'running' && state !== 'queued');
  const selected = ended.find(({ id }) => id === selectedId) ?? ended[0];
  return (
    <main className="runs">
      <header className="runs-head">
        <div>
          <h1>Sync runs</h1>
          <p className="muted">{headline(runs)}</p>
        </div>
        <button type="button" className="btn" disabled={isBlocked} onClick={() => void start('full')}>
          Run in full
        </button>
        <button type="button" className="btn pri" disabled={isBlocked} onClick={() => void start('incremental')}>
          Run changes only
        </button>
      </header>
      {refusal === null ? null : (
        <div className="notice warn" role="alert">
          <span>{refusal}</span>
          <button type="button" className="btn ghost" onClick={() => setRefusal(null)}>
            Dismiss
          </button>
        </div>
      )}
      {workspace?.running == null ? null : <LiveRun run={workspace.running} />}
      {error !== null && data === undefined ? (
        <State title="The runs could not be read">
          <p className="muted">{error.sentence}</p>
          <button type="button" className="btn" onClick={retry}>
            Try again
          </button>
        </State>
      ) : data === undefined ? (
        <Skeleton width="100%" height={260} />
      ) : runs.length === 0 ? (
        <State title="No run yet">
          <p className="muted">A run reads both systems and compares them. Nothing is written by it.</p>
        </State>
      ) : (
        <div className="runs-grid">
          <RunTable
            runs={runs}
            selectedId={selected?.id ?? null}
            onSelect={select}
            onMore={data.next === null || shown >= 200 ? null : () => setShown(shown + step)}
            now={now}
          />
          {selected === undefined ? null : (
            <RunDetail run={selected} onAccept={isBlocked ? null : () => void start('full', true)} />
          )}
        </div>
      )}
    </main>
  );
};

const headline = (runs: readonly Run[]): string => {
  if (runs.length === 0) return 'What was read, when, and what came of it.';
  const of = (state: Run['state']): number => runs.filter((run) => run.state === state).length;
  const parts = [
    [of('succeeded'), 'fine'],
    [of('partial'), 'partial'],
    [of('failed') + of('aborted'), 'failed or stopped'],
    [of('cancelled'), 'cancelled'],
    [of('running') + of('queued'), 'running'],
  ] as const;
  return `Last ${counted(runs.length, 'run')}: ${parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')}`;
};
