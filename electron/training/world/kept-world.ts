import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { streamWorld, type WorldItem } from './make-world.ts';
import type { Truth } from './types.ts';

const keptSchema = z.strictObject({
  v: z.literal(1),
  seed: z.number().int(),
  customers: z.number().int(),
  now: z.number().int(),
});
type Kept = z.infer<typeof keptSchema>;

/** The world of a training folder. Both systems and every restart make it from the same three numbers. */
export type KeptWorld = {
  /** Makes everybody anew, one after the other; the truth is in the folder afterwards. */
  readonly each: (take: (item: WorldItem) => void) => void;
  /** Makes the truth again when it was lost. */
  readonly seeToTruth: () => void;
  readonly truthPath: string;
};

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Another process may be about to write the file that it just created: look a few times. */
const readKept = (file: string): Kept => {
  for (let look = 0; look < 50; look += 1) {
    const text = readFileSync(file, 'utf8');
    if (text !== '') return keptSchema.parse(JSON.parse(text));
    pause(20);
  }
  throw new Error('world.json in the training folder is empty; delete the folder and start again');
};

const keep = (file: string, kept: Kept): Kept => {
  try {
    writeFileSync(file, `${JSON.stringify(kept)}\n`, { flag: 'wx' });
    return kept;
  } catch (error) {
    if (!isTaken(error)) throw error;
    return readKept(file);
  }
};

const writeTruth = (file: string, truth: Truth): void => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(truth, null, 1)}\n`);
  renameSync(draft, file);
};

/**
 * Finds the folder's world or founds it with the present instant. Whoever comes second, the other system or a later start,
 * gets the same one. Throws when the folder holds a company of another size or seed.
 */
export const keepWorld = (folder: string, wanted: { seed: number; customers: number }, now: number): KeptWorld => {
  mkdirSync(folder, { recursive: true });
  const { v: _version, ...kept } = keep(path.join(folder, 'world.json'), { v: 1, ...wanted, now });
  if (kept.seed !== wanted.seed || kept.customers !== wanted.customers) {
    throw new Error(
      `The training folder holds a company of ${kept.customers} customers (seed ${kept.seed}), not of ` +
        `${wanted.customers} (seed ${wanted.seed}). Delete the folder to begin anew.`,
    );
  }
  const truthPath = path.join(folder, 'truth.json');
  const each: KeptWorld['each'] = (take) => {
    const items = streamWorld(kept);
    let next = items.next();
    for (; !next.done; next = items.next()) take(next.value);
    writeTruth(truthPath, next.value);
  };
  const seeToTruth = (): void => {
    if (!existsSync(truthPath)) each(() => undefined);
  };
  return { each, seeToTruth, truthPath };
};
