import { z } from 'zod';
import { changeLineSchema } from '../../domain/change.ts';
import { handedVerbSchema } from '../../domain/handover.ts';
import { mismatchKindSchema } from '../../domain/mismatch.ts';
import { command, query } from '../define.ts';

const roleSchema = z.enum(['writer', 'reviewer']);
const fingerprintSchema = z.string().max(40);
const pathSchema = z.string().trim().min(1).max(1000);

/** A desk's public key: the content of its file, or where that file lies. */
const sourceSchema = z.strictObject({
  text: z.string().max(4_000).nullable().default(null),
  path: pathSchema.nullable().default(null),
});

const trustedSchema = z.strictObject({
  fingerprint: z.string(),
  name: z.string(),
  role: roleSchema,
  trustedAt: z.number().int(),
  trustedBy: z.string(),
  /** The last file that was taken in from it, and when (epoch ms). */
  lastNumber: z.number().int().nullable(),
  lastAt: z.number().int().nullable(),
});

const countedSchema = z.array(z.strictObject({ sentence: z.string(), count: z.number().int() })).readonly();
const handedRowSchema = z.strictObject({
  verb: handedVerbSchema,
  kind: mismatchKindSchema,
  label: z.string(),
  reference: z.string(),
});

export const deskOperations = {
  'desk.get': query({
    process: 'engine',
    summary: 'This desk: its role, its public key with the fingerprint, and the other desks that it trusts.',
    input: z.strictObject({}),
    output: z.strictObject({
      role: roleSchema,
      name: z.string(),
      /** null when it has no key yet, or the vault that keeps it is locked. */
      key: z.strictObject({ fingerprint: z.string(), text: z.string().nullable() }).nullable(),
      /** Why nothing can be exchanged yet; null when all is there. */
      blocked: z.string().nullable(),
      trusted: z.array(trustedSchema).max(200).readonly(),
    }),
  }),
  'desk.make-key': command({
    process: 'main',
    summary:
      'Make the key of this desk and keep it in the vault. Another one takes the place of a key that can no longer be opened only when asked to.',
    input: z.strictObject({ replace: z.boolean().default(false) }),
    output: z.strictObject({}),
  }),
  'desk.export-key': command({
    process: 'engine',
    summary: 'Write the public key of this desk into a file, or into a folder under a name of its own.',
    input: z.strictObject({ path: pathSchema }),
    output: z.strictObject({ path: z.string() }),
  }),
  'desk.inspect': query({
    process: 'engine',
    summary: 'Read the public key of another desk, so that its fingerprint can be compared; nothing is trusted.',
    input: sourceSchema,
    output: z.strictObject({ name: z.string(), role: roleSchema, fingerprint: z.string(), isTrusted: z.boolean() }),
  }),
  'desk.trust': command({
    process: 'engine',
    summary: 'Trust another desk whose fingerprint was compared. The fingerprint has to be that of the key.',
    input: sourceSchema.extend({ fingerprint: fingerprintSchema, name: z.string().trim().min(1).max(80) }),
    output: z.strictObject({}),
  }),
  'desk.untrust': command({
    process: 'engine',
    summary: 'Trust a desk no more; what was taken in from it stays.',
    input: z.strictObject({ fingerprint: fingerprintSchema }),
    output: z.strictObject({}),
  }),
  'handover.preview': query({
    process: 'engine',
    summary: 'What this desk decided and has not handed over, or what of an earlier file would be handed over again.',
    input: z.strictObject({ again: z.number().int().positive().nullable().default(null) }),
    output: z.strictObject({
      total: z.number().int(),
      /** Beyond what goes into one file. */
      more: z.number().int(),
      verbs: z.array(z.strictObject({ verb: handedVerbSchema, count: z.number().int() })).readonly(),
      /** The first of them. */
      rows: z.array(handedRowSchema).max(200).readonly(),
      files: z
        .array(
          z.strictObject({
            number: z.number().int(),
            at: z.number().int(),
            by: z.string(),
            desk: z.string(),
            path: z.string(),
            decisions: z.number().int(),
          }),
        )
        .max(50)
        .readonly(),
    }),
  }),
  'handover.export': command({
    process: 'engine',
    summary: 'Write decisions into a signed file that only one trusted writer can open, and note them as handed over.',
    input: z.strictObject({
      desk: fingerprintSchema,
      path: pathSchema,
      again: z.number().int().positive().nullable().default(null),
    }),
    output: z.strictObject({ path: z.string(), number: z.number().int(), decisions: z.number().int() }),
  }),
  'handover.inspect': query({
    process: 'engine',
    summary:
      'Check a file of decisions and say of each whether it would be made here, and if not, why; nothing is changed.',
    input: z.strictObject({ path: pathSchema }),
    output: z.strictObject({
      digest: z.string(),
      desk: z.strictObject({ name: z.string(), fingerprint: z.string() }),
      operator: z.string(),
      number: z.number().int(),
      createdAt: z.number().int(),
      total: z.number().int(),
      takes: z.number().int(),
      /** Taken in before a crash broke this very file off. */
      done: z.number().int(),
      leaves: countedSchema,
      /** The first of them; `sentence` says why one is left. */
      rows: z
        .array(handedRowSchema.extend({ lines: z.array(changeLineSchema).readonly(), sentence: z.string().nullable() }))
        .max(200)
        .readonly(),
    }),
  }),
  'handover.take-in': command({
    process: 'engine',
    summary:
      'Make the decisions of an inspected file here, each by its own rules. Asked again after a crash it goes on; a file counts once.',
    input: z.strictObject({ path: pathSchema, digest: z.string().max(100) }),
    output: z.strictObject({ taken: z.number().int(), left: countedSchema }),
  }),
  'file.choose': query({
    process: 'main',
    summary:
      "Let the operator choose a file or a folder in the system's own dialog; answers null when nothing was chosen.",
    input: z.strictObject({
      purpose: z.enum([
        'open-desk',
        'save-desk',
        'open-decisions',
        'save-decisions',
        'open-backup',
        'open-folder',
        'open-mapping',
        'save-mapping',
      ]),
      name: z.string().max(120).default(''),
    }),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
} as const;
