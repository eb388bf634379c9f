import type { MirrorContact, MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import type { Order } from '../../../../shared/domain/order.ts';

/** Both records of a pair as the remote systems hold them now. */
/** A record of insight data as it stands. */
export type FreshRecord = {
  readonly key: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly contactId: number | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
};

export type FreshPair = {
  readonly customer: MirrorCustomer | null;
  readonly contact: MirrorContact | null;
  /** The number that the customer is marked with as a duplicate; null when it is none, or the ERP does not say. */
  readonly duplicateOf?: string | null;
  /** The other contact of the person, where a list moves between the two; null when it is gone. */
  readonly other?: MirrorContact | null;
  /** The record of insight data that a change writes; null when there is none on that contact. */
  readonly record?: FreshRecord | null;
  /** The order in the ERP, as far as it is compared; null when it is gone, absent where it was not asked for. */
  readonly erpOrder?: { readonly hash: number; readonly owner: string | null } | null;
  /** The data field that a change is about, as the account has it; null when there is none. */
  readonly dataField?: { readonly name: string; readonly type: string } | null;
  /** The order that the ERP holds for a marketing order; null when it has none. */
  readonly order?: HeldOrder | null;
  /** The hash of the marketing order's record as it was last read; null when it is gone. */
  readonly recordHash?: number | null;
};

/**
 * The order of the ERP that a posting is about. `value` is null where the ERP is known to have had it and does not show it
 * any more: closed orders vanish in some of them (contract erp-cloud 1.3 [D]).
 */
export type HeldOrder = {
  readonly id: string;
  readonly number: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly value: Order | null;
};

/** Whether a change still rests on what was seen, or why not. */
export type Comparison = 'same' | { readonly stale: string };
