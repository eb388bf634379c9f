import { type FieldValues, fieldBit, fieldNames } from '../../../../shared/domain/fields.ts';
import { canonical } from '../normalise/canonical.ts';

/**
 * Fields whose canonical values differ, malformed ERP fields left out. Both sides are read against the customer's country:
 * a wrong country on the other side is one difference, not three.
 */
export const differingMask = (
  customer: FieldValues,
  contact: FieldValues,
  malformed: number,
  today: string,
): number => {
  let mask = 0;
  for (const name of fieldNames) {
    // The same text means the same value; only other texts are worth reading.
    if ((malformed & fieldBit(name)) !== 0 || customer[name] === contact[name]) continue;
    const left = canonical(name, customer[name], { country: customer.country, today });
    const right = canonical(name, contact[name], { country: customer.country, today });
    if (!left.ok || !right.ok || left.value !== right.value) mask |= fieldBit(name);
  }
  return mask;
};
