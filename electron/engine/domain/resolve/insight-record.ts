import type { InsightChange } from '../../../../shared/domain/change.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import type { SaleEvidence } from '../../../../shared/domain/sale-evidence.ts';
import { canonicalJson } from './evidence.ts';
import type { Comparison, FreshPair } from './fresh-pair.ts';
import type { Verdict } from './verdict.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whether two forms of a record say the same: a remote may write a number or an instant in another form. */
export const saysSame = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, place) => saysSame(value, other[place]));
  if (isJson(one) && isJson(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => saysSame(one[name], other[name]));
  return one === other || isSameScalar(one, other);
};

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const isSameScalar = (one: unknown, other: unknown): boolean => {
  if (typeof one === 'string' && typeof other === 'string')
    return instant.test(one) && instant.test(other) && Date.parse(one) === Date.parse(other);
  const [number, text] = typeof one === 'number' ? [one, other] : [other, one];
  return typeof number === 'number' && typeof text === 'string' && text.trim() !== '' && Number(text) === number;
};
const instant = /^\d{4}-\d{2}-\d{2}T/;

/**
 * Whether a record still stands as the change rests on it. A write replaces all of it, so all of it is compared, what is
 * never compared between the two systems included. Nothing is written to a contact that is gone.
 */
export const compareInsight = (changeSet: InsightChange, { record, contact }: FreshPair): Comparison => {
  if (changeSet.contactId !== null && changeSet.operation === 'insight.put') {
    if (contact === null || (contact.facts & contactFact.live) === 0)
      return { stale: 'The contact was put in the bin or deleted in Dotdigital.' };
  }
  if (changeSet.before === null)
    return record == null ? 'same' : { stale: 'Dotdigital has a record under this key by now.' };
  if (record == null) return { stale: 'The record is no longer in Dotdigital.' };
  return canonicalJson(record.json) === canonicalJson(changeSet.before)
    ? 'same'
    : { stale: 'The record was changed in Dotdigital since you approved.' };
};

/** The same of a sale, held against what was seen: the order in the ERP, and whose contact it is to hang on. */
export const compareSale = (sale: SaleEvidence | undefined, changeSet: InsightChange, fresh: FreshPair): Comparison => {
  const compared = compareInsight(changeSet, fresh);
  if (compared !== 'same' || sale === undefined) return compared;
  const { erpOrder, contact } = fresh;
  if (erpOrder === null) return { stale: 'The order is no longer in the ERP.' };
  if (erpOrder !== undefined && (erpOrder.hash !== sale.order?.hash || erpOrder.owner !== sale.customer?.number))
    return { stale: 'The order was changed in the ERP since you approved.' };
  const seen = sale.contact;
  if (changeSet.operation === 'insight.put' && seen !== null && contact !== null) {
    const isSame =
      contact.erpNumber === seen.erpNumber &&
      (contact.values.email ?? '').toLowerCase() === (seen.email ?? '').toLowerCase();
    if (!isSame) return { stale: 'The contact belongs to somebody else by now, or has another address.' };
  }
  return 'same';
};

/** What reading back says of a write to a record: it is there, what stood before is, or something else. */
export const insightVerdict = (changeSet: InsightChange, { record }: FreshPair): Verdict => {
  if (changeSet.operation === 'insight.delete') {
    if (record == null) return 'applied';
    return saysSame(record.json, changeSet.before) ? 'not-applied' : 'diverged';
  }
  const { before, after } = changeSet;
  if (record != null && saysSame(record.json, after)) return 'applied';
  if (record == null) return before === null ? 'not-applied' : 'diverged';
  return before !== null && saysSame(record.json, before) ? 'not-applied' : 'diverged';
};
