import { useEffect } from 'react';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { Edits, MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ListSkeleton } from '../../design/list-skeleton.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { State } from '../../design/state.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useNow } from '../../frame/use-now.ts';
import { subscribe } from '../../ipc/client.ts';
import { queries, useQuery } from '../../ipc/use-query.ts';
import { moment } from '../../text/format.ts';
import { approvalGap } from './decide.ts';
import { isNarrowed, noFacets } from './filter.ts';
import { mismatchActions } from './mismatch-actions.ts';
import { AboutSheet } from './parts/about-sheet.tsx';
import { CauseSheet } from './parts/cause-sheet.tsx';
import { CauseStrip } from './parts/cause-strip.tsx';
import { DeferDialog } from './parts/defer-dialog.tsx';
import { Detail } from './parts/detail.tsx';
import { Facets } from './parts/facets.tsx';
import { FirstSync } from './parts/first-sync.tsx';
import { Foot } from './parts/foot.tsx';
import { IgnoreDialog } from './parts/ignore-dialog.tsx';
import { LikeDialog } from './parts/like-dialog.tsx';
import { List } from './parts/list.tsx';
import { NewsNote } from './parts/news-note.tsx';
import { ViewDialogs } from './parts/view-dialogs.tsx';
import { linkableKind, useProductMatch } from './product-match.ts';
import { refreshList, reloadList, setFacets, useMismatches } from './store.ts';
import { useDraftPlan } from './use-draft-plan.ts';

const noEdits: Edits = {};

/** The window waits this long for more changes before it reads the list again. */
const settleMs = 300;

/** Mismatches: the list on the left, the pair on the right. */
export const MismatchesView = () => {
  const { list, selectedId, facets } = useMismatches();
  const comparedAt = useQuery('workspace.get', {}).data?.comparedAt ?? null;
  const now = useNow();
  useEffect(() => {
    // Whoever comes back is where he was, in a list as it is now; at first it begins with what is endangered soonest.
    void reloadList(useMismatches.getState().isPlaced ? 'place' : 'top');
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reloadSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void refreshList(), settleMs);
    };
    const stops = [
      subscribe('store.changed', ({ topics }) => {
        if (topics.includes('mismatches')) reloadSoon();
      }),
      subscribe('engine.state-changed', ({ state }) => {
        if (state === 'running') reloadSoon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);

  usePrefetch();

  return (
    <main className="tri">
      <section className="list" aria-label="List of mismatches">
        <Facets />
        <CauseStrip now={now} />
        <NewsNote />
        {list.rows.length > 0 ? (
          <List now={now} />
        ) : list.isLoading ? (
          <ListSkeleton className="rows" rowClassName="it" widths={rowWidths} />
        ) : (
          <EmptyList
            isNarrowed={isNarrowed(facets)}
            isCompared={comparedAt !== null}
            onClear={() => setFacets({ ...noFacets, statuses: facets.statuses })}
          />
        )}
      </section>
      <ViewDialogs />
      <section className="det" aria-label="The pair">
        {selectedId === null ? <h1 className="visually-hidden">Mismatches</h1> : null}
        {selectedId === null ? <NothingSelected /> : <Selected id={selectedId} now={now} />}
      </section>
      <CauseSheet now={now} />
    </main>
  );
};

/**
 * How many of the rows behind and before the selected one are asked for ahead: as many as a fast hand passes while the engine
 * takes in a page of a sync.
 */
const ahead = 8;
const behind = 2;

/** The neighbours are there before the operator goes to them. */
const usePrefetch = (): void => {
  const { list, selectedId } = useMismatches();
  useEffect(() => {
    const place = list.rows.findIndex(({ id }) => id === selectedId);
    if (place < 0) return;
    for (const row of list.rows.slice(Math.max(0, place - behind), place + ahead + 1)) {
      queries.prefetch('mismatch.get', { id: row.id });
      if (linkableKind(row) !== null) queries.prefetch('product.candidates', { id: row.id });
    }
  }, [list.rows, selectedId]);
};

const Selected = ({ id, now }: { readonly id: number; readonly now: number }) => {
  const { data, error, retry } = useQuery('mismatch.get', { id: mismatchIdSchema.parse(id) });
  if (data !== undefined) return <Pair key={id} detail={data} now={now} />;
  if (error !== null) {
    return <UnreadState title="This mismatch could not be read" sentence={error.sentence} retry={retry} />;
  }
  return <PairSkeleton />;
};

const Pair = ({ detail, now }: { readonly detail: MismatchDetail; readonly now: number }) => {
  const edits = useMismatches((state) => state.drafts[detail.row.id]) ?? noEdits;
  const stays = useStays(detail);
  const plan = useDraftPlan(detail, edits, stays === detail.keep?.proposed ? null : stays);
  const workspace = useQuery('workspace.get', {}).data;
  const isReadOnly = workspace?.access === 'read-only';
  const gap = approvalGap(detail, plan.problems);
  const match = useProductMatch(detail);
  const actions = useActions(mismatchActions({ detail, gap, isReadOnly, match }));
  return (
    <>
      <Detail detail={detail} edits={edits} stays={stays} plan={plan} match={match} now={now} />
      <Foot actions={actions} gap={gap} detail={detail} operator={workspace?.operator ?? null} />
      <IgnoreDialog detail={detail} />
      <DeferDialog detail={detail} />
      <LikeDialog detail={detail} />
      <AboutSheet kind={detail.row.kind} />
    </>
  );
};

/** Which of several records stays: what the operator chose, else the proposed one; after the decision what was written. */
const useStays = ({ row, keep, lines }: MismatchDetail): string | null => {
  const chosen = useMismatches((state) => state.keeps[row.id]);
  if (row.status !== 'open' && row.kind === 'identity-ambiguous') return keep?.proposed ?? null;
  if (row.status !== 'open') return row.kind === 'duplicate-customer' ? (lines[0]?.after ?? null) : null;
  return keep === null ? null : (chosen ?? keep.proposed);
};

const NothingSelected = () => {
  const { list, facets } = useMismatches();
  const workspace = useQuery('workspace.get', {}).data;
  // The last case may have gone with what was said of it: its key takes that back all the same.
  useActions(mismatchActions({ detail: null, gap: null, isReadOnly: workspace?.access === 'read-only' }));
  if (list.error !== null) {
    return (
      <UnreadState title="The list could not be read" sentence={list.error.sentence} retry={() => void reloadList()} />
    );
  }
  if (list.isLoading || workspace === undefined) return <PairSkeleton />;
  if (workspace.comparedAt === null) return <FirstSync run={workspace.running ?? workspace.lastRun} />;
  if (isNarrowed(facets)) return <State title="Nothing matches these facets" />;
  return (
    <State title={facets.statuses.includes('open') ? 'Nothing disagrees' : 'Nothing here'}>
      <p className="muted">Both systems were last compared on {moment(workspace.comparedAt)}.</p>
    </State>
  );
};

const EmptyList = ({
  isNarrowed: narrowed,
  isCompared,
  onClear,
}: {
  readonly isNarrowed: boolean;
  readonly isCompared: boolean;
  readonly onClear: () => void;
}) => (
  <div className="state small">
    <p className="muted">{emptyText(narrowed, isCompared)}</p>
    {narrowed ? (
      <button type="button" className="btn" onClick={onClear}>
        Clear the facets
      </button>
    ) : null}
  </div>
);

const emptyText = (narrowed: boolean, isCompared: boolean): string => {
  if (narrowed) return 'No mismatch matches.';
  return isCompared ? 'No mismatches.' : 'Nothing compared yet.';
};

const rowWidths = [72, 58, 66, 80, 61, 70, 55];

const PairSkeleton = () => (
  <>
    <header className="hd" aria-busy="true">
      <Skeleton width="46%" height={18} />
      <div className="row">
        <Skeleton width={220} height={16} />
      </div>
    </header>
    <div className="body">
      <Skeleton width="100%" height={290} />
      <div className="two">
        <Skeleton width="100%" height={120} />
        <Skeleton width="100%" height={120} />
      </div>
    </div>
  </>
);
