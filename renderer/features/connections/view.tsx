import { useActions } from '../../actions/use-actions.ts';
import { Skeleton } from '../../design/skeleton.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useQuery } from '../../ipc/use-query.ts';
import { connectionText } from '../../text/connection-text.ts';
import { connectionActions } from './connection-actions.ts';
import { OtherPane } from './parts/other-pane.tsx';
import { SystemList } from './parts/system-list.tsx';
import { SystemPane } from './parts/system-pane.tsx';
import { VaultCard } from './parts/vault-card.tsx';
import { WorkspacePane } from './parts/workspace-pane.tsx';
import { type Listed, type Side, sideOf } from './sides.ts';
import { useConnections } from './store.ts';

const none: readonly Listed[] = [];

/** Connections: the systems on the left, one of them beside them, and where its secret is kept. */
export const ConnectionsView = () => {
  const { data, error, retry } = useQuery('connection.list', {});
  const workspaces = useQuery('workspaces.list', {}).data?.workspaces ?? [];
  const glance = useQuery('workspace.get', {}).data;
  const choice = useConnections((state) => state.choice);
  const connections = data?.connections ?? none;
  const erp = sideOf(connections, 'erp');
  const dotdigital = sideOf(connections, 'dotdigital');
  const open = workspaces.find(({ isOpen }) => isOpen) ?? null;
  const side = choice === 'erp' ? erp : choice === 'dotdigital' ? dotdigital : null;
  const actions = useActions(connectionActions(side));
  const isTraining = open?.training === true;
  const isReadOnly = glance?.access === 'read-only';
  return (
    <main className="tri connections">
      <SystemList erp={erp} dotdigital={dotdigital} workspace={open} isTraining={isTraining} choice={choice} />
      <section className="det" aria-label={connectionText.screen}>
        {error !== null && data === undefined ? (
          <UnreadState title={connectionText.loadFailed} sentence={error.sentence} retry={retry} />
        ) : data === undefined || open === null ? (
          <PaneSkeleton />
        ) : choice === 'other' ? (
          <OtherPane isTraining={isTraining} training={workspaces.find(({ training }) => training) ?? null} />
        ) : (
          <Chosen
            side={side}
            other={choice === 'erp' ? dotdigital : erp}
            actions={actions}
            isReadOnly={isReadOnly}
            open={open}
          />
        )}
      </section>
    </main>
  );
};

type ChosenProps = {
  readonly side: Side | null;
  readonly other: Side;
  readonly actions: ReturnType<typeof connectionActions>;
  readonly isReadOnly: boolean;
  readonly open: Parameters<typeof WorkspacePane>[0]['workspace'];
};

const Chosen = ({ side, other, actions, isReadOnly, open }: ChosenProps) => {
  const credentials = (useQuery('vault.status', {}).data?.credentials ?? []).filter(
    ({ workspace }) => workspace === open.slug,
  );
  const beside = <VaultCard workspace={open.slug} isTraining={open.training} />;
  if (side === null) return <WorkspacePane workspace={open} isReadOnly={isReadOnly} beside={beside} />;
  return (
    <SystemPane
      side={side}
      other={other}
      workspace={open.slug}
      credentials={credentials}
      isReadOnly={isReadOnly}
      actions={actions}
      beside={beside}
    />
  );
};

const PaneSkeleton = () => (
  <>
    <header className="hd" aria-busy="true">
      <Skeleton width="46%" height={18} />
    </header>
    <div className="body">
      <Skeleton width="100%" height={220} />
      <Skeleton width="100%" height={220} />
    </div>
  </>
);
