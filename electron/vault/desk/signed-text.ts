import { sign, verify } from 'node:crypto';
import { type DeskKeys, type DeskPublic, publicKeyOf } from './keys.ts';

/** What is signed: its kind in front, so that a signature under one kind of file never counts for another. */
const bytesOf = (kind: string, parts: readonly (string | number)[]): Buffer =>
  Buffer.from(`${kind}\n${JSON.stringify(parts)}`);

/** An Ed25519 signature over these parts in this order, base64url. */
export const signParts = (keys: DeskKeys, kind: string, parts: readonly (string | number)[]): string =>
  sign(null, bytesOf(kind, parts), keys.sign).toString('base64url');

/** Whether a desk signed exactly these parts. */
export const isSignedBy = (
  desk: DeskPublic,
  kind: string,
  parts: readonly (string | number)[],
  signature: string,
): boolean => {
  try {
    return verify(null, bytesOf(kind, parts), publicKeyOf('sign', desk.sign), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};

/** A file as JSON of the wanted type and version 1, or why it is none, in a sentence. */
export const fileOf = (
  text: string,
  type: string,
  name: string,
): { readonly content: unknown } | { readonly sentence: string } => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { sentence: `This is no ${name}, or only a piece of one: ask for it once more.` };
  }
  if (typeof content !== 'object' || content === null || !('type' in content) || content.type !== type)
    return { sentence: `This file is no ${name}.` };
  const v = 'v' in content ? content.v : undefined;
  if (typeof v === 'number' && v > 1)
    return { sentence: `This ${name} was written by a newer Concord: bring this one up to date first.` };
  if (v !== 1) return { sentence: `This ${name} is of an older form that is no longer read: have it written anew.` };
  return { content };
};
