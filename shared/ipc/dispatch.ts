import { type Failure, failure } from '../errors.ts';
import { err, ok, type Result } from '../result.ts';
import {
  contract,
  isOperationName,
  type OperationName,
  type OperationOf,
  type OutputOf,
  type ParsedInputOf,
} from './contract.ts';
import type { OperationProcess } from './define.ts';

/** One function for each operation that a process answers. */
export type Handlers<Process extends OperationProcess> = {
  readonly [Name in OperationOf<Process>]: (
    input: ParsedInputOf<Name>,
  ) => Result<OutputOf<Name>> | Promise<Result<OutputOf<Name>>>;
};

export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** Called with what was thrown; returns an incident number that stands in the log, or the failure when the cause is known. */
export type ReportBug = (error: unknown, operation: string) => string | Failure;

const invalid = (sentence: string): { readonly ok: false; readonly error: Failure } =>
  err(failure('ipc.invalid', sentence));

/**
 * Answers operations of one process: name is the contract's own, input parses, the handler runs, output parses.
 * Never throws: a bug becomes a failure with an incident number.
 */
export const createDispatch = <Process extends OperationProcess>(
  process: Process,
  handlers: Handlers<Process>,
  reportBug: ReportBug,
): Dispatch => {
  const table = handlers as Readonly<Record<string, (input: unknown) => Result<unknown> | Promise<Result<unknown>>>>;
  return async (name, input) => {
    if (!isOperationName(name)) return invalid('This operation is not known.');
    const operation = contract[name satisfies OperationName];
    const handler = operation.process === process && Object.hasOwn(table, name) ? table[name] : undefined;
    if (handler === undefined) return invalid(`The operation ${name} is not answered here.`);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) return invalid(`The input of ${name} does not fit: ${issuesOf(parsed.error.issues)}.`);
    try {
      const result = await handler(parsed.data);
      if (!result.ok) return result;
      const output = operation.output.safeParse(result.value);
      if (output.success) return ok(output.data);
      throw new Error(`output of ${name} does not fit: ${issuesOf(output.error.issues)}`);
    } catch (error) {
      const incident = reportBug(error, name);
      if (typeof incident !== 'string') return err(incident);
      return err(failure('bug', `Something went wrong in Concord itself (incident ${incident}).`, { incident }));
    }
  };
};

/** Paths and codes only: values may be personal. */
const issuesOf = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[],
): string =>
  issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'the whole'} (${issue.code ?? 'invalid'})`)
    .join(', ');
