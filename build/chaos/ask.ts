import { contract, type OperationName, type OutputOf } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';

/** Asks an operation; null when the one who was asked died before answering. */
export type Ask = (name: OperationName, input: unknown) => Promise<Result<unknown> | null>;

/** A query's answer; null when the one who was asked died. Throws when it is a failure. */
export const answerTo = async <Name extends OperationName>(
  ask: Ask,
  name: Name,
  input: unknown,
): Promise<OutputOf<Name> | null> => {
  const result = await ask(name, input);
  if (result === null) return null;
  if (!result.ok) throw new Error(`${name} answered ${result.error.code}: ${result.error.sentence}`);
  return contract[name].output.parse(result.value) as OutputOf<Name>;
};

/** The same of one who may not die now. */
export const must = async <Name extends OperationName>(
  ask: Ask,
  name: Name,
  input: unknown,
): Promise<OutputOf<Name>> => {
  const answer = await answerTo(ask, name, input);
  if (answer === null) throw new Error(`${name} was not answered: the engine died by itself`);
  return answer;
};
