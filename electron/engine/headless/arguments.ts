import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/result.ts';

export type HeadlessArguments = {
  readonly help: boolean;
  readonly operation: string | null;
  readonly input: string;
  readonly data: string | null;
  readonly training: boolean;
  readonly customers: number | null;
  readonly seed: number | null;
  readonly wait: boolean;
};

/** Reads the command line; the error is a sentence about what does not fit. */
export const parseArguments = (args: readonly string[]): Result<HeadlessArguments, string> => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        data: { type: 'string' },
        training: { type: 'boolean', default: false },
        customers: { type: 'string' },
        seed: { type: 'string' },
        'no-wait': { type: 'boolean', default: false },
      },
    });
    const [operation, input, ...rest] = positionals;
    if (rest.length > 0) return err('Give one operation and its input as one JSON text.');
    const customers = wholeNumber(values.customers);
    const seed = wholeNumber(values.seed);
    if (customers === undefined || seed === undefined) return err('--customers and --seed take whole numbers.');
    return ok({
      help: values.help,
      operation: operation ?? null,
      input: input ?? '{}',
      data: values.data ?? null,
      training: values.training,
      customers,
      seed,
      wait: !values['no-wait'],
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'The arguments do not fit.');
  }
};

/** The number; null when not given; undefined when it is none. */
const wholeNumber = (text: string | undefined): number | null | undefined => {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};
