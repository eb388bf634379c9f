import type { DoublesView, Waterfall } from '../../shared/domain/linkage.ts';
import { day, grouped } from './format.ts';
import { oddsText } from './linkage-text.ts';

type Side = DoublesView['side'];

const records: Readonly<Record<Side, string>> = { erp: 'Customer', dotdigital: 'Contact' };

export const doublesText = {
  title: (side: Side, title: string): string =>
    `Why ${records[side].toLowerCase()} ${title} and this one are one person`,
  scale: (shownFrom: number): string =>
    `Found in a full check, by comparing the records of this side that share a name and something of a person’s own. Each line tells what a comparison says, in bits: one bit doubles the odds. Two records are shown as one person’s from ${grouped(Math.round(2 ** shownFrom))} to 1 on, where the name is the same or a form of it, no birth date differs, and two things of a person’s own agree, such as birth date, phone, email or street; a person decides.`,
  mark: 'shown',
  sum: (isShown: boolean): string =>
    isShown ? 'Together: one person, for somebody to confirm' : 'Together: not shown as one person',
  whatIf: ({ words, bits }: Waterfall['whatIfs'][number]): string =>
    `“${words}” instead: ${oddsText(bits)}, they would not be shown as one person`,
  apart: (side: Side, { title, by, at }: DoublesView['apart'][number]): string =>
    `${records[side]} ${title}, by ${by} on ${day(at)}`,
  takenBack: 'Taken back: they can be one person again.',
} as const;
