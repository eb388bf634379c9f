import { useEffect, useState } from 'react';
import { useChangeLog } from '../features/change-log/store.ts';
import { useConnections } from '../features/connections/store.ts';
import { useMapping } from '../features/mapping/store.ts';
import { useWhatIf } from '../features/mapping/what-if.ts';
import { useCauses } from '../features/mismatches/causes.ts';
import { useLike } from '../features/mismatches/like.ts';
import { useMismatches } from '../features/mismatches/store.ts';
import { useShelf } from '../features/never-arrived/store.ts';
import { queries, useQuery } from '../ipc/use-query.ts';

/**
 * Whether what the window holds is of the workspace that is open. When another one was opened, rows, edits and answers of
 * the one before are dropped first: its numbers mean other records there. The screen is not drawn meanwhile.
 */
export const useOwnWorkspace = (): boolean => {
  const open = useQuery('workspaces.list', {}).data?.workspaces.find(({ isOpen }) => isOpen)?.slug ?? null;
  const [held, setHeld] = useState<string | null>(null);
  useEffect(() => {
    if (open === null || open === held) return;
    if (held !== null) {
      useMismatches.setState(useMismatches.getInitialState(), true);
      useCauses.setState(useCauses.getInitialState(), true);
      // The count of looks goes on, so that an answer from the workspace before is dropped.
      useLike.setState({ ...useLike.getInitialState(), look: useLike.getState().look + 1 }, true);
      useShelf.setState(useShelf.getInitialState(), true);
      useChangeLog.setState(useChangeLog.getInitialState(), true);
      useMapping.setState(useMapping.getInitialState(), true);
      useWhatIf.setState(useWhatIf.getInitialState(), true);
      const { choice } = useConnections.getState();
      useConnections.setState(
        { ...useConnections.getInitialState(), choice: choice === 'other' ? 'erp' : choice },
        true,
      );
      queries.forget();
    }
    setHeld(open);
  }, [open, held]);
  return held === null || open === null || open === held;
};
