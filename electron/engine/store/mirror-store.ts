import type { System } from '../../../shared/domain/change.ts';
import type { LinkMethod, MirrorContact, MirrorCustomer } from '../../../shared/domain/mirror.ts';

/** What the covering index of customers holds; enough for every rule but the field mask. */
export type CustomerKey = {
  readonly matchKey: string;
  readonly rid: number;
  readonly hash: number;
  readonly malformed: number;
  readonly facts: number;
};

/** What the covering index of contacts holds. */
export type ContactKey = {
  readonly matchKey: string;
  readonly rid: number;
  readonly hash: number;
  readonly facts: number;
  readonly method: LinkMethod | null;
};

/** What a key was judged on, as one number, and whether nothing told its contacts apart. */
export type JudgedAs = { readonly signature: number; readonly isAmbiguous: boolean };

/** How many customers are alike in what decides whether they are sent. */
export type CustomerTally = {
  readonly facts: number;
  readonly given: number | null;
  readonly isEmailMalformed: boolean;
  /** On either side. */
  readonly isPermitted: boolean;
  readonly count: number;
};

export type UpsertCounts = { readonly read: number; readonly changed: number };

/**
 * The replica of both sides. Every upsert compares the hash and the facts first, writes changed rows only, and marks
 * their match keys dirty. Must be called inside `atomically`.
 */
export interface MirrorStore {
  readonly upsertCustomers: (rows: readonly MirrorCustomer[], runId: number) => UpsertCounts;
  readonly upsertContacts: (rows: readonly MirrorContact[], runId: number) => UpsertCounts;
  readonly removeCustomers: (ids: readonly string[]) => number;
  readonly removeContacts: (contactIds: readonly number[]) => number;
  /** Rows that a finished full refresh did not see; `remove` deletes them (dirty keys marked) at most `limit` at a time. */
  readonly unseen: (side: System, runId: number) => number;
  readonly removeUnseen: (side: System, runId: number, limit: number) => number;
  readonly counts: () => {
    readonly customers: number;
    readonly contacts: number;
    readonly prospects: number;
    readonly neverArrived: number;
    readonly notEligible: number;
  };
  readonly customer: (rid: number) => (MirrorCustomer & { readonly rid: number }) | null;
  readonly customerById: (id: string) => (MirrorCustomer & { readonly rid: number }) | null;
  readonly contact: (
    rid: number,
  ) => (MirrorContact & { readonly rid: number; readonly method: LinkMethod | null }) | null;
  readonly contactById: (
    contactId: number,
  ) => (MirrorContact & { readonly rid: number; readonly method: LinkMethod | null }) | null;
  /** The match key that a contact has now. */
  readonly keyOfContact: (rid: number) => string | null;
  /**
   * Gives each contact whose key may have changed its match key: the ERP number where the ERP knows it, else the number
   * of the customer with the same normalised email, else 'e:' and its email, else 'c:' and its id. At most `limit` a
   * call; answers how many were looked at, 0 when done.
   */
  readonly rekeyContacts: (limit: number) => number;
  /** The range of keys that holds the next `size` customers behind a key ('' is before the first), in SQLite's order. */
  readonly keyRange: (
    after: string,
    size: number,
  ) => { readonly upTo: string; readonly customers: number; readonly isLast: boolean };
  /** The keys of a range (after, upTo] about which something may be found; all others agree or are not eligible. */
  readonly suspectKeys: (after: string, upTo: string) => readonly string[];
  /** The keys of a range (after, upTo] that more is to be said about: several contacts, orphans, opt-outs of one side. */
  readonly specialKeys: (after: string, upTo: string) => readonly string[];
  /** Match keys of customers that share their address with another, at most `limit` addresses behind a key. */
  readonly sharedEmailKeys: (
    afterEmail: string,
    limit: number,
  ) => { readonly keys: readonly string[]; readonly lastEmail: string | null };
  /** By match key, the keys of customers who share an address with its customers; a key that shares none is left out. */
  readonly sharersIn: (matchKeys: readonly string[]) => ReadonlyMap<string, readonly string[]>;
  /** What the covering indexes hold under these keys, by key, each in the order of its rows. */
  readonly keyRowsIn: (matchKeys: readonly string[]) => {
    readonly customers: ReadonlyMap<string, readonly CustomerKey[]>;
    readonly contacts: ReadonlyMap<string, readonly ContactKey[]>;
  };
  /** Rows of both sides with this normalised address. */
  readonly withEmail: (emailKey: string) => {
    readonly customers: readonly number[];
    readonly contacts: readonly number[];
  };
  /** Other customers with the same normalised address. */
  readonly sameEmailCustomers: (rid: number) => readonly (MirrorCustomer & { readonly rid: number })[];
  readonly customerKeysOf: (matchKey: string) => readonly CustomerKey[];
  readonly contactKeysOf: (matchKey: string) => readonly ContactKey[];
  /** Rows of a side in the order in which they are kept, behind one (0 is before the first). */
  readonly ridsAfter: (side: System, rid: number, limit: number) => readonly number[];
  /** The customer of this number or the next one there is, or the one behind or before it; null where there is none. */
  readonly nearNumber: (number: string, step: 'here' | 'next' | 'previous') => number | null;
  /** Whether contacts were read before the data fields that no mapping names were kept. */
  readonly hasContactsWithoutRest: () => boolean;
  /** The same of customers and the ERP's own fields. */
  readonly hasCustomersWithoutCustom: () => boolean;
  /** The ERP's own fields that customers of a range of row ids have, with how many have it and one of the values. */
  readonly customFields: (
    after: number,
    upTo: number,
  ) => readonly {
    readonly name: string;
    readonly customers: number;
    readonly example: string;
  }[];
  readonly customerTallies: () => readonly CustomerTally[];
  readonly dirtyCount: () => number;
  readonly dirtyKeys: (limit: number) => readonly string[];
  readonly clearDirty: (matchKeys: readonly string[]) => void;
  /** Also forgets what the marked keys were judged on: they are to be judged again. */
  readonly clearAllDirty: () => void;
  /** What these keys were judged on, unless their rows changed since. */
  readonly judgedIn: (matchKeys: readonly string[]) => ReadonlyMap<string, JudgedAs>;
  readonly keepJudged: (matchKey: string, judged: JudgedAs) => void;
}
