import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngineProcesses } from '../chaos/engine-process.ts';
import { openWorld } from '../chaos/world.ts';
import { measureScale } from './measure-scale.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '20' },
    customers: { type: 'string', default: '50000' },
    products: { type: 'string', default: '8000' },
    orders: { type: 'string', default: '200000' },
    edits: { type: 'string', default: '500' },
  },
});

const wholeNumber = (name: keyof typeof values): number => {
  const text = values[name];
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
};
const size = { customers: wholeNumber('customers'), products: wholeNumber('products'), orders: wholeNumber('orders') };

const run = async (data: string): Promise<number> => {
  const foundedAt = performance.now();
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  // The limits that the account has: a fast clock opens its windows sooner, and none more often.
  const switches = { callsPerMinute: {} };
  const world = await openWorld(data, wholeNumber('seed'), wholeNumber('rate'), { size, switches });
  console.log(`scale: founded in ${((performance.now() - foundedAt) / 1_000).toFixed(0)} s, clock × ${values.rate}`);
  try {
    const problems = await measureScale({
      world,
      data,
      processes,
      edits: wholeNumber('edits'),
      seed: wholeNumber('seed'),
    });
    for (const problem of problems) console.error(`scale: ${problem}`);
    console.log(
      `scale: ${problems.length === 0 ? 'everything adds up' : `${problems.length} things do not add up`}, ${((performance.now() - foundedAt) / 1_000).toFixed(0)} s in all`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    processes.close();
    await world.stop();
  }
};

const data = mkdtempSync(join(tmpdir(), 'concord-scale-'));
process.exitCode = await run(data).finally(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
