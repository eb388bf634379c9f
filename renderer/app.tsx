import { Component, type ComponentType, type ReactNode, useEffect } from 'react';
import { useAnnouncement } from './actions/announce.ts';
import { useActions } from './actions/use-actions.ts';
import { CampaignsView } from './features/campaigns/view.tsx';
import { ChangeLogView } from './features/change-log/view.tsx';
import { NewWorkspaceDialog } from './features/connections/parts/new-workspace-dialog.tsx';
import { RecoverySheet } from './features/connections/parts/recovery-sheet.tsx';
import { UnlockScreen } from './features/connections/parts/unlock-screen.tsx';
import { ConnectionsView } from './features/connections/view.tsx';
import { MappingView } from './features/mapping/view.tsx';
import { MismatchesView } from './features/mismatches/view.tsx';
import { NeverArrivedView } from './features/never-arrived/view.tsx';
import { RunsView } from './features/runs/view.tsx';
import { SchedulesView } from './features/schedules/view.tsx';
import { frameActions } from './frame/frame-actions.ts';
import { KeySheet } from './frame/key-sheet.tsx';
import { type Screen, useNavigation } from './frame/navigation.ts';
import { Sidebar } from './frame/sidebar.tsx';
import { Toast } from './frame/toast.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useFieldNames } from './frame/use-field-names.ts';
import { useOwnWorkspace } from './frame/use-own-workspace.ts';
import { useReady } from './frame/use-ready.ts';
import { keepQueriesCurrent } from './ipc/use-query.ts';

/** The window: frame, the screen that is open, and what a fault looks like. */
export const App = () => (
  <ErrorBoundary>
    <Frame />
  </ErrorBoundary>
);

const views: Readonly<Record<Screen, ComponentType>> = {
  mismatches: MismatchesView,
  campaigns: CampaignsView,
  runs: RunsView,
  'change-log': ChangeLogView,
  connections: ConnectionsView,
  mapping: MappingView,
  schedules: SchedulesView,
  'never-arrived': NeverArrivedView,
};

const Frame = () => {
  const View = views[useNavigation((state) => state.screen)];
  const sentence = useAnnouncement((state) => state.sentence);
  useEffect(keepQueriesCurrent, []);
  const isOwn = useOwnWorkspace();
  useReady();
  useFieldNames();
  useActions(frameActions);
  return (
    <div className="app">
      <Sidebar />
      <TopBar />
      {isOwn ? <View /> : <main />}
      <KeySheet />
      <Toast />
      <NewWorkspaceDialog />
      <UnlockScreen />
      <RecoverySheet />
      <div className="visually-hidden" role="status" aria-live="polite">
        {sentence}
      </div>
    </div>
  );
};

type BoundaryState = { readonly isBroken: boolean };

class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { isBroken: false };

  static getDerivedStateFromError(): BoundaryState {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="state" role="alert">
        <h2>This window ran into a fault</h2>
        <p className="muted">
          Nothing that you decided is lost: decisions are kept by the engine. Load the window again to go on.
        </p>
        <button type="button" className="btn pri" onClick={() => window.location.reload()}>
          Load again
        </button>
      </div>
    );
  }
}
