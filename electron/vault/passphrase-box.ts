import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { keyBytes, seal, unseal } from './seal.ts';
import { type Cost, newStretch, standardCost, stretched, stretchSchema } from './stretch.ts';

const wrappedSchema = z.strictObject({ stretch: stretchSchema, key: z.base64().max(200) });
type Wrapped = Readonly<z.infer<typeof wrappedSchema>>;

/** What is stored: the vault key, wrapped once under the passphrase and once under the recovery code. */
export const passphraseBoxSchema = z.strictObject({
  v: z.literal(1),
  passphrase: wrappedSchema,
  recovery: wrappedSchema,
});
export type PassphraseBox = Readonly<z.infer<typeof passphraseBoxSchema>>;

/** 32 random bytes that seal the credentials; lives in memory while the vault is open. */
export type VaultKey = Buffer;

type Way = 'passphrase' | 'recovery';
const placeOf = (way: Way): string => `concord vault key by ${way}`;

/** The same passphrase typed on another keyboard gives the same text (NFKC). */
const normalised = (passphrase: string): string => passphrase.normalize('NFKC');

/** Whether a passphrase may be chosen: 8 characters and more. */
export const isLongEnough = (passphrase: string): boolean => [...normalised(passphrase)].length >= 8;

const wrap = async (key: VaultKey, text: string, way: Way, cost: Cost): Promise<Wrapped> => {
  const stretch = newStretch(cost);
  return { stretch, key: seal(await stretched(text, stretch), key, placeOf(way)) };
};

const unwrap = async (wrapped: Wrapped, text: string, way: Way): Promise<VaultKey | 'wrong'> => {
  const key = unseal(await stretched(text, wrapped.stretch), wrapped.key, placeOf(way));
  return key?.length === keyBytes ? key : 'wrong';
};

export type NewBox = { readonly box: PassphraseBox; readonly key: VaultKey; readonly recoveryCode: string };

/** A new vault key in a new box. The recovery code is given this once; the box cannot tell it again. */
export const createBox = async (passphrase: string, cost: Cost = standardCost): Promise<NewBox> => {
  const key = randomBytes(keyBytes);
  const byPassphrase = await wrap(key, normalised(passphrase), 'passphrase', cost);
  const recovery = await wrapForRecovery(key, cost);
  return { box: { v: 1, passphrase: byPassphrase, recovery: recovery.wrapped }, key, recoveryCode: recovery.code };
};

const wrapForRecovery = async (key: VaultKey, cost: Cost) => {
  const code = newRecoveryCode();
  return { code, wrapped: await wrap(key, readRecoveryCode(code) ?? code, 'recovery', cost) };
};

/** The vault key; 'wrong' for another passphrase and for a box that was changed. */
export const openBox = (box: PassphraseBox, passphrase: string): Promise<VaultKey | 'wrong'> =>
  unwrap(box.passphrase, normalised(passphrase), 'passphrase');

/** The vault key by the printed code, however it is spaced; 'wrong' also for what is no code at all. */
export const openBoxWithRecovery = async (box: PassphraseBox, typed: string): Promise<VaultKey | 'wrong'> => {
  const code = readRecoveryCode(typed);
  return code === null ? 'wrong' : unwrap(box.recovery, code, 'recovery');
};

/** The box under another passphrase; the key, what it sealed, and the printed recovery code stay good. */
export const changePassphrase = async (
  box: PassphraseBox,
  key: VaultKey,
  passphrase: string,
  cost: Cost = standardCost,
): Promise<PassphraseBox> => ({ ...box, passphrase: await wrap(key, normalised(passphrase), 'passphrase', cost) });

/** The box with a new recovery code; the printed one opens nothing from then on. */
export const renewRecovery = async (
  box: PassphraseBox,
  key: VaultKey,
  cost: Cost = standardCost,
): Promise<{ readonly box: PassphraseBox; readonly recoveryCode: string }> => {
  const recovery = await wrapForRecovery(key, cost);
  return { box: { ...box, recovery: recovery.wrapped }, recoveryCode: recovery.code };
};
