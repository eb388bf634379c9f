import { saleMask } from '../../../../shared/domain/compared.ts';
import type { Finding } from '../../../../shared/domain/mismatch.ts';
import { type Sale, saleFact } from '../../../../shared/domain/sales.ts';
import { saleDifferences } from '../sales/differences.ts';

/** A sale as both sides tell it. */
export type JudgedSale = {
  readonly order: { readonly facts: number; readonly hash: number; readonly value: Sale } | null;
  readonly record: { readonly hash: number; readonly contactId: number | null; readonly value: Sale } | null;
  /** The live contacts of its customer. */
  readonly contacts: readonly number[];
};

const wanted = saleFact.inScope | saleFact.hasCustomer;

/**
 * What is wrong with one sale in scope whose customer Dotdigital knows; the first that holds: not there, on somebody else,
 * or different. One that was cancelled before it came has nothing to tell: no purchase was made.
 */
export const judgeSale = ({ order, record, contacts }: JudgedSale): Finding | null => {
  if (order === null || (order.facts & wanted) !== wanted || contacts.length === 0) return null;
  if (record === null)
    return order.value.status === 'cancelled' ? null : { kind: 'order-missing', severity: 'warns', fieldMask: 0 };
  if (record.contactId !== null && !contacts.includes(record.contactId))
    return { kind: 'order-misattributed', severity: 'warns', fieldMask: 0 };
  if (record.hash === order.hash) return null;
  const fields = saleDifferences(order.value, record.value).map(({ field }) => field);
  return { kind: 'order-drift', severity: 'warns', fieldMask: saleMask(fields) };
};
