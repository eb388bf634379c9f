import { useEffect, useRef } from 'react';
import { useMismatches } from '../features/mismatches/store.ts';
import { invoke } from '../ipc/client.ts';
import { useQuery } from '../ipc/use-query.ts';

/** Says once that the window is ready: first rows painted, or settled without any. */
export const useReady = (): void => {
  const list = useMismatches((state) => state.list);
  const comparedAt = useQuery('workspace.get', {}).data?.comparedAt ?? null;
  const engine = useQuery('app.about', {}).data?.engine;
  const isTold = useRef(false);
  const isSettled = (list.isFresh && (list.rows.length > 0 || comparedAt !== null)) || engine === 'stopped';
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
