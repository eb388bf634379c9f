import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { type FieldName, type FieldValues, fieldNames, valueIn } from '../../../../shared/domain/fields.ts';
import type { MirrorContact, MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import { canonical } from '../normalise/canonical.ts';

/** What a link by evidence rests on. */
const telling: readonly FieldName[] = ['email', 'firstName', 'lastName', 'birthDate', 'phone', 'postcode'];
const noValues = Object.fromEntries(fieldNames.map((name) => [name, null])) as FieldValues;

/** Whether what links two records by evidence is as it was seen; of records that are linked otherwise it always is. */
export const isToldAlike = (
  evidence: Evidence,
  customer: MirrorCustomer,
  contact: MirrorContact,
  today: string,
): boolean =>
  evidence.linkedBy !== 'probabilistic' ||
  (sameValues(evidence.contact?.values ?? noValues, contact.values, telling, today) &&
    sameValues(evidence.customer?.values ?? noValues, customer.values, telling, today));

/** Whether what made the two one person still holds: else one person's values would be written to another's contact. */
export const isStillLinked = (evidence: Evidence, customer: MirrorCustomer, contact: MirrorContact): boolean => {
  const seen = evidence.contact?.erpNumber;
  if (seen !== undefined && seen !== contact.erpNumber) return false;
  return evidence.linkedBy !== 'email' || (contact.emailKey !== null && contact.emailKey === customer.emailKey);
};

/** Whether both hold the same values in these fields, however they are written. */
export const sameValues = (
  left: FieldValues,
  right: FieldValues,
  names: readonly FieldName[],
  today: string,
): boolean => names.every((name) => equal(name, left, right, today));

const equal = (name: FieldName, left: FieldValues, right: FieldValues, today: string): boolean => {
  const [one, other] = [valueIn(left, name), valueIn(right, name)];
  const a = canonical(name, one, { country: left.country, today });
  const b = canonical(name, other, { country: right.country, today });
  return a.ok && b.ok ? a.value === b.value : one === other;
};
