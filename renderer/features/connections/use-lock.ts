import { useQuery } from '../../ipc/use-query.ts';

/**
 * Whether the vault is locked, and whether the open workspace waits for it. After locking while Concord runs nothing
 * waits: the engine keeps the secrets that it holds. The training workspace never waits.
 */
export const useLock = (): { readonly isLocked: boolean; readonly isAwaited: boolean } => {
  const isLocked = useQuery('vault.status', {}).data?.locked === true;
  const training = useQuery('workspace.get', {}).data?.training;
  const connections = useQuery('connection.list', {}).data?.connections;
  const ready = connections?.filter(({ slot, hasSecret }) => slot === 'current' && hasSecret).length ?? 0;
  return { isLocked, isAwaited: isLocked && training === false && connections !== undefined && ready < 2 };
};
