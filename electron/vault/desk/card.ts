import { z } from 'zod';
import { type DeskKeys, type DeskPublic, deskPublicSchema, fingerprintOf, publicOf } from './keys.ts';
import { fileOf, isSignedBy, signParts } from './signed-text.ts';

const type = 'concord-desk';

/** What a desk tells of itself in a `.concord-desk` file; nothing in it is secret. */
export type DeskFacts = {
  readonly name: string;
  readonly role: 'writer' | 'reviewer';
  /** A hash that names the workspace: the same for every desk that works on the same two systems. */
  readonly workspace: string;
};
export type DeskCard = DeskFacts & { readonly keys: DeskPublic; readonly fingerprint: string };

const cardSchema = z.strictObject({
  type: z.literal(type),
  v: z.literal(1),
  name: z.string().trim().min(1).max(80),
  role: z.enum(['writer', 'reviewer']),
  workspace: z.string().min(1).max(100),
  keys: deskPublicSchema,
  signature: z.string().max(200),
});

const partsOf = ({ name, role, workspace }: DeskFacts, keys: DeskPublic): readonly string[] => [
  name,
  role,
  workspace,
  keys.sign,
  keys.seal,
];

/** The content of a desk's file, signed by the desk itself: whoever shows it has the private keys to it. */
export const writeCard = (keys: DeskKeys, facts: DeskFacts): string => {
  const open = publicOf(keys);
  const signature = signParts(keys, type, partsOf(facts, open));
  return `${JSON.stringify({ type, v: 1, ...facts, keys: open, signature }, null, 2)}\n`;
};

/** The desk that such a content tells of, or why not, in a sentence. */
export const readCard = (text: string): DeskCard | { readonly sentence: string } => {
  const file = fileOf(text, type, 'key of a desk');
  if ('sentence' in file) return file;
  const parsed = cardSchema.safeParse(file.content);
  if (!parsed.success) return { sentence: 'This key of a desk is not complete: ask for it once more.' };
  const { name, role, workspace, keys, signature } = parsed.data;
  if (!isSignedBy(keys, type, partsOf({ name, role, workspace }, keys), signature))
    return { sentence: 'This key of a desk was changed on its way: ask for it once more.' };
  return { name, role, workspace, keys, fingerprint: fingerprintOf(keys) };
};
