import type { PersonRef } from './change-stores.ts';

export interface AuditStore {
  /** Appends to the hash chain; `personal` is sealed under the person's key and the chain covers the ciphertext. */
  readonly append: (entry: {
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly personal: string | null;
    readonly person: PersonRef | null;
  }) => void;
  readonly page: (
    before: number | null,
    limit: number,
  ) => readonly {
    readonly seq: number;
    readonly at: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly detail: string | null;
  }[];
  /** The links of the chain about one subject, oldest first; `agrees` says whether each hash fits. */
  readonly linksOf: (subject: string) => readonly ChainLink[];
  /** Checks a stretch of the chain from where the last one ended. */
  readonly check: (from: ChainPlace | null, limit: number) => ChainCheck;
  readonly at: (seq: number) => { readonly hash: string; readonly at: number } | null;
}

export type ChainLink = {
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly hash: string;
  readonly prevHash: string;
  readonly agrees: boolean;
};
export type ChainPlace = { readonly seq: number; readonly hash: string };
/** `firstBroken` is the first entry that does not fit; `end` is null when there was nothing more to check. */
export type ChainCheck = {
  readonly end: ChainPlace | null;
  readonly checked: number;
  readonly firstBroken: number | null;
};

export interface WorkspaceStore {
  readonly get: () => { readonly name: string; readonly training: boolean };
  readonly set: (facts: { readonly name: string; readonly training: boolean }) => void;
  readonly fact: (name: string) => string | null;
  readonly setFact: (name: string, value: string) => void;
  /** Whether a policy is on. */
  readonly policy: (kind: string) => boolean;
}

/** Opt-outs by every name that a person had. */
export interface OptOutStore {
  /**
   * `at` is when it was given (epoch ms), null where nobody says. A later one replaces an earlier; one that was seen to
   * be given again (`isAnew`), without anybody saying when, counts from now on.
   */
  readonly note: (names: readonly string[], at: number | null, source: string, isAnew?: boolean) => void;
  /** A record (`customer:…`, `contact:…`) has another address from now on; its former one is remembered by hash. */
  readonly moved: (owner: string, formerEmailKey: string) => void;
  /** The latest opt-out under any of these names; when nobody says when, the instant at which it was first seen. */
  readonly latest: (names: readonly string[]) => KnownOptOut | null;
}

/** `givenAt` is the day that a system named; `at` is that, or else the instant at which it was first seen. */
export type KnownOptOut = { readonly at: number; readonly givenAt: number | null; readonly source: string };

export interface DataFieldStore {
  /** Takes over what the account has now; answers whether anything is other than before. */
  readonly replace: (fields: readonly { readonly name: string; readonly type: string }[], at: number) => boolean;
  readonly all: () => readonly { readonly name: string; readonly type: string }[];
  readonly find: (name: string) => { readonly name: string; readonly type: string } | null;
}
