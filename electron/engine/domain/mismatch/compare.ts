import { type FieldValues, fieldBit, hasField, valueIn } from '../../../../shared/domain/fields.ts';
import type { Mapping } from '../../../../shared/domain/mapping-document.ts';
import { comparedOfContact, comparedOfCustomer, fieldsRead, readingOf } from '../mapping/reading.ts';

/**
 * Fields that are compared and whose canonical values differ, malformed ERP fields left out. Both sides are read against the customer's country:
 * a wrong country on the other side is one difference, not three.
 */
export const differingMask = (
  customer: FieldValues,
  contact: FieldValues,
  malformed: number,
  today: string,
  { document }: Mapping,
): number => {
  let mask = 0;
  const reading = readingOf(document);
  const context = { country: customer.country, today };
  for (const name of fieldsRead(document)) {
    // The same text means the same value; only other texts are worth reading.
    const read = reading[name];
    if (!read.isCompared || hasField(malformed, name)) continue;
    if (read.isPlain && valueIn(customer, name) === valueIn(contact, name)) continue;
    const left = comparedOfCustomer(read, customer, today);
    const right = comparedOfContact(read, valueIn(contact, name), context);
    if (!left.ok || !right.ok || left.value !== right.value) mask += fieldBit(name);
  }
  return mask;
};
