import { expect, test } from 'vitest';
import { findDuplicates, linkSides } from '../../../../../electron/engine/domain/match/linkage/link.ts';
import { oddsOf } from '../../../../../electron/engine/domain/match/linkage/model.ts';
import { nobody } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { explain } from '../../../../../electron/engine/domain/match/linkage/waterfall.ts';
import { people } from './people.ts';

const crowd = people(200);
const contacts = crowd.map((person) => ({ ...person, postcode: 'LS6 3HB', phone: null }));

test('the steps of a waterfall add up to the odds of the pair, in the words of its levels', () => {
  const { links, prepared } = linkSides(crowd, contacts);
  const [pair] = links;
  if (pair === undefined) throw new Error('nothing was linked');
  const { steps, bits, answer } = explain(prepared, pair);
  expect(steps.reduce((sum, step) => sum + step.bits, 0)).toBeCloseTo(bits, 6);
  expect(answer).toBe('link');
  const words = steps.map((step) => step.words.replace(/, (rare|common)$/, ''));
  expect(words.slice(0, 3)).toEqual(['Before any evidence', 'First name is the same', 'Surname is the same']);
  expect(words).toContain('Email is the same');
  expect(words.some((line) => line.startsWith('Phone'))).toBe(false);
});

test('what would change the answer is named, and it does change it', () => {
  const [one] = crowd;
  const thin = { ...nobody, firstName: one?.firstName ?? null, city: one?.city ?? null };
  const { prepared } = linkSides(crowd, [...contacts.slice(1), thin]);
  const pattern = prepared.compare(0, 199);
  const bits = oddsOf(prepared.weights, pattern);
  const { answer, whatIfs } = explain(prepared, { left: 0, right: 199, bits, settled: bits, certain: false, pattern });
  expect(whatIfs.filter((whatIf) => whatIf.answer === answer)).toEqual([]);
  const better = whatIfs.filter((whatIf) => whatIf.bits > bits).map(({ field }) => field);
  expect(better).toContain('birthDate');
  expect(
    ['region', 'company', 'identifier', 'orders'].filter((field) => whatIfs.some((whatIf) => whatIf.field === field)),
  ).toEqual([]);
});

test('an order that both have is named', () => {
  const have = (orders: readonly string[]) => ({ orders, ordered: { from: 0, upTo: 0 } });
  const customers = crowd.map((person, n) => ({ ...person, ...have([`SO-${n}`, `SO-A${n}`, `SO-B${n}`]) }));
  const held = [['SO-0'], ['SO-B1', 'SO-1'], ['SO-2', 'SO-A2', 'SO-B2'], ['WEB-3']];
  const { prepared } = linkSides(
    customers,
    contacts.map((person, n) => ({ ...person, ...have(held[n] ?? []) })),
  );
  const wordsOf = (row: number) => {
    const pattern = prepared.compare(row, row);
    const pair = { left: row, right: row, bits: 0, settled: 0, certain: false, pattern };
    return explain(prepared, pair).steps.find(({ what }) => what === 'orders')?.words;
  };
  expect([0, 1, 2, 3, 4].map(wordsOf)).toEqual([
    'Both have order SO-0',
    'Both have orders SO-1 and SO-B1',
    'Both have order SO-2 and 2 more',
    'Orders of the same months, none in common',
    undefined,
  ]);
});

test('rivals and households have steps of their own', () => {
  const [one] = crowd;
  if (one === undefined) throw new Error('no people');
  const { possible, prepared } = linkSides([...crowd], [...contacts, contacts[0] ?? one]);
  const rival = possible.find(({ left }) => left === 0);
  if (rival === undefined) throw new Error('no rival');
  expect(explain(prepared, rival).steps.at(-1)?.what).toBe('rivals');
  const son = { ...one, firstName: 'Barnaby', birthDate: null };
  const family = findDuplicates([...crowd, son]);
  const pattern = family.prepared.compare(0, 200);
  const steps = explain(family.prepared, { left: 0, right: 200, bits: 0, settled: 0, certain: false, pattern }).steps;
  expect(steps.some(({ what }) => what === 'household')).toBe(true);
});
