import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** The two private keys of a desk: Ed25519 to sign with, X25519 to be written to. */
export type DeskKeys = { readonly sign: KeyObject; readonly seal: KeyObject };

const rawKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The public halves, 32 bytes each in base64url. */
export const deskPublicSchema = z.strictObject({ sign: rawKey, seal: rawKey });
export type DeskPublic = Readonly<z.infer<typeof deskPublicSchema>>;

const pairSchema = z.strictObject({ d: rawKey, x: rawKey });
const keptSchema = z.strictObject({ v: z.literal(1), sign: pairSchema, seal: pairSchema });

const curves = { sign: 'Ed25519', seal: 'X25519' } as const;

/** New keys of a desk as the text that the vault keeps. */
export const makeDeskSecret = (): string => {
  const pair = ({ privateKey }: { readonly privateKey: KeyObject }) => {
    const { d, x } = privateKey.export({ format: 'jwk' });
    return pairSchema.parse({ d, x });
  };
  const kept = { v: 1, sign: pair(generateKeyPairSync('ed25519')), seal: pair(generateKeyPairSync('x25519')) };
  return JSON.stringify(keptSchema.parse(kept));
};

/** The keys in such a text; null when it is none. */
export const deskKeysOf = (secret: string): DeskKeys | null => {
  try {
    const kept = keptSchema.parse(JSON.parse(secret));
    const key = (use: 'sign' | 'seal'): KeyObject =>
      createPrivateKey({ key: { kty: 'OKP', crv: curves[use], ...kept[use] }, format: 'jwk' });
    return { sign: key('sign'), seal: key('seal') };
  } catch {
    return null;
  }
};

/** The public halves of a desk's keys. */
export const publicOf = ({ sign, seal }: DeskKeys): DeskPublic => ({ sign: rawOf(sign), seal: rawOf(seal) });

/** A public key from its 32 bytes; throws where they are no point of the curve. */
export const publicKeyOf = (use: 'sign' | 'seal', raw: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: curves[use], x: raw }, format: 'jwk' });

/** The 32 bytes of a key's public half. */
export const rawOf = (key: KeyObject): string => {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return rawKey.parse(open.export({ format: 'jwk' }).x);
};

/** Without I, L, O and U, which are misheard or misread over the phone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * What two people compare over the phone: six groups of four signs, the first 120 bits of a hash over both public keys.
 * Nobody can make other keys with the same one.
 */
export const fingerprintOf = ({ sign, seal }: DeskPublic): string => {
  const hash = createHash('sha256').update(`concord-desk/1\n${sign}\n${seal}`).digest();
  const bits = [...hash.subarray(0, 15)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => letters[Number.parseInt(five, 2)] ?? '').join('');
  return (signs.match(/.{4}/g) ?? []).join('-');
};
