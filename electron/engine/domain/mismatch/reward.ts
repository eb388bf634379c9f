import { type FieldName, type FieldValues, fieldsOf, valueIn } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import type { Promised } from '../../../../shared/domain/reason.ts';
import { comparedOfContact, comparedOfCustomer, readingOf } from '../mapping/reading.ts';
import { isMore } from '../sales/decimal.ts';

/**
 * What Dotdigital shows of a reward against what the ERP says, of a field that differs. Amounts are ranked exactly, without
 * tolerance; of tiers and price groups nothing says which is better, so only having one at all is.
 */
export const promisedIn = (
  field: FieldName,
  customer: FieldValues,
  contact: FieldValues,
  { document }: Mapping,
  today = '',
): Promised => {
  const reading = readingOf(document)[field];
  const has = comparedOfCustomer(reading, customer, today);
  const shows = comparedOfContact(reading, valueIn(contact, field), { country: customer.country, today });
  if (!has.ok || !shows.ok) return 'other';
  if (has.value === null || shows.value === null) return has.value === null ? 'more' : 'less';
  if (reading.type !== 'number') return 'other';
  return isMore(shows.value, has.value) ? 'more' : 'less';
};

/** Whether mail promises more than the person has in one of these fields. */
export const promisesMore = (
  customer: FieldValues,
  contact: FieldValues,
  mask: number,
  today: string,
  mapping: Mapping,
): boolean => fieldsOf(mask).some((field) => promisedIn(field, customer, contact, mapping, today) === 'more');
