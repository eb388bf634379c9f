import type { StoredContact } from './contact-shape.ts';
import { findContact } from './contact-writes.ts';
import type { Fault, Reason } from './insight-json.ts';
import type { Insight } from './insight-write.ts';

/** The contact that may own records; null when there is none, undefined when nothing identifies one that way. */
export const findOwner = (
  { account, switches }: Insight,
  identifier: string,
  value: string,
): StoredContact | null | undefined => {
  const found = findContact(account, identifier, value);
  return found?.binned && switches.binnedOwner === 'not-found' ? null : found;
};

const missing: Readonly<Record<string, Reason>> = {
  contactId: 'ContactIdDoesNotExist',
  email: 'ContactEmailDoesNotExist',
  mobileNumber: 'ContactPhoneNumberDoesNotExist',
};

/** The id of the contact that a record of an import names, or why there is none (contract dotdigital 6.3 [C]). */
export const ownerOf = (
  insight: Insight,
  identifier: string,
  value: string,
): { readonly contactId: number } | { readonly fault: Fault } => {
  const found = findOwner(insight, identifier, value);
  if (found) return { contactId: found.contactId };
  const detail = `'${value}' is not found using the identifier '${identifier}'`;
  if (found === undefined) return { fault: { reason: 'InvalidContactIdentifier', detail } };
  return { fault: { reason: missing[identifier] ?? 'ContactCustomIdentifierValueDoesNotExist', detail } };
};
