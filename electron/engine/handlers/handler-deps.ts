import { type Failure, failure } from '../../../shared/errors.ts';
import type { EngineStart } from '../../../shared/ipc/messages.ts';
import type { Result } from '../../../shared/result.ts';
import type { AccessHolder } from '../connections/access.ts';
import type { Connectors } from '../connectors/connector.ts';
import { whileDeriving } from '../flows/derive-again.ts';
import type { FlowDeps } from '../flows/flow-deps.ts';
import type { RunControl } from '../flows/run-control.ts';
import type { WaitingDesk } from '../runtime/waiting.ts';

/** Why a command is refused where another engine holds the workspace. */
export const readOnlyFailure = (heldBy: string) =>
  failure('workspace.read-only', `This workspace is open read-only here: ${heldBy} holds it.`);

/** Why nothing may be decided here now; null when it may. */
export const refusedNow = ({ heldBy, stores }: Pick<HandlerDeps, 'heldBy' | 'stores'>): Failure | null =>
  heldBy === null ? whileDeriving(stores) : readOnlyFailure(heldBy);

/** What the engine's operations are answered from. */
export type HandlerDeps = FlowDeps & {
  readonly start: EngineStart;
  readonly connectors: Connectors | null;
  /** How to get at each connection, in use or being set up. */
  readonly access: AccessHolder;
  /** The private keys of this desk as the vault keeps them; null when there are none at hand. */
  readonly deskSecret: () => string | null;
  /** Who holds the workspace, when this engine may only read. */
  readonly heldBy: string | null;
  /** The runs, or why none can be started here. */
  readonly runs: () => Result<RunControl>;
  /** What is waited for at this moment. */
  readonly waiting: WaitingDesk;
  /** Derives the mirror again where that is owed. */
  readonly deriveAgain: () => void;
  /** Looks for causes once more. */
  readonly lookForCauses: () => void;
  /** Wakes the sender up. */
  readonly kick: () => void;
  /** Has what the cases put at risk worked out anew where something changed. */
  readonly price: () => void;
};
