import { useEffect, useRef } from 'react';
import { useMismatches } from '../features/mismatches/store.ts';
import { invoke } from '../ipc/client.ts';
import { useQuery } from '../ipc/use-query.ts';

/** Says once that the window is ready: first rows painted, or settled without any. */
export const useReady = (): void => {
  const list = useMismatches((state) => state.list);
  const workspace = useQuery('workspace.get', {}).data;
  const engine = useQuery('app.about', {}).data?.engine;
  const isTold = useRef(false);
  // Only the training workspace syncs by itself at its first opening; another one may stay without rows, or be locked.
  const isAwaited = workspace === undefined || (workspace.training && workspace.comparedAt === null);
  const isSettled = (list.isFresh && (list.rows.length > 0 || !isAwaited)) || engine === 'stopped';
  useEffect(() => {
    if (!isSettled || isTold.current) return;
    isTold.current = true;
    // Two frames later what this render drew is on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        document.documentElement.dataset.ready = 'true';
        void invoke('app.painted', {});
      }),
    );
  }, [isSettled]);
};
