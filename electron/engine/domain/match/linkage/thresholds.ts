/** The odds, in bits, at which an answer changes. They are the same for all sets of records: 1 bit is 2 to 1, 10 bits 1,024 to 1. */
export const thresholds = {
  /** From here on a pair is linked. */
  link: 1,
  /** From here on a link is certain: 10,000 to 1. */
  certain: Math.log2(10_000),
  /**
   * From here on two records of one side are shown as one person's: 100 to 1. Nothing is written then without a person, and
   * without a number that both carry hardly any two are more certain, since few of a side's records are there twice.
   */
  double: Math.log2(100),
  /** From here on, 1 to 8, a person is asked: to ask about less likely ones costs more than it finds. */
  possible: -3,
  /** Pairs below are forgotten; those above still weigh as rivals. */
  kept: -8,
} as const;

export type Answer = 'link' | 'possible' | 'none';

/** The answer for the odds of a pair. */
export const answerOf = (bits: number): Answer =>
  bits >= thresholds.link ? 'link' : bits >= thresholds.possible ? 'possible' : 'none';
