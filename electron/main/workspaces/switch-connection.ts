import { type Failure, failure, failureSchema } from '../../../shared/errors.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { Connection } from '../../../shared/ipc/operations/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { FileLog } from '../log/file-log.ts';
import type { WorkspaceList } from '../settings/workspace-list.ts';
import type { Switching } from '../settings/workspaces-file.ts';
import type { SecretKeeper } from './secret-keeper.ts';

type System = Switching['system'];

export type SwitchDeps = {
  readonly list: Pick<WorkspaceList, 'open' | 'switching' | 'keepSwitching'>;
  readonly vault: Pick<SecretKeeper, 'open' | 'promote' | 'remove'>;
  readonly invoke: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Starts the engine anew with what is in use now. */
  readonly renew: () => Promise<void>;
  readonly log: Pick<FileLog, 'info' | 'warn'>;
};

/**
 * Switches to the connection and the secret that were set up. The two lie in two files, so what is meant is noted first:
 * a start after a crash finds the note, hands that system no secret, and goes on from where it ended. Every step may be
 * repeated. Nothing changes before the engine has agreed that the new connection passed its test.
 */
export const switchConnection = async (deps: SwitchDeps, system: System): Promise<Result<Record<string, never>>> => {
  const { slug } = deps.list.open();
  const begun = deps.list.switching();
  if (begun !== null && begun.slug === slug && begun.system === system) return finishSwitch(deps);
  if (begun !== null && begun.slug === slug)
    return err(failure('connection.incomplete', 'Another switch is not finished yet; finish that one first.'));
  const next = await connectionOf(deps, system, 'next');
  if (!next.ok) return next;
  if (next.value === null)
    return err(failure('not-found', 'Nothing is being set up, so there is nothing to switch to.'));
  if ((await deps.vault.open({ workspace: slug, system, slot: 'next' })) === null)
    return err(failure('secret.unavailable', 'The new secret cannot be opened: unlock the vault or enter it again.'));
  deps.list.keepSwitching({ slug, system, savedAt: next.value.savedAt });
  return finishSwitch(deps);
};

/** Goes on with a switch that was begun in the open workspace; does nothing when there is none. */
export const finishSwitch = async (deps: SwitchDeps): Promise<Result<Record<string, never>>> => {
  const begun = deps.list.switching();
  const { slug } = deps.list.open();
  if (begun === null || begun.slug !== slug) return ok({});
  const adopted = await adopt(deps, begun);
  if (!adopted.ok) {
    if (!mayBeRepeated(adopted.error)) deps.list.keepSwitching(null);
    return adopted;
  }
  try {
    // False only where a crash came after the promotion: then the secret is in its place already.
    await deps.vault.promote({ workspace: slug, system: begun.system });
  } catch {
    deps.log.warn('a switch of connections is not finished: its secret could not be moved', { system: begun.system });
    return err(
      failure(
        'secret.unavailable',
        'The new connection is in use, but its secret could not be opened. Unlock the vault and switch again; nothing is sent until then.',
      ),
    );
  }
  await deps.vault.remove({ workspace: slug, system: begun.system, slot: 'next' });
  deps.list.keepSwitching(null);
  deps.log.info('the connection was switched', { system: begun.system });
  await deps.renew();
  return ok({});
};

/** Adopted now, or by an attempt that ended before it could say so. */
const adopt = async (deps: SwitchDeps, { system, savedAt }: Switching): Promise<Result<void>> => {
  const asked = await deps.invoke('connection.adopt', { system });
  if (asked.ok) return ok(undefined);
  if (asked.error.code !== 'not-found') return asked;
  const current = await connectionOf(deps, system, 'current');
  if (!current.ok) return current;
  return current.value?.savedAt === savedAt ? ok(undefined) : asked;
};

/** Refused by the engine for good, or only not answered. */
const mayBeRepeated = ({ code }: Failure): boolean => !['not-found', 'connection.incomplete'].includes(code);

const connectionOf = async (
  { invoke }: SwitchDeps,
  system: System,
  slot: Connection['slot'],
): Promise<Result<Connection | null>> => {
  const asked = await invoke('connection.list', {});
  if (!asked.ok) return err(failureSchema.parse(asked.error));
  const { connections } = contract['connection.list'].output.parse(asked.value);
  return ok(connections.find((one) => one.system === system && one.slot === slot) ?? null);
};
