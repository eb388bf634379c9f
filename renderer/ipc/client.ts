import { failure, failureSchema } from '../../shared/errors.ts';
import type { ConcordBridge } from '../../shared/ipc/bridge.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import type { EventName, EventPayload } from '../../shared/ipc/events.ts';
import { err, ok, type Result } from '../../shared/result.ts';

declare global {
  interface Window {
    readonly concord: ConcordBridge;
  }
}

const unreadable = failure('bug', 'Concord answered in a form that this window does not know. Start it again.');

/** Asks main or the engine. Main has checked the answer against the contract already. */
export const invoke = async <Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>>> => {
  // A call that breaks off must not leave a question open for good.
  const answer = await window.concord.invoke(name, input).catch(() => null);
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return err(unreadable);
  if (answer.ok === true && 'value' in answer) return ok(answer.value as OutputOf<Name>);
  const error = 'error' in answer ? failureSchema.safeParse(answer.error) : null;
  return err(error?.data ?? unreadable);
};

/** Hears one event until the returned function is called. */
export const subscribe = <Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): (() => void) => window.concord.subscribe(name, (payload) => listener(payload as EventPayload<Name>));
