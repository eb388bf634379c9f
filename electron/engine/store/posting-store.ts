import type { LinkMethod } from '../../../shared/domain/mirror.ts';
import type { Period } from '../../../shared/domain/order.ts';
import type { PostingSettings, PostingStanding, Wait } from '../../../shared/domain/posting.ts';

/** A record of Orders that the ERP lacks, with what the mirror knows for judging it. */
export type UnpostedRow = {
  readonly key: string;
  readonly rid: number;
  readonly hash: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly contact: {
    readonly id: number;
    readonly rid: number;
    readonly number: string | null;
    readonly method: LinkMethod | null;
  } | null;
  readonly customer: {
    readonly id: string;
    readonly rid: number;
    readonly number: string;
    readonly active: boolean;
  } | null;
};

/** `grace`: the shop's own feed may still bring it. `void`: nothing was sold. */
export const postingStates = ['grace', 'void', 'ready', 'waiting'] as const;
export type PostingState = (typeof postingStates)[number];

export type KeptPosting = {
  readonly key: string;
  readonly hash: number;
  readonly state: PostingState;
  readonly waits: readonly Wait[];
  /** Since when it is in this state (epoch ms). */
  readonly since: number;
};

/** A sale of the ERP that may be a marketing order: same customer, amount and currency, so many days apart at most. */
export type LookalikeRequest = {
  readonly customerNumber: string;
  readonly total: string;
  readonly currency: string;
  readonly date: string;
  readonly days: number;
};

/** Marketing orders and what they wait for. Every write is to be called inside `atomically`. */
export interface PostingStore {
  readonly settings: () => PostingSettings;
  readonly setSettings: (settings: PostingSettings) => void;
  readonly periods: () => readonly Period[];
  /** Takes the place of every period known. */
  readonly replacePeriods: (periods: readonly Period[]) => void;
  /**
   * Keys of readable records on these sources (in small letters) that neither number, reference nor sale link finds in the
   * ERP, among so many records behind a key; `next` null at the end.
   */
  readonly unpostedKeys: (
    sources: readonly string[],
    after: string,
    size: number,
  ) => { readonly keys: readonly string[]; readonly next: string | null };
  /** One of them; null where the record is gone, or the ERP has the order by now. */
  readonly unposted: (key: string) => UnpostedRow | null;
  /** The hash of a record, whether or not the ERP has it; null where it is gone. */
  readonly recordHash: (key: string) => number | null;
  /** Of these SKUs those that the ERP has, and whether it sells them. */
  readonly products: (skus: readonly string[]) => ReadonlyMap<string, { readonly active: boolean }>;
  readonly usesCurrency: (currency: string) => boolean;
  readonly lookalikes: (request: LookalikeRequest) => readonly string[];
  /** The ERP's id of the order that has this record's key as its number or reference. */
  readonly orderOf: (key: string) => { readonly id: string; readonly number: string } | null;
  /** Notes that an order of the ERP is this record. */
  readonly link: (orderNumber: string, key: string) => void;
  readonly get: (key: string) => KeptPosting | null;
  readonly keep: (posting: KeptPosting, runId: number | null) => void;
  readonly drop: (key: string) => void;
  /** Keys that are kept and were not seen in this run. */
  readonly unseen: (runId: number) => readonly string[];
  /** Keys in this state behind a key, in their order. */
  readonly keysIn: (state: PostingState, after: string, limit: number) => readonly string[];
  /** What the ERP answered when it was asked to take the record as it stood under this hash. */
  readonly refusal: (key: string, hash: number) => string | null;
  readonly refuse: (key: string, hash: number, sentence: string, at: number) => void;
  /** How many records the ERP has under another number: those that were posted. */
  readonly posted: () => number;
  readonly standing: () => PostingStanding;
}
