import { failure, failureSchema } from '../../../shared/errors.ts';
import { contract, isOperationName } from '../../../shared/ipc/contract.ts';
import { createDispatch, type Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { FileLog } from '../log/file-log.ts';

export type GateOptions<Frame> = {
  readonly handlers: Handlers<'main'>;
  readonly engine: { readonly invoke: (name: string, input: unknown) => Promise<Result<unknown>> };
  readonly log: Pick<FileLog, 'bug' | 'warn'>;
  /** Whether the call comes from our window's main frame. */
  readonly isTrusted: (sender: Frame) => boolean;
};

export type Gate<Frame> = (sender: Frame, name: unknown, input: unknown) => Promise<Result<unknown>>;

const refused = (sentence: string): Result<never> => err(failure('ipc.invalid', sentence));

/**
 * The one door from the window: who asks, what for, and with what; then main answers or the engine does, and what comes
 * back is checked too. Never throws.
 */
export const createGate = <Frame>(options: GateOptions<Frame>): Gate<Frame> => {
  const main = createDispatch('main', options.handlers, options.log.bug);
  return async (sender, name, input) => {
    if (!options.isTrusted(sender)) return refused('This call does not come from the Concord window.');
    if (!isOperationName(name)) return refused('This operation is not known.');
    const operation = contract[name];
    if (operation.process === 'main') return main(name, input);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) return refused(`The input of ${name} does not fit.`);
    // The engine parses what it is sent once more: it trusts nobody either.
    return checkedAnswer(name, operation.output, await options.engine.invoke(name, input), options.log);
  };
};

const checkedAnswer = (
  name: string,
  output: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: unknown } },
  result: unknown,
  log: GateOptions<unknown>['log'],
): Result<unknown> => {
  if (typeof result === 'object' && result !== null && 'ok' in result) {
    if (result.ok === true && 'value' in result) {
      const value = output.safeParse(result.value);
      if (value.success) return ok(value.data);
    } else if ('error' in result) {
      const error = failureSchema.safeParse(result.error);
      if (error.success) return err(error.data);
    }
  }
  const incident = log.bug(`answer of ${name}`, new Error('the answer does not fit the contract'));
  return err(failure('bug', `Something went wrong in Concord itself (incident ${incident}).`, { incident }));
};
