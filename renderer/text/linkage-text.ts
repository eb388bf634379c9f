import type { LinkageView, Waterfall } from '../../shared/domain/linkage.ts';
import { day, grouped } from './format.ts';

/** Odds above this are told as more than it: nobody can know them better. */
const mostOdds = 1_000_000;

/** "340", "9.1": a ratio as it is said, two figures of it. */
const ratioText = (ratio: number): string => {
  if (ratio < 9.95) return ratio.toFixed(1).replace(/\.0$/, '');
  const magnitude = 10 ** (Math.floor(Math.log10(ratio)) - 1);
  return grouped(Math.round(ratio / magnitude) * magnitude);
};

/** "57,000 to 1", or "1 to 9" where more speaks against it. */
export const oddsText = (bits: number): string => {
  const ratio = 2 ** Math.abs(bits);
  const told = ratio > mostOdds ? `over ${grouped(mostOdds)}` : ratioText(ratio);
  return bits >= 0 ? `${told} to 1` : `1 to ${told}`;
};

/** "+8.3", "−2.2": a true minus. */
export const signedBits = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

/** What all of it comes to. */
export const sumText = (bits: number, isCertain: boolean): string => {
  if (isCertain) return 'Together: the same person';
  return bits >= 0 ? 'Together: rather the same person, not certain' : 'Together: rather two people, not certain';
};

type Answer = LinkageView['pairs'][number]['answer'];

export const waterfallText = {
  title: (answer: Answer, contactId: number): string => {
    switch (answer) {
      case 'link':
        return 'Why both records are one person';
      case 'possible':
        return `Why contact ${contactId} may be this customer`;
      case 'ruled-out':
        return `Contact ${contactId}, said to be somebody else`;
    }
  },
  scale: (certainFrom: number): string =>
    `Each line tells what a comparison says, in bits: one bit doubles the odds. “Certain” starts at ${grouped(Math.round(2 ** certainFrom))} to 1; only then a machine links.`,
  odds: (bits: number, isBefore: boolean): string => {
    const told = ratioText(Math.min(2 ** Math.abs(bits), mostOdds * 1_000));
    if (isBefore) return bits < 0 ? `1 in ${told} pairs` : `${told} to 1 for`;
    if (told === '1') return 'hardly either way';
    return bits < 0 ? `${told} to 1 against` : `${told} to 1 for`;
  },
  whatIf: 'What would change the answer',
  ruledOut: 'Said to be two people',
  ruledOutBy: ({ contactId, by, at }: LinkageView['ruledOut'][number]): string =>
    `Contact ${contactId}, by ${by} on ${day(at)}`,
  takeBack: 'Take back',
  takenBack: 'Taken back: it is asked again.',
  same: 'The same person',
  notSame: 'Two people',
  saidNotSame: 'Said to be two people.',
  choice: { question: 'Which contact is this customer', head: 'Is it', chosen: 'this one' },
  customer: (number: string): string => `Customer ${number}`,
} as const;

type WhatIf = Waterfall['whatIfs'][number];

/** "If the birth date were the same: 4,100 to 1, it would be linked". */
export const whatIfText = ({ words, bits, answer }: WhatIf, certainFrom: number): string => {
  const then =
    answer === 'none'
      ? 'it would not be asked at all'
      : bits >= certainFrom
        ? 'it would be certain'
        : answer === 'link'
          ? 'it would be likely, and still be asked'
          : 'it would be open, and be asked';
  return `“${words}” instead: ${oddsText(bits)}, ${then}`;
};
