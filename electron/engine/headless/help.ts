import { contract } from '../../../shared/ipc/contract.ts';

/** The usage text; the operations come from the contract. */
export const helpText = (): string => {
  const entries = Object.entries(contract);
  const width = Math.max(...entries.map(([name]) => name.length));
  const line = ([name, { kind, summary }]: (typeof entries)[number]): string =>
    `  ${name.padEnd(width)}  ${kind.padEnd(7)}  ${summary}`;
  return [
    "Usage: npm run -s concord -- <operation> '<json>' [options]",
    '',
    'Runs one operation of the engine without a window and prints its answer as JSON.',
    'Commands that start work (a sync, an approval) wait until it is done.',
    '',
    'Options:',
    '  --data <folder>    the data folder (default: the one the window uses)',
    '  --training         start the training ERP and the simulated Dotdigital with it',
    '  --customers <n>    size of a new training world (default 5000)',
    '  --products <n>, --orders <n>  how many of these it has (default 0.16 and 4 for each customer)',
    '  --seed <n>         seed of a new training world',
    '  --workspace <name> the short name of a workspace of your own',
    '  --secrets-from-stdin     the first line of standard input is {"erp":{"user","secret"},"dotdigital":{"user","secret"}}',
    '  --passphrase-from-stdin  the first line of standard input is the passphrase of the vault; both never as an argument',
    '  --no-wait          do not wait for started work',
    '  --help             this text',
    '',
    'Exit code: 0 done; 1 the operation failed (the failure as JSON on standard error); 2 wrong usage, or it needs the window.',
    '',
    'Operations of the engine:',
    ...entries.filter(([, operation]) => operation.process === 'engine').map(line),
    '',
    'Operations that need the window (exit code 2 here):',
    ...entries.filter(([, operation]) => operation.process === 'main').map(line),
  ].join('\n');
};
