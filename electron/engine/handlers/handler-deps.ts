import type { EngineStart } from '../../../shared/ipc/messages.ts';
import type { Result } from '../../../shared/result.ts';
import type { Connectors } from '../connectors/connector.ts';
import type { FlowDeps } from '../flows/flow-deps.ts';
import type { RunControl } from '../flows/run-control.ts';

/** What the engine's operations are answered from. */
export type HandlerDeps = FlowDeps & {
  readonly start: EngineStart;
  readonly connectors: Connectors | null;
  /** Who holds the workspace, when this engine may only read. */
  readonly heldBy: string | null;
  /** The runs, or why none can be started here. */
  readonly runs: () => Result<RunControl>;
  /** Wakes the sender up. */
  readonly kick: () => void;
};
