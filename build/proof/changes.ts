import { join } from 'node:path';
import { createEngineProcesses } from '../chaos/engine-process.ts';
import { inFolder } from '../chaos/in-folder.ts';
import { quietEpoch, standStill } from '../chaos/stand-still.ts';
import { wholeNumbers } from '../chaos/whole-numbers.ts';
import { openWorld } from '../chaos/world.ts';
import { measureChanges } from './measure-changes.ts';

const { seed, edits, customers, products, orders } = wholeNumbers({
  seed: 1,
  edits: 500,
  customers: 5_000,
  products: null,
  orders: null,
});
const size = { customers, ...(products === null ? {} : { products }), ...(orders === null ? {} : { orders }) };

const run = async (data: string): Promise<number> => {
  const processes = createEngineProcesses(join(import.meta.dirname, 'boot.js'));
  const world = await openWorld(data, seed, 100, { epoch: quietEpoch, size });
  standStill(world, data);
  try {
    const { lines, problems } = await measureChanges({ world, data, processes, seed, edits });
    console.log(lines.join('\n'));
    for (const problem of problems) console.error(`changes: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    processes.close();
    await world.stop();
  }
};

await inFolder('changes', run, false);
