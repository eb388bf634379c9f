import { useEffect } from 'react';
import { useActions } from '../../actions/use-actions.ts';
import { ListSkeleton } from '../../design/list-skeleton.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { Unread, UnreadState } from '../../design/unread.tsx';
import { useNow } from '../../frame/use-now.ts';
import { subscribe } from '../../ipc/client.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { useChain } from './chain.ts';
import { isNarrowed, noFacets } from './filter.ts';
import { changeActions, logActions } from './log-actions.ts';
import { ChainCard } from './parts/chain-card.tsx';
import { Detail } from './parts/detail.tsx';
import { Facets } from './parts/facets.tsx';
import { Foot } from './parts/foot.tsx';
import { List } from './parts/list.tsx';
import { ProductLinks } from './parts/product-links.tsx';
import { UndoDialog } from './parts/undo-dialog.tsx';
import { reloadList, setFacets, useChangeLog } from './store.ts';
import { forgetPreview, useUndo } from './undo.ts';

/** The window waits this long for more changes before it reads the list again. */
const settleMs = 300;

/** Change log: every write to either system, whether the log itself is whole, and how to undo one. */
export const ChangeLogView = () => {
  const selectedId = useChangeLog((state) => state.selectedId);
  const isLoading = useChangeLog((state) => state.list.isLoading);
  const isAlone = selectedId === null && !isLoading;
  const now = useNow();
  useEffect(keepListCurrent, []);
  const actions = useActions(logActions);
  const isChecking = useChain((state) => state.isChecking);
  const isReadOnly = useQuery('workspace.get', {}).data?.access === 'read-only';
  const verify = actions.find(({ id }) => id === 'verify');
  return (
    <main className={isAlone ? 'log alone' : 'log'}>
      <section className="log-list" aria-label="The log">
        <header className="log-head">
          <div>
            <div>
              <h1>Change log</h1>
              <p className="muted">Every write to the ERP and to Dotdigital, recorded before it is sent.</p>
            </div>
            <button type="button" className="btn" disabled={isChecking} onClick={verify?.run}>
              {isChecking ? 'Verifying…' : 'Verify again'} <kbd>V</kbd>
            </button>
          </div>
          <ChainCard />
          <ProductLinks isReadOnly={isReadOnly} />
        </header>
        <Facets now={now} />
        <Rows now={now} />
      </section>
      {isAlone ? null : (
        <section className="log-detail" aria-label="The change">
          {selectedId === null ? <DetailSkeleton /> : <Selected key={selectedId} id={selectedId} />}
        </section>
      )}
    </main>
  );
};

/** Reads the list, and again whenever changes are made or the engine is back. Answers how to stop. */
const keepListCurrent = (): (() => void) => {
  void reloadList();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reloadSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void reloadList(), settleMs);
  };
  const stops = [
    subscribe('store.changed', ({ topics }) => {
      if (topics.includes('outbox')) reloadSoon();
    }),
    subscribe('engine.state-changed', ({ state }) => {
      if (state === 'running') reloadSoon();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
};

const Rows = ({ now }: { readonly now: number }) => {
  const { list, facets } = useChangeLog();
  if (list.rows.length > 0) {
    return (
      <>
        {list.error === null ? null : (
          <div className="log-error" role="alert">
            <Unread sentence={`The log could not be read on: ${list.error.sentence}`} retry={() => void reloadList()} />
          </div>
        )}
        <List now={now} />
      </>
    );
  }
  if (list.error !== null) {
    return (
      <UnreadState title="The log could not be read" sentence={list.error.sentence} retry={() => void reloadList()} />
    );
  }
  if (list.isLoading) return <ListSkeleton className="log-rows" rowClassName="log-more still" widths={rowWidths} />;
  if (isNarrowed(facets)) {
    return (
      <State title="No change matches">
        <button type="button" className="btn" onClick={() => setFacets(noFacets)}>
          Show all changes
        </button>
      </State>
    );
  }
  return (
    <State title="No change yet">
      <p className="muted">
        When somebody approves a fix, it is recorded here before it is sent, with who, why and what came back.
      </p>
    </State>
  );
};

const Selected = ({ id }: { readonly id: string }) => {
  const { data, error, retry } = useQuery('change.get', { id });
  const workspace = useQuery('workspace.get', {}).data;
  const preview = useUndo((state) => (state.id === id ? state.preview : null));
  // What was read for one change may be old when the operator comes back to it.
  useEffect(() => forgetPreview, []);
  const isReadOnly = workspace?.access === 'read-only';
  const own =
    data === undefined
      ? []
      : changeActions({ detail: data, preview, isReadOnly, workspace: workspace?.name ?? 'Concord' });
  useActions(own);
  if (data === undefined)
    return error === null ? (
      <DetailSkeleton />
    ) : (
      <UnreadState title="This change could not be read" sentence={error.sentence} retry={retry} />
    );
  return (
    <>
      <Detail detail={data} copy={own.find((action) => action.id === 'copy')} isReadOnly={isReadOnly} />
      <Foot actions={[...own, ...logActions]} />
      <UndoDialog row={data.row} />
    </>
  );
};

const rowWidths = [62, 48, 56, 70, 51, 60, 45, 58];

const DetailSkeleton = () => (
  <>
    <header className="log-detail-head" aria-busy="true">
      <Skeleton width="56%" height={18} />
      <div className="row">
        <Skeleton width={220} height={16} />
      </div>
    </header>
    <div className="log-body">
      <Skeleton width="70%" height={58} />
      <Skeleton width="100%" height={110} />
      <Skeleton width="100%" height={84} />
      <Skeleton width="100%" height={84} />
    </div>
  </>
);
