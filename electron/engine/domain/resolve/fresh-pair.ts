import type { MirrorContact, MirrorCustomer } from '../../../../shared/domain/mirror.ts';

/** Both records of a pair as the remote systems hold them now. */
export type FreshPair = {
  readonly customer: MirrorCustomer | null;
  readonly contact: MirrorContact | null;
  /** The number that the customer is marked with as a duplicate; null when it is none, or the ERP does not say. */
  readonly duplicateOf?: string | null;
  /** The other contact of the person, where a list moves between the two; null when it is gone. */
  readonly other?: MirrorContact | null;
  /** The data field that a change is about, as the account has it; null when there is none. */
  readonly dataField?: { readonly name: string; readonly type: string } | null;
};

/** Whether a change still rests on what was seen, or why not. */
export type Comparison = 'same' | { readonly stale: string };
