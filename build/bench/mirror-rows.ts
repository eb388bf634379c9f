import { deriveContact, deriveCustomer } from '../../electron/engine/domain/normalise/derive.ts';
import { firstVersion as mapping } from '../../shared/domain/mapping-document.ts';
import type { MirrorContact, MirrorCustomer } from '../../shared/domain/mirror.ts';
import { contactAt, customerAt } from './people.ts';

export const today = '2026-11-25';

/** How many rows a side has: `--size=250000`, else 100,000. */
export const sizeWanted = (): number => {
  const given = process.argv.map((argument) => /^--size=(\d+)$/.exec(argument)?.[1]).find((size) => size !== undefined);
  return given === undefined ? 100_000 : Number(given);
};

/** The mirror's row of a customer, in this city if one is given. */
export const customerRowAt = (n: number, size: number, city?: string): MirrorCustomer =>
  deriveCustomer(customerAt(n, size, city), today, mapping);

export const contactRowAt = (n: number, size: number): MirrorContact | null => {
  const contact = contactAt(n, size);
  return contact === null ? null : deriveContact(contact, today, mapping);
};
