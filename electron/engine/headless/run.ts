import { type Failure, failure } from '../../../shared/errors.ts';
import { contract, isOperationName } from '../../../shared/ipc/contract.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { createEngine, type Engine } from '../create-engine.ts';
import { systemDeps } from '../system-deps.ts';
import { type HeadlessArguments, parseArguments } from './arguments.ts';
import { dataFolder } from './data-folder.ts';
import { helpText } from './help.ts';
import type { SecretInput } from './secrets.ts';
import { headlessStart } from './start.ts';
import { startTraining } from './training.ts';

export type HeadlessSurroundings = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  readonly trainingBundle: string;
  /** Read only where the arguments say that secrets or a passphrase stand there. */
  readonly stdin?: SecretInput;
};

const noInput: SecretInput = {
  async *[Symbol.asyncIterator]() {
    // Nothing was piped in.
  },
};

/** Runs one operation without a window. Answers the exit code: 0 done, 1 failed (JSON on standard error), 2 usage. */
export const runHeadless = async (args: readonly string[], surroundings: HeadlessSurroundings): Promise<0 | 1 | 2> => {
  const parsed = parseArguments(args);
  if (!parsed.ok) return usage(surroundings, parsed.error);
  if (parsed.value.help) {
    surroundings.out(helpText());
    return 0;
  }
  const { operation } = parsed.value;
  if (operation === null) return usage(surroundings, 'Name an operation; --help lists them.');
  if (!isOperationName(operation)) return usage(surroundings, `There is no operation ${operation}; --help lists them.`);
  if (contract[operation].process === 'main')
    return usage(surroundings, `${operation} needs the window: start Concord with npm start.`);
  const input = parseInput(parsed.value.input);
  if (!input.ok) return usage(surroundings, input.error);
  const result = await answer(parsed.value, operation, input.value, surroundings);
  if (result.ok) {
    surroundings.out(JSON.stringify(result.value, null, 2));
    return 0;
  }
  surroundings.error(JSON.stringify(result.error, null, 2));
  return 1;
};

const usage = ({ error }: HeadlessSurroundings, sentence: string): 2 => {
  error(sentence);
  return 2;
};

const parseInput = (text: string): Result<unknown, string> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err('The input is not JSON; write for example \'{"limit":10}\'.');
  }
};

const answer = async (
  args: HeadlessArguments,
  operation: string,
  input: unknown,
  surroundings: HeadlessSurroundings,
): Promise<Result<unknown>> => {
  const data = args.data ?? dataFolder(surroundings.env, process.platform);
  const { seed, customers, products, orders } = args;
  const world = {
    seed: seed ?? 1,
    customers: customers ?? 5000,
    ...(products === null ? {} : { products }),
    ...(orders === null ? {} : { orders }),
  };
  const training = args.training ? await startTraining(surroundings.trainingBundle, data, world) : ok(null);
  if (!training.ok) return training;
  try {
    const start = await headlessStart(args, data, training.value, surroundings.stdin ?? noInput);
    if (!start.ok) return start;
    const engine = await createEngine(systemDeps(start.value, { log: () => undefined, emit: () => undefined }));
    return engine.ok ? await ask(engine.value, args, operation, input) : engine;
  } finally {
    training.value?.stop();
  }
};

const ask = async (
  engine: Engine,
  args: HeadlessArguments,
  operation: string,
  input: unknown,
): Promise<Result<unknown>> => {
  try {
    const isCommand = isOperationName(operation) && contract[operation].kind === 'command';
    // A query looks only; what a crash left undone is taken up by commands.
    if (isCommand) engine.begin();
    const result = await engine.dispatch(operation, input);
    if (!result.ok || !isCommand || !args.wait) return result;
    await engine.idle();
    return operation === 'sync.start' ? await endedRun(engine, result) : result;
  } finally {
    await engine.stop();
  }
};

/** A sync that was waited for failed when its run failed. */
const endedRun = async (
  engine: Engine,
  started: { readonly ok: true; readonly value: unknown },
): Promise<Result<unknown>> => {
  const got = await engine.dispatch('run.get', started.value);
  if (!got.ok) return got;
  const { run } = contract['run.get'].output.parse(got.value);
  const failed: Failure | null =
    run.state === 'failed' || run.state === 'aborted' ? (run.failure ?? failure('bug', 'The run failed.')) : null;
  return failed === null ? started : err(failed);
};
