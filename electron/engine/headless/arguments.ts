import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../../shared/result.ts';

export type HeadlessArguments = {
  readonly help: boolean;
  readonly operation: string | null;
  readonly input: string;
  readonly data: string | null;
  readonly training: boolean;
  readonly customers: number | null;
  readonly products: number | null;
  readonly orders: number | null;
  readonly seed: number | null;
  readonly wait: boolean;
  /** What stands on standard input: the secrets, the passphrase of the vault, or nothing that is asked for. */
  readonly secretsFrom: 'secrets' | 'passphrase' | null;
  /** The short name of a workspace of one's own. */
  readonly workspace: string | null;
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
        products: { type: 'string' },
        orders: { type: 'string' },
        seed: { type: 'string' },
        'no-wait': { type: 'boolean', default: false },
        'secrets-from-stdin': { type: 'boolean', default: false },
        'passphrase-from-stdin': { type: 'boolean', default: false },
        workspace: { type: 'string' },
      },
    });
    const [operation, input, ...rest] = positionals;
    if (rest.length > 0) return err('Give one operation and its input as one JSON text.');
    const world = worldOf(values);
    if (world === null) return err('--customers, --products, --orders and --seed take whole numbers.');
    const [bySecrets, byPassphrase] = [values['secrets-from-stdin'], values['passphrase-from-stdin']];
    const misfit = misfitOf(bySecrets, byPassphrase, values.workspace, values.training);
    if (misfit !== null) return err(misfit);
    return ok({
      help: values.help,
      operation: operation ?? null,
      input: input ?? '{}',
      data: values.data ?? null,
      training: values.training,
      ...world,
      wait: !values['no-wait'],
      secretsFrom: bySecrets ? 'secrets' : byPassphrase ? 'passphrase' : null,
      workspace: values.workspace ?? null,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : 'The arguments do not fit.');
  }
};

/** What does not fit together about secrets and workspace, in a sentence; null when all fits. */
const misfitOf = (
  bySecrets: boolean,
  byPassphrase: boolean,
  workspace: string | undefined,
  training: boolean,
): string | null => {
  if (workspace !== undefined && !/^[a-z0-9-]{1,40}$/.test(workspace))
    return '--workspace takes the short name of a workspace: small letters, digits and hyphens.';
  if (bySecrets && byPassphrase) return 'Give either --secrets-from-stdin or --passphrase-from-stdin.';
  if (!bySecrets && !byPassphrase) return null;
  if (training) return 'The training world has its own secrets; leave --training or the secrets out.';
  return workspace === undefined ? 'Name the workspace that the secrets are for: --workspace <name>.' : null;
};

type World = Pick<HeadlessArguments, 'customers' | 'products' | 'orders' | 'seed'>;

/** The numbers of the training world; null when one of them is none. */
const worldOf = (values: { readonly [K in keyof World]?: string | undefined }): World | null => {
  const customers = wholeNumber(values.customers);
  const products = wholeNumber(values.products);
  const orders = wholeNumber(values.orders);
  const seed = wholeNumber(values.seed);
  if (customers === undefined || products === undefined || orders === undefined || seed === undefined) return null;
  return { customers, products, orders, seed };
};

/** The number; null when not given; undefined when it is none. */
const wholeNumber = (text: string | undefined): number | null | undefined => {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};
