import { expect, test } from 'vitest';
import type { Lesson } from '../../../electron/engine/store/lessons.ts';
import { decision, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { newCase } from './records.ts';

const lesson = (change: Partial<Lesson> = {}): Lesson => ({
  field: 'city',
  features: ['age:week', 'field:city'],
  outcome: 'erp',
  suggested: null,
  ...change,
});

test('lessons that are alike are counted together, within the part that is asked for', () => {
  const { lessons } = inMemory();
  for (const id of ['a', 'b', 'c']) lessons.note(id, 'field-drift', [lesson()]);
  lessons.note('d', 'field-drift', [lesson({ outcome: 'set-aside' }), lesson({ field: null, features: [] })]);
  lessons.note('e', 'customer-missing', [lesson({ field: null, outcome: 'proposed' })]);
  expect(lessons.count('field-drift')).toBe(5);
  const alike = { field: 'city', features: ['age:week', 'field:city'], outcome: 'erp' };
  expect(lessons.tallies('field-drift', 0, 3)).toEqual([{ ...alike, count: 3 }]);
  expect(lessons.tallies('field-drift', 1, 100)).toContainEqual({ ...alike, count: 2 });
  expect(lessons.tallies('field-drift', 1, 100)).toContainEqual({
    field: null,
    features: [],
    outcome: 'erp',
    count: 1,
  });
});

test('a decision that was taken back takes all of its lessons with it, and the places behind it move', () => {
  const { lessons } = inMemory();
  lessons.note('a', 'field-drift', [lesson(), lesson({ field: 'phone' })]);
  lessons.note('b', 'field-drift', [lesson()]);
  lessons.note('c', 'field-drift', [lesson()]);
  const before = lessons.idAt('field-drift', 1);
  lessons.drop('a');
  expect(lessons.count('field-drift')).toBe(2);
  expect(lessons.idAt('field-drift', 1)).not.toBe(before);
  expect(lessons.idAt('field-drift', 2)).toBe(0);
  expect(lessons.idAt('field-drift', -1)).toBe(0);
});

test('how often a suggestion was followed is counted for its field', () => {
  const { lessons } = inMemory();
  lessons.note('a', 'field-drift', [lesson({ suggested: 'erp' })]);
  lessons.note('b', 'field-drift', [lesson({ suggested: 'erp', outcome: 'dotdigital' })]);
  lessons.note('c', 'field-drift', [lesson({ suggested: 'dotdigital' }), lesson({ field: 'phone', suggested: 'erp' })]);
  lessons.note('d', 'customer-missing', [lesson({ field: null, outcome: 'proposed', suggested: 'proposed' })]);
  expect(lessons.followed('field-drift', 'city', 'erp')).toEqual({ suggested: 2, followed: 1 });
  expect(lessons.followed('customer-missing', null, 'proposed')).toEqual({ suggested: 1, followed: 1 });
  expect(lessons.followed('field-drift', 'street', 'erp')).toEqual({ suggested: 0, followed: 0 });
});

test('only what persons approved or set aside can teach, and only while it was not taken back', () => {
  const { lessons, mismatches, decisions } = inMemory();
  mismatches.open(newCase('1'), null);
  mismatches.open(newCase('2', { finding: { kind: 'customer-missing' } }), null);
  decisions.insert(decision('d1'), pair);
  decisions.insert(decision('d2', { verdict: 'withdraw', evidence: null }), pair);
  decisions.insert(decision('d3', { verdict: 'ignore' }), pair);
  decisions.insert(decision('d4', { mismatchId: 2, decidedBy: 'policy field-drift' }), pair);
  decisions.insert(decision('d5', { mismatchId: 2, verdict: 'defer' }), pair);
  expect(lessons.decisionsAfter('', 10).map(({ id }) => id)).toEqual(['d3']);
  expect(lessons.decisionsAfter('d3', 10)).toEqual([]);
});
