import { z } from 'zod';
import { command, query } from '../define.ts';

export const themeSchema = z.enum(['system', 'light', 'dark']);
export const engineStateSchema = z.enum(['starting', 'running', 'restarting', 'stopped']);
export type EngineState = z.infer<typeof engineStateSchema>;

/** Where a credential is kept: sealed by the keychain or by a passphrase, or in memory until the app ends. */
export const vaultPlaceSchema = z.enum(['keychain', 'passphrase', 'session-only']);

/** What a secret is for. `next` waits beside `current`, which stays in use until the next one was tested. */
export const credentialRefSchema = z.strictObject({
  workspace: z.string().regex(/^[a-z0-9-]{1,40}$/),
  system: z.enum(['erp', 'dotdigital']),
  slot: z.enum(['current', 'next']).default('current'),
});

export const appOperations = {
  'app.about': query({
    process: 'main',
    summary: 'Versions, the state of the engine, and where credentials are kept on this machine.',
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      platform: z.string(),
      vault: vaultPlaceSchema,
      engine: engineStateSchema,
      engineSentence: z.string().nullable(),
    }),
  }),
  'app.painted': command({
    process: 'main',
    summary: 'The window says that its first rows are on screen; start-up time is measured to here.',
    input: z.strictObject({}),
    output: z.strictObject({ readyMs: z.number().int() }),
  }),
  'engine.restart': command({
    process: 'main',
    summary: 'Start the engine again after it stopped for good.',
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  'settings.get': query({
    process: 'main',
    summary: 'Appearance settings.',
    input: z.strictObject({}),
    output: z.strictObject({ theme: themeSchema }),
  }),
  'settings.set': command({
    process: 'main',
    summary: 'Change appearance settings.',
    input: z.strictObject({ theme: themeSchema }),
    output: z.strictObject({ theme: themeSchema }),
  }),
  'credential.save': command({
    process: 'main',
    summary:
      'Keep a credential, sealed by the keychain or the passphrase, or for this session only without both. Never given back.',
    input: z.strictObject({
      ref: credentialRefSchema,
      user: z.string().max(200).default(''),
      secret: z.string().min(1).max(4000),
      /** Epoch ms; null = never, or not known. */
      expiresAt: z.number().int().nullable().default(null),
    }),
    output: z.strictObject({ kept: vaultPlaceSchema }),
  }),
  'credential.status': query({
    process: 'main',
    summary: 'Whether a credential is kept, where, and until when it is good; never the credential.',
    input: z.strictObject({ ref: credentialRefSchema }),
    output: z.strictObject({
      kept: z.enum([...vaultPlaceSchema.options, 'none', 'locked', 'unreadable']),
      expiresAt: z.number().int().nullable(),
    }),
  }),
  'credential.remove': command({
    process: 'main',
    summary: 'Forget a credential.',
    input: z.strictObject({ ref: credentialRefSchema }),
    output: z.strictObject({ removed: z.boolean() }),
  }),
};
