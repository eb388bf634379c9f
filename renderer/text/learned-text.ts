import type { Learned, LearnedPart, Outcome } from '../../shared/domain/learned.ts';
import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { counted, listed } from './format.ts';
import { suggestionTitle } from './mismatch-text.ts';
import { comparedFieldText, fieldInSentence } from './names.ts';

/** "96 %", rounded down: nothing is called certain that is not. */
export const percentText = (share: number): string => `${Math.floor(share * 100)} %`;

/** The share that holds for every part: that of the one which is least sure. */
export const leastSure = ({ parts }: Learned): number =>
  parts.reduce((least, { probability }) => Math.min(least, probability), 1);

const fieldName = ({ field }: Pick<LearnedPart, 'field'>): string => (field === null ? '' : fieldInSentence(field));

/** What is suggested, as a heading. */
export const learnedTitle = (kind: MismatchKind, { parts }: Learned, isErps: boolean): string => {
  const [first] = parts;
  if (first === undefined) return suggestionTitle(kind, true, isErps);
  if (parts.every(({ outcome }) => outcome === first.outcome)) return titleOf(kind, first.outcome, isErps);
  return `Suggested: ${listed(parts.map((part) => mixedText[part.outcome](fieldName(part))))}`;
};

const titleOf = (kind: MismatchKind, outcome: Outcome, isErps: boolean): string => {
  switch (outcome) {
    case 'erp':
      return "Suggested: take the ERP's values";
    case 'dotdigital':
      return isErps ? "Suggested: keep Dotdigital's values" : "Suggested: take Dotdigital's values";
    case 'proposed':
      return suggestionTitle(kind, true, isErps);
    case 'other':
      return 'Suggested: choose otherwise than it is proposed';
    case 'written':
      return 'Suggested: write a value of your own';
    case 'set-aside':
      return 'Suggested: leave it as it is';
  }
};

const mixedText: Readonly<Record<Outcome, (field: string) => string>> = {
  erp: (field) => `the ERP's ${field}`,
  dotdigital: (field) => `Dotdigital's ${field}`,
  proposed: (field) => `the proposed ${field}`,
  other: (field) => `another ${field}`,
  written: (field) => `a ${field} of your own`,
  'set-aside': (field) => `leave the ${field}`,
};

/** What a choice is called in a list of all that can be chosen. */
export const outcomeText: Readonly<Record<Outcome, string>> = {
  erp: "the ERP's value",
  dotdigital: "Dotdigital's value",
  proposed: 'as proposed',
  other: 'another than the proposed one',
  written: 'a value of your own',
  'set-aside': 'left as it is',
};

/** How often a suggestion was followed, without a full stop; what it rests on where it was never shown. */
export const followedText = (part: LearnedPart): string => {
  const about = part.field === null ? '' : `${comparedFieldText[part.field]}: `;
  const rest = `learned from ${counted(part.decisions, 'decision')} like it`;
  const history =
    part.suggested === 0 ? rest : `followed ${part.followed} of ${counted(part.suggested, 'time')}, ${rest}`;
  const text = `${about}${percentText(part.probability)}, ${history}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
};

/** What holds in a case, as a clause. */
export const featureText = (feature: string): string => {
  const place = feature.indexOf(':');
  const [name, word] = [feature.slice(0, place), feature.slice(place + 1)];
  if (name === 'field') return Object.entries(comparedFieldText).find(([field]) => field === word)?.[1] ?? word;
  return featureTexts[feature] ?? `${name.replaceAll('-', ' ')}: ${word.replaceAll('-', ' ')}`;
};

const featureTexts: Readonly<Record<string, string>> = {
  'master:erp': 'The ERP is right about it',
  'master:dotdigital': 'Dotdigital is right about it',
  'master:nobody': 'Nobody is right about it',
  'changed-last:erp': 'The ERP changed last',
  'changed-last:dotdigital': 'Dotdigital changed last',
  'changed-last:together': 'Both changed at once',
  'changed-last:unknown': 'Not known which changed last',
  'relation:both-empty': 'Both are empty',
  'relation:erp-empty': 'The ERP has none',
  'relation:dotdigital-empty': 'Dotdigital has none',
  'relation:case-only': 'Only capitals differ',
  'relation:signs-only': 'Only signs and accents differ',
  'relation:erp-longer': "The ERP's holds Dotdigital's",
  'relation:dotdigital-longer': "Dotdigital's holds the ERP's",
  'relation:erp-more': 'The ERP has more',
  'relation:dotdigital-more': 'Dotdigital has more',
  'relation:slip': 'One slip apart',
  'relation:close': 'A few slips apart',
  'relation:different': 'Nothing in common',
  'link:erp-number': 'Matched on customer number',
  'link:email': 'Matched on email only',
  'link:none': 'Not matched',
  'age:today': 'Changed within a day',
  'age:week': 'Changed within a week',
  'age:month': 'Changed within a month',
  'age:older': 'Changed longer ago',
  'age:unknown': 'Not known when it changed',
  'records:two': 'Two records',
  'records:more': 'More than two records',
  'ground:consent': 'Recorded consent',
  'ground:soft-opt-in': 'Soft opt-in',
  'correction:none': 'No correction to propose',
};

/** What one weight is about. */
export const weightText = (features: readonly string[]): string =>
  features.length === 0 ? 'All cases of this kind' : features.map(featureText).join(', and ');
