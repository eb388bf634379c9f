import type { System } from '../../../shared/domain/change.ts';

/** `same`: shown as one person's; `ruled-out`: a person said that they are two. */
export type DoubleAnswer = 'same' | 'ruled-out';

/** Two records of one side as linkage answered them. `waterfall` are its reasons as JSON; they hold words, never values. */
export type DoublePair = {
  readonly rid: number;
  readonly other: number;
  readonly answer: DoubleAnswer;
  /** Bits: 10 are a thousand to one. */
  readonly weight: number;
  readonly waterfall: string;
};

/** That a person said of two records of one side, by their ids there, that they are two people. */
export type Apart = {
  readonly one: string;
  readonly other: string;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
  readonly decisionId: string;
};

/** Which records of one side are one person. A pair is told from either record. Must be written inside `atomically`. */
export interface DoublesStore {
  /** Stored pairs of a side, each once, the lower row first. */
  readonly pairs: (side: System) => readonly Pick<DoublePair, 'rid' | 'other'>[];
  /** Pairs of a record, the surest first. */
  readonly pairsOf: (side: System, rid: number) => readonly DoublePair[];
  /**
   * Stores a pair unless one of the records is gone, has another hash than when they were compared, or was answered otherwise
   * since; the keys of both are marked where the answer is another.
   */
  readonly keepPair: (side: System, pair: DoublePair, hashes: readonly [ofRid: number, ofOther: number]) => void;
  readonly dropPair: (side: System, rid: number, other: number) => void;
  /** By match key, the keys of the records that are in a pair with one of its own; a key that has none is left out. */
  readonly partnersIn: (matchKeys: readonly string[]) => ReadonlyMap<string, readonly string[]>;
  /** Marks the keys of all records that are in a pair with one whose key is marked: what is found about them rests on it. */
  readonly markPartners: () => void;
  /** Match keys of the records in pairs, besides those whose customer shares an address with another. */
  readonly loneKeys: () => readonly string[];

  readonly apart: (side: System) => readonly Apart[];
  readonly apartOf: (side: System, id: string) => readonly Apart[];
  /** Keeps that two records are two people; both are looked at anew. */
  readonly say: (side: System, apart: Apart) => void;
  /** Takes it back; answers whether it was said. */
  readonly takeBack: (side: System, one: string, other: string) => boolean;
}
