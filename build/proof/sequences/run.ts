import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import { wholeNumbers } from '../../chaos/whole-numbers.ts';
import { openComparedWorld } from './compared-world.ts';
import { checkSequences } from './same-cases.ts';

const { sequences, seed } = wholeNumbers({ sequences: 10_000, seed: 1 });
const atOnce = 500;
const world = openComparedWorld();
const seen = new Set<number>();
const began = performance.now();
try {
  for (let done = 0; done < sequences; done += atOnce) {
    const some = Math.min(atOnce, sequences - done);
    await checkSequences(world, { sequences: some, seed: seed * 100_000 + done }, seen);
    const seconds = Math.round((performance.now() - began) / 1_000);
    console.log(`changes: ${done + some} sequences, an increment finds what a full pass finds (${seconds} s)`);
  }
  console.log(`changes: kinds that were open: ${[...seen].map((kind) => mismatchKinds[kind]).join(', ')}`);
} finally {
  world.close();
}
