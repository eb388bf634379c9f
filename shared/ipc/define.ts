import type { z } from 'zod';

/** Which process answers: `main` needs Electron, `engine` needs the data. */
export type OperationProcess = 'main' | 'engine';

type Parts<Process extends OperationProcess, Input extends z.ZodType, Output extends z.ZodType> = {
  readonly process: Process;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
};

/** One operation of the contract: names, types, routing, checks, documentation and test doubles all come from it. */
export type Operation<
  Process extends OperationProcess = OperationProcess,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = Parts<Process, Input, Output> & { readonly kind: 'query' | 'command' };

/** An operation that only reads. */
export const query = <Process extends OperationProcess, Input extends z.ZodType, Output extends z.ZodType>(
  parts: Parts<Process, Input, Output>,
): Operation<Process, Input, Output> => ({ kind: 'query', ...parts });

/** An operation that changes something. */
export const command = <Process extends OperationProcess, Input extends z.ZodType, Output extends z.ZodType>(
  parts: Parts<Process, Input, Output>,
): Operation<Process, Input, Output> => ({ kind: 'command', ...parts });
