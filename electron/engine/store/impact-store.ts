import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import type { Worth } from '../../../shared/domain/impact.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';

/** A send to come as it is kept, soonest first; the same shape as the rules' own. */
export type KeptSend = {
  readonly campaign: number;
  readonly name: string;
  readonly sendAt: number;
  readonly lists: readonly number[];
  readonly everyone: boolean;
  readonly notTold: readonly string[];
  readonly namedBy: string | null;
  readonly namedAt: number | null;
  /** It is over or was taken back; it stays until no case names it any more. */
  readonly gone: boolean;
  /** Every case that it touches, or touched, is marked to be looked at. */
  readonly marked: boolean;
};

/** What a case is about. */
export type Subject = {
  readonly id: number;
  readonly entity: CaseEntity;
  readonly kind: MismatchKind;
  readonly matchKey: string;
};

/** A settled order of the ERP. */
export type SettledOrder = { readonly rid: number; readonly amount: string; readonly currency: string };

/** A line of a settled order that names an item. */
export type SoldLine = {
  readonly order: string;
  readonly owner: string | null;
  readonly currency: string;
  readonly quantity: string;
  readonly price: string;
};

/** Where a walk over the cases of a send stands. */
export type TouchPlace = readonly [number, number, number, number, number, number];

/** What is known of a case's impact, and what it is known by. Every write is to be called inside `atomically`. */
export interface ImpactStore {
  readonly sends: () => readonly KeptSend[];
  readonly keepSend: (send: KeptSend) => void;
  readonly dropSend: (campaign: number) => void;
  /** Whether a case names the send. */
  readonly isTouching: (campaign: number) => boolean;
  /** Marks the cases of the next members of a list; answers where to go on, null at the end. */
  readonly markMembers: (list: number, after: number, limit: number) => number | null;
  readonly markTouched: (campaign: number, after: TouchPlace | null, limit: number) => TouchPlace | null;
  readonly markAll: (after: number, limit: number) => number | null;
  readonly markCases: (ids: readonly number[]) => void;
  /** Takes cases up; one that is marked anew meanwhile stays marked. */
  readonly takeUp: (limit: number) => readonly Subject[];
  readonly settle: (ids: readonly number[]) => void;
  /** How many are marked, counted to at most `limit`. */
  readonly unpriced: (limit: number) => number;
  /** Settled orders of a customer from a day on, by row behind one; `next` null at the end. */
  readonly settledOrders: (
    owner: string,
    since: string,
    after: number,
    limit: number,
  ) => { readonly orders: readonly SettledOrder[]; readonly next: number | null };
  /** A settled order by its number; null where the ERP has none, or it is not settled. */
  readonly settledOrder: (
    number: string,
  ) => { readonly amount: string; readonly currency: string; readonly owner: string | null } | null;
  /** Lines of settled orders in scope that name an item, by order behind one; `next` null at the end. */
  readonly soldLines: (
    sku: string,
    since: string,
    after: string,
    limit: number,
  ) => { readonly lines: readonly SoldLine[]; readonly next: string | null };
  /** Which of these sends reach the contacts of a customer's key: those of their lists, and those to everybody. */
  readonly reaching: (matchKey: string, sends: readonly KeptSend[]) => readonly KeptSend[];
  /** Keeps the impact of a case and which sends touch it. Answers whether anything is told otherwise than before. */
  readonly price: (
    id: number,
    impact: { readonly worth: Worth; readonly rank: number; readonly touching: readonly KeptSend[] },
  ) => boolean;
  /** What is kept of a case; null until it was looked at. */
  readonly worthOf: (id: number) => Worth | null;
  /** The sends that touch a case, soonest first. */
  readonly touching: (id: number) => readonly KeptSend[];
  /** By send: how many cases of each kind, severity and status it touches, and of how many it is the next. */
  readonly counts: (campaign: number | null) => readonly SendCount[];
}

/** Numbers as they are stored; `statusAt` and so on are places in the lists of the domain. */
export type SendCount = {
  readonly campaign: number;
  readonly kind: number;
  readonly severity: number;
  readonly status: number;
  readonly touching: number;
  readonly grouped: number;
};
