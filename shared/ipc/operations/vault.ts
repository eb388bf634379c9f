import { z } from 'zod';
import { command, query } from '../define.ts';
import { credentialRefSchema, vaultPlaceSchema } from './app.ts';

/** Any length: a passphrase that is too short is told in words. */
const passphraseSchema = z.string().min(1).max(1000);
const refSchema = credentialRefSchema.extend({ slot: z.enum(['current', 'next']) });
const unlockedSchema = z.strictObject({ unlocked: z.literal(true) });
/** Shown once, to be printed; nothing can tell it again. */
const recoveryCodeSchema = z.string();
/** Credentials that could not be opened and stay sealed as they were. */
const notMovedSchema = z.array(refSchema);

export const vaultOperations = {
  'vault.status': query({
    process: 'main',
    summary: 'Where credentials are kept, whether the passphrase is needed, and the state of each; never a credential.',
    input: z.strictObject({}),
    output: z.strictObject({
      place: vaultPlaceSchema,
      locked: z.boolean(),
      hasPassphrase: z.boolean(),
      keychainAvailable: z.boolean(),
      /** The keychain in words; null when there is none. */
      keychainName: z.string().nullable(),
      credentials: z.array(
        refSchema.extend({
          state: z.enum(['kept', 'locked', 'unreadable', 'session-only']),
          /** Why it cannot be opened and what to do; null when it can. */
          sentence: z.string().nullable(),
          expiresAt: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  'vault.unlock': command({
    process: 'main',
    summary: 'Open the vault with its passphrase; after wrong tries the next one has to wait.',
    input: z.strictObject({ passphrase: passphraseSchema }),
    output: unlockedSchema,
  }),
  'vault.unlock-with-recovery': command({
    process: 'main',
    summary: 'Open the vault with the printed recovery code and choose a new passphrase. The code stays good.',
    input: z.strictObject({ code: z.string().max(200), newPassphrase: passphraseSchema }),
    output: unlockedSchema,
  }),
  'vault.use-passphrase': command({
    process: 'main',
    summary: 'Seal credentials by a passphrase from now on; those that can be opened are sealed anew.',
    input: z.strictObject({
      passphrase: passphraseSchema,
      /** A new vault although an older passphrase still locks credentials: those can only be entered again. */
      startOver: z.boolean().default(false),
    }),
    output: z.strictObject({ recoveryCode: recoveryCodeSchema, notMoved: notMovedSchema }),
  }),
  'vault.use-keychain': command({
    process: 'main',
    summary: 'Seal credentials by the keychain from now on; those that can be opened are sealed anew.',
    input: z.strictObject({}),
    output: z.strictObject({ notMoved: notMovedSchema }),
  }),
  'vault.change-passphrase': command({
    process: 'main',
    summary: 'Change the passphrase; on demand with a new recovery code, otherwise the printed one stays good.',
    input: z.strictObject({
      old: passphraseSchema,
      new: passphraseSchema,
      renewRecovery: z.boolean().default(false),
    }),
    output: z.strictObject({ recoveryCode: recoveryCodeSchema.nullable() }),
  }),
  'vault.lock': command({
    process: 'main',
    summary: 'Forget the key of the passphrase until it is entered again. What the engine holds already, it keeps.',
    input: z.strictObject({}),
    output: z.strictObject({ locked: z.boolean() }),
  }),
};
