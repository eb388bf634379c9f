import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngineProcesses } from '../chaos/engine-process.ts';
import { quietEpoch, standStill } from '../chaos/stand-still.ts';
import { openWorld } from '../chaos/world.ts';
import { measureChanges } from './measure-changes.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    edits: { type: 'string', default: '500' },
    customers: { type: 'string', default: '5000' },
    products: { type: 'string' },
    orders: { type: 'string' },
  },
});

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
};
const size = {
  customers: wholeNumber('customers', values.customers),
  ...(values.products === undefined ? {} : { products: wholeNumber('products', values.products) }),
  ...(values.orders === undefined ? {} : { orders: wholeNumber('orders', values.orders) }),
};
const seed = wholeNumber('seed', values.seed);

const run = async (data: string): Promise<number> => {
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  const world = await openWorld(data, seed, 100, { epoch: quietEpoch, size });
  standStill(world, data);
  try {
    const edits = wholeNumber('edits', values.edits);
    const { lines, problems } = await measureChanges({ world, data, processes, seed, edits });
    console.log(lines.join('\n'));
    for (const problem of problems) console.error(`changes: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    processes.close();
    await world.stop();
  }
};

const data = mkdtempSync(join(tmpdir(), 'concord-changes-'));
const remove = (): void => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
process.exitCode = await run(data).finally(remove);
