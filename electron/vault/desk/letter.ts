import { createHash, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { keyBytes, seal, unseal } from '../seal.ts';
import { type DeskKeys, type DeskPublic, fingerprintOf, publicKeyOf, publicOf, rawOf } from './keys.ts';
import { fileOf, isSignedBy, signParts } from './signed-text.ts';

const type = 'concord-decisions';

/** What anybody may read on the outside of a `.concord-decisions` file. */
export type LetterHead = {
  /** The hash that names the workspace. */
  readonly workspace: string;
  /** Counts up at the desk that writes. */
  readonly number: number;
  /** Epoch ms. */
  readonly createdAt: number;
};

const letterSchema = z.strictObject({
  type: z.literal(type),
  v: z.literal(1),
  workspace: z.string().min(1).max(100),
  /** Fingerprints of the desk that wrote it and of the only one that can open it. */
  from: z.string().max(40),
  to: z.string().max(40),
  number: z.number().int().positive(),
  createdAt: z.number().int(),
  /** The public half of a key that was made for this file only. */
  once: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  sealed: z.string(),
  signature: z.string().max(200),
});
export type Letter = Readonly<z.infer<typeof letterSchema>>;

type Outside = Omit<Letter, 'sealed' | 'signature'>;
const outsideOf = ({ workspace, from, to, number, createdAt, once }: Outside): readonly (string | number)[] => [
  workspace,
  from,
  to,
  number,
  createdAt,
  once,
];
const placeOf = (outside: Outside): string => `${type}/1\n${JSON.stringify(outsideOf(outside))}`;

const keyOf = (shared: Buffer, once: string, receiver: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, `${once}.${receiver}`, `${type}/1`, keyBytes));

/**
 * Seals a text for one desk (X25519 with a key made for this file, HKDF-SHA256, AES-256-GCM) and signs the whole
 * (Ed25519). The outside is authenticated with the sealed text, so that nobody can take it out and sign it anew.
 */
export const writeLetter = (keys: DeskKeys, to: DeskPublic, head: LetterHead, text: string): string => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('seal', to.seal) });
  const outside: Outside = {
    type,
    v: 1,
    workspace: head.workspace,
    from: fingerprintOf(publicOf(keys)),
    to: fingerprintOf(to),
    number: head.number,
    createdAt: head.createdAt,
    once: rawOf(publicKey),
  };
  const sealed = seal(keyOf(shared, outside.once, to.seal), Buffer.from(text), placeOf(outside));
  const signature = signParts(keys, type, [...outsideOf(outside), sealed]);
  return `${JSON.stringify({ ...outside, sealed, signature })}\n`;
};

/** The letter in a file's content, nothing of it checked yet but its form; or why it is none, in a sentence. */
export const readLetter = (content: string): Letter | { readonly sentence: string } => {
  const file = fileOf(content, type, 'file of decisions');
  if ('sentence' in file) return file;
  const parsed = letterSchema.safeParse(file.content);
  return parsed.success ? parsed.data : { sentence: 'This file of decisions is not complete: ask for it once more.' };
};

/** Whether this desk wrote the letter as it is. */
export const isLetterOf = (desk: DeskPublic, letter: Letter): boolean =>
  letter.from === fingerprintOf(desk) &&
  isSignedBy(desk, type, [...outsideOf(letter), letter.sealed], letter.signature);

/** The text; null when it was sealed for another desk, or changed. */
export const openLetter = (keys: DeskKeys, letter: Letter): string | null => {
  try {
    const shared = diffieHellman({ privateKey: keys.seal, publicKey: publicKeyOf('seal', letter.once) });
    const key = keyOf(shared, letter.once, publicOf(keys).seal);
    return unseal(key, letter.sealed, placeOf(letter))?.toString() ?? null;
  } catch {
    return null;
  }
};

/** What tells one file from another: SHA-256 of its content, base64url. */
export const digestOf = (content: string): string => createHash('sha256').update(content).digest('base64url');
