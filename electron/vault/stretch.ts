import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { keyBytes } from './seal.ts';

/** What one guess costs: `n` rounds over blocks of `r`·128 bytes, `p` times; memory is 128·n·r bytes. */
export type Cost = { readonly n: number; readonly r: number; readonly p: number };

/** 128 MiB and some 0.4 s a guess on a desk computer of today (OWASP's first choice for scrypt). */
export const standardCost: Cost = { n: 2 ** 17, r: 8, p: 1 };

const leastRounds = 2 ** 14;
const mostMemory = 2 ** 29;
const memoryOf = ({ n, r, p }: Cost): number => 128 * r * (n + p);

/**
 * What is stored beside a sealed key. The bounds keep a changed file from costing gigabytes or hours, and from passing
 * off a cheap derivation as a dear one.
 */
export const stretchSchema = z
  .strictObject({
    name: z.literal('scrypt'),
    n: z
      .number()
      .int()
      .min(leastRounds)
      .max(2 ** 20)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.number().int().min(1).max(16),
    p: z.number().int().min(1).max(4),
    salt: z.base64().length(24),
  })
  .refine((stretch) => memoryOf(stretch) <= mostMemory);
export type Stretch = Readonly<z.infer<typeof stretchSchema>>;

/** The parameters with a new random salt of 16 bytes. */
export const newStretch = (cost: Cost): Stretch => ({
  name: 'scrypt',
  ...cost,
  salt: randomBytes(16).toString('base64'),
});

/** The key that a text stretches to; computed off the main thread. */
export const stretched = (text: string, stretch: Stretch): Promise<Buffer> => {
  const { n, r, p } = stretch;
  const options = { N: n, r, p, maxmem: memoryOf(stretch) + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(text, Buffer.from(stretch.salt, 'base64'), keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
};
