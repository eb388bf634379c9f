import { join } from 'node:path';
import { createEngineProcesses } from '../chaos/engine-process.ts';
import { inFolder } from '../chaos/in-folder.ts';
import { wholeNumbers } from '../chaos/whole-numbers.ts';
import { openWorld } from '../chaos/world.ts';
import { measureScale } from './measure-scale.ts';

const { seed, rate, edits, ...size } = wholeNumbers({
  seed: 1,
  rate: 20,
  edits: 500,
  customers: 50_000,
  products: 8_000,
  orders: 200_000,
});

const run = async (data: string): Promise<number> => {
  const foundedAt = performance.now();
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  // The limits that the account has: a fast clock opens its windows sooner, and none more often.
  const switches = { callsPerMinute: {} };
  const world = await openWorld(data, seed, rate, { size, switches });
  console.log(`scale: founded in ${((performance.now() - foundedAt) / 1_000).toFixed(0)} s, clock × ${rate}`);
  try {
    const problems = await measureScale({ world, data, processes, edits, seed });
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

await inFolder('scale', run, false);
