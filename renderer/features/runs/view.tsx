import type { Run } from '../../../shared/domain/run.ts';
import { useActions } from '../../actions/use-actions.ts';
import { Skeleton } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useQuery } from '../../ipc/use-query.ts';
import { BudgetCard } from './parts/budget-card.tsx';
import { CauseCard } from './parts/cause-card.tsx';
import { Head } from './parts/head.tsx';
import { ImportCard } from './parts/import-card.tsx';
import { LiveRun } from './parts/live-run.tsx';
import { NextRuns } from './parts/next-runs.tsx';
import { RunDetail } from './parts/run-detail.tsx';
import { RunTable } from './parts/run-table.tsx';
import { Timeline } from './parts/timeline.tsx';
import { TimersDialog } from './parts/timers-dialog.tsx';
import { runActions, startActions } from './run-actions.ts';
import { cancelRun, dismiss, type Start, select, startJob, useRuns } from './store.ts';
import { useRunList } from './use-run-list.ts';
import { type RunsData, useRunsData } from './use-runs-data.ts';

/** Sync runs: what runs, what ran and when, what came of it, and what it cost in calls. */
export const RunsView = () => {
  const workspace = useQuery('workspace.get', {}).data;
  // What was read of one workspace says nothing about another.
  return <Runs key={workspace?.name ?? ''} />;
};

const Runs = () => {
  const data = useRunsData();
  const list = useRunList();
  const { refusal } = useRuns();
  const { workspace, timers } = data;
  const isReadOnly = workspace?.access === 'read-only';
  const isBlocked = workspace === undefined || workspace.running !== null || isReadOnly;
  const bars = data.timeline?.bars ?? [];
  const ids = newestFirst(list.runs, bars);
  const selectedId = useSelected(ids, list.runs);
  useActions(runActions({ ids, selectedId, running: workspace?.running ?? null, isBlocked, isReadOnly }));
  return (
    <main className="runs">
      <Head
        bars={data.timeline === undefined ? null : bars}
        timers={timers}
        isReadOnly={isReadOnly}
        starts={startActions({ isBlocked })}
      />
      {refusal === null ? null : (
        <div className="notice warn" role="alert">
          <span>{refusal}</span>
          <button type="button" className="btn ghost" onClick={dismiss}>
            Dismiss
          </button>
        </div>
      )}
      <Body {...{ data, list, ids, selectedId, isBlocked }} />
      {data.schedule === undefined ? null : <TimersDialog schedule={data.schedule} />}
    </main>
  );
};

const newestFirst = (runs: readonly { readonly id: number }[], bars: readonly { readonly id: number }[]) =>
  [...new Set([...runs, ...bars].map(({ id }) => id))].sort((left, right) => right - left);

/** The run that was chosen; else the newest that ended, because what runs has its own card. */
const useSelected = (ids: readonly number[], runs: readonly Run[]): number | null => {
  const chosen = useRuns((state) => state.selectedId);
  if (chosen !== null && ids.includes(chosen)) return chosen;
  return runs.find(({ endedAt }) => endedAt !== null)?.id ?? ids[0] ?? null;
};

type BodyProps = {
  readonly data: RunsData;
  readonly list: ReturnType<typeof useRunList>;
  readonly ids: readonly number[];
  readonly selectedId: number | null;
  readonly isBlocked: boolean;
};

const Body = ({ data, list, ids, selectedId, isBlocked }: BodyProps) => {
  const { timeline, hours, now, timers } = data;
  if (ids.length === 0 && list.error !== null)
    return <UnreadState title="The runs could not be read" sentence={list.error.sentence} retry={list.retry} />;
  if (ids.length === 0 && !list.isRead) return <Skeleton width="100%" height={260} />;
  if (ids.length === 0)
    return (
      <State title="No run yet">
        <p className="muted">
          A run of Customers reads both systems and compares them. It writes nothing to either system.
        </p>
        <StartButton isBlocked={isBlocked} />
      </State>
    );
  return (
    <>
      {timeline === undefined ? (
        <p className="notice bad" hidden={data.timelineError === null}>
          The last six hours could not be read: {data.timelineError?.sentence}
        </p>
      ) : (
        <Timeline bars={timeline.bars} last={timeline.last} {...{ timers, hours, now, selectedId }} onSelect={select} />
      )}
      <Columns {...{ data, list, ids, selectedId, isBlocked }} />
      <RunTable runs={list.runs} selectedId={selectedId} onSelect={select} onMore={list.more} now={now} />
    </>
  );
};

const Columns = ({ data, list, selectedId, isBlocked }: BodyProps) => {
  const { workspace, timers, now, from } = data;
  const cancellingId = useRuns((state) => state.cancellingId);
  const running = workspace?.running ?? null;
  return (
    <div className="runs-columns">
      <div className="runs-column">
        {running === null ? (
          <NextRuns timers={timers} now={now} run={{ isBlocked, start: startChanges }} />
        ) : (
          <LiveRun
            key={running.id}
            run={running}
            isCancelling={cancellingId === running.id}
            onCancel={() => void cancelRun(running.id)}
          />
        )}
        <BudgetCard
          scopes={data.scopes}
          error={data.scopesError}
          from={from}
          erp={workspace?.erp.product ?? 'ERP'}
          now={data.scopesAt}
        />
      </div>
      <div className="runs-column">
        {selectedId === null ? null : (
          <RunDetail
            id={selectedId}
            known={list.runs.find(({ id }) => id === selectedId)}
            now={now}
            onAccept={isBlocked ? null : (run) => void startJob(acceptanceOf(run))}
          />
        )}
        <ImportCard imports={data.imports} now={now} />
        <CauseCard
          causes={data.causes}
          error={data.causesError}
          bars={data.timeline?.bars ?? []}
          now={now}
          onSelect={select}
        />
      </div>
    </div>
  );
};

/** The same run again, with what it stopped at accepted and nothing else. */
const acceptanceOf = ({ job, mode, failure }: Run): Start =>
  failure?.code === 'policy.too-much' ? { job, mode, acceptWrites: true } : { job, mode: 'full', acceptDrop: true };

const startChanges = (): void => void startJob({ job: 'customers', mode: 'incremental' });

const StartButton = ({ isBlocked }: { readonly isBlocked: boolean }) => (
  <button type="button" className="btn pri" disabled={isBlocked} onClick={startChanges}>
    Run now
  </button>
);
