import type { ChangedThing, ChangeSet } from '../../../../shared/domain/change.ts';
import { customerFact } from '../../../../shared/domain/mirror.ts';
import { unreachable } from '../../../../shared/unreachable.ts';
import type { Comparison, FreshPair } from '../resolve/fresh-pair.ts';
import { postedDifferences } from './compare.ts';

export type PostingChange = Extract<ChangeSet, { readonly operation: `sales-order.${string}` }>;

export const isPostingChange = (changeSet: ChangeSet): changeSet is PostingChange =>
  changeSet.operation === 'sales-order.create' || changeSet.operation === 'sales-order.cancel';

/** Whether a posting, or taking it back, still rests on what was seen. */
export const comparePosting = (changeSet: PostingChange, fresh: FreshPair): Comparison => {
  const { order = null } = fresh;
  switch (changeSet.operation) {
    case 'sales-order.create':
      if (order !== null) return { stale: `The ERP has this order by now, as ${order.number}.` };
      return compareCreate(changeSet, fresh);
    case 'sales-order.cancel': {
      const why = whyNotCancelled(fresh);
      return why === null ? 'same' : { stale: why };
    }
    default:
      return unreachable(changeSet);
  }
};

const compareCreate = (
  { order, recordHash }: Extract<PostingChange, { readonly operation: 'sales-order.create' }>,
  { customer, contact, recordHash: held = null }: FreshPair,
): Comparison => {
  if (held === null) return { stale: 'The order is no longer in Dotdigital.' };
  if (held !== recordHash) return { stale: 'The order was changed in Dotdigital since you looked.' };
  if (customer === null || customer.number !== order.customerNumber)
    return { stale: 'The customer is no longer in the ERP under this number.' };
  if ((customer.facts & customerFact.active) === 0) return { stale: 'The customer was set inactive in the ERP.' };
  if (contact === null) return { stale: 'The contact whose order it is is no longer in Dotdigital.' };
  // Found by the address alone, the contact has no number; another one is somebody else.
  return contact.erpNumber === null || contact.erpNumber === order.customerNumber
    ? 'same'
    : { stale: 'The contact carries another customer number by now.' };
};

/** Why the ERP would not cancel the order that was posted; null where it would (contract erp-cloud 9.3: only before it is shipped). */
export const whyNotCancelled = ({ order = null }: FreshPair): string | null => {
  if (order === null || order.value === null) return 'The ERP does not show this order any more.';
  const { status } = order.value;
  if (status === 'cancelled') return 'The order was cancelled in the ERP already.';
  return status === 'draft' || status === 'confirmed'
    ? null
    : `The ERP cancels an order only before it is shipped; this one is ${status}.`;
};

/** What reading back says of a posting. An order that the ERP holds otherwise than it was sent was not posted as meant. */
export const postingVerdict = (
  changeSet: PostingChange,
  { order = null }: FreshPair,
): 'applied' | 'not-applied' | 'diverged' => {
  if (changeSet.operation === 'sales-order.create') {
    if (order === null) return 'not-applied';
    const isAsMeant =
      order.value !== null &&
      order.value.status !== 'cancelled' &&
      postedDifferences(changeSet.order, order.value).length === 0;
    return isAsMeant ? 'applied' : 'diverged';
  }
  if (order === null || order.value === null) return 'diverged';
  if (order.value.status === 'cancelled') return 'applied';
  return whyNotCancelled({ customer: null, contact: null, order }) === null ? 'not-applied' : 'diverged';
};

export type PostingUndo = {
  readonly changeSet: ChangeSet | null;
  readonly lines: readonly {
    readonly thing: ChangedThing;
    readonly now: string | null;
    readonly after: string | null;
    readonly isLeftAlone: boolean;
  }[];
  readonly blocked: string | null;
};

/** How a posting is taken back: the order is cancelled and stays in the ERP as that. */
export const planCancel = (changeSet: PostingChange, fresh: FreshPair): PostingUndo => {
  if (changeSet.operation === 'sales-order.cancel')
    return { changeSet: null, lines: [], blocked: 'A cancelled order is not brought back; post it anew in the ERP.' };
  const blocked = whyNotCancelled(fresh);
  if (blocked !== null || fresh.order == null) return { changeSet: null, lines: [], blocked };
  const { id, number, version } = fresh.order;
  const cancel: ChangeSet = {
    v: 1,
    operation: 'sales-order.cancel',
    orderId: id,
    orderNumber: number,
    recordKey: changeSet.order.externalReference,
    expectVersion: version,
  };
  return {
    changeSet: cancel,
    lines: [{ thing: 'sales-order', now: number, after: null, isLeftAlone: false }],
    blocked,
  };
};
