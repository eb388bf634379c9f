import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { hasSameName } from '../match/same-person.ts';

/**
 * Whether the records of a duplicate are one person's by all that is known of them together, and not by a number or by address
 * and name alone: nobody decides such ones by the dozen. False for other kinds.
 */
export const isByEvidence = ({ kind, customer, otherCustomers = [], otherContacts = [] }: Evidence): boolean => {
  if (customer === null) return false;
  if (kind === 'duplicate-contact') return otherContacts.some(({ erpNumber }) => erpNumber === null);
  if (kind !== 'duplicate-customer') return false;
  const address = addressOf(customer.values);
  return otherCustomers.some(
    ({ values }) => address === '' || addressOf(values) !== address || !hasSameName(values, customer.values),
  );
};

const addressOf = ({ email }: { readonly email: string | null }): string => email?.trim().toLowerCase() ?? '';
