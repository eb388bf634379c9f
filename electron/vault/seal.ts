import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** A key of AES-256: 32 bytes. */
export const keyBytes = 32;

/**
 * Seals bytes with AES-256-GCM under a random 96-bit initialisation vector: vector, ciphertext and tag, in base64.
 * `place` is authenticated with them: what was sealed for one place does not open at another.
 */
export const seal = (key: Buffer, clear: Buffer, place: string): string => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()]).toString('base64');
};

/** The bytes; null when the key or the place is another one, or anything was changed. */
export const unseal = (key: Buffer, sealed: string, place: string): Buffer | null => {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
};
