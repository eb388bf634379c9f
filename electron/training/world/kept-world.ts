import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createCommerce } from './commerce/make-commerce.ts';
import { sizesOf } from './commerce/sizes.ts';
import type { CommerceItem, CommerceOptions, CommerceTruth } from './commerce/types.ts';
import { streamWorld, type WorldItem } from './make-world.ts';
import type { Truth } from './types.ts';

const keptSchema = z.strictObject({
  v: z.literal(1),
  seed: z.number().int(),
  customers: z.number().int(),
  products: z.number().int().optional(),
  orders: z.number().int().optional(),
  now: z.number().int(),
});
type Kept = z.infer<typeof keptSchema>;

/** Seed and size; products and orders follow from the customers unless given. */
export type WantedWorld = Omit<CommerceOptions, 'now'>;

/** What `truth.json` holds. */
export type KeptTruth = Truth & { readonly commerce: CommerceTruth };

/** The world of a training folder. Both systems and every restart make it from the same few numbers. */
export type KeptWorld = {
  /**
   * Makes everybody anew, one after the other, and all products and sales between them; the truth is in the folder
   * afterwards.
   */
  readonly each: (take: (item: WorldItem) => void, takeCommerce?: (item: CommerceItem) => void) => void;
  /** Makes the truth again when it was lost. */
  readonly seeToTruth: () => void;
  readonly truthPath: string;
  readonly seed: number;
  /** When it was founded. */
  readonly now: number;
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

const writeTruth = (file: string, truth: KeptTruth): void => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(truth, null, 1)}\n`);
  renameSync(draft, file);
};

const sizeText = (world: WantedWorld): string => {
  const { seed, customers, products, orders } = sizesOf({ ...world, now: 0 });
  return `${customers} customers, ${products} products and ${orders} orders (seed ${seed})`;
};

const makeAll = (
  kept: CommerceOptions,
  take: (item: WorldItem) => void,
  takeCommerce: (item: CommerceItem) => void,
): KeptTruth => {
  const commerce = createCommerce(kept);
  for (const item of commerce.products()) takeCommerce(item);
  const items = streamWorld(kept);
  let next = items.next();
  for (; !next.done; next = items.next()) {
    take(next.value);
    commerce.of(next.value).forEach(takeCommerce);
  }
  for (const item of commerce.rest()) takeCommerce(item);
  return { ...next.value, commerce: commerce.truth() };
};

/**
 * Finds the folder's world or founds it with the present instant. Whoever comes second, the other system or a later start,
 * gets the same one. Throws when the folder holds a company of another size or seed.
 */
export const keepWorld = (folder: string, wanted: WantedWorld, now: number): KeptWorld => {
  mkdirSync(folder, { recursive: true });
  const { v: _version, ...kept } = keep(path.join(folder, 'world.json'), { v: 1, ...wanted, now });
  if (sizeText(kept) !== sizeText(wanted)) {
    throw new Error(
      `The training folder holds a company of ${sizeText(kept)}, not of ${sizeText(wanted)}. ` +
        'Delete the folder to begin anew.',
    );
  }
  const truthPath = path.join(folder, 'truth.json');
  const nothing = (): void => undefined;
  const each: KeptWorld['each'] = (take, takeCommerce = nothing) => {
    writeTruth(truthPath, makeAll(kept, take, takeCommerce));
  };
  const seeToTruth = (): void => {
    if (!existsSync(truthPath)) each(nothing);
  };
  return { each, seeToTruth, truthPath, seed: kept.seed, now: kept.now };
};
