import { expect, test } from 'vitest';
import { decision, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { newCase } from './records.ts';

const setUp = () => {
  const world = inMemory();
  for (const key of ['1', '2']) world.mismatches.open(newCase(key), null);
  return world;
};

const file = (number: number) => ({ number, at: NOW, by: 'maria', desk: 'Office', path: '/x', decisions: 1 });

test('the last decision on each case is what may be handed over, until it stands in a file', () => {
  const { decisions, handovers } = setUp();
  decisions.insert(decision('d1', { verdict: 'ignore' }), pair);
  decisions.insert(decision('d2', { verdict: 'reopen', decidedAt: NOW + 1 }), pair);
  decisions.insert(decision('d3', { mismatchId: 2, decidedAt: NOW + 2 }), pair);
  expect(handovers.decisions().map(({ id, before }) => [id, before])).toEqual([
    ['d2', null],
    ['d3', null],
  ]);
  handovers.note(file(1), ['d3']);
  expect(handovers.decisions().map(({ id }) => id)).toEqual(['d2']);
  expect(handovers.decisionsOf(1).map(({ id }) => id)).toEqual(['d3']);
  decisions.insert(decision('d4', { mismatchId: 2, verdict: 'withdraw', decidedAt: NOW + 3 }), pair);
  expect(handovers.decisions().map(({ id, before }) => [id, before])).toEqual([
    ['d2', null],
    ['d4', 'approve'],
  ]);
  expect(handovers.decisionsOf(1)).toEqual([]);
});

test('numbers only rise, and files are listed newest first', () => {
  const { handovers } = inMemory();
  expect([handovers.nextNumber(), handovers.nextNumber()]).toEqual([1, 2]);
  handovers.note(file(1), []);
  handovers.note(file(2), []);
  expect(handovers.files(1)).toEqual([file(2)]);
});

test('what was chosen beyond the suggestion is sealed, and gone with the person', () => {
  const { db, decisions, handovers } = setUp();
  decisions.insert(decision(), pair);
  handovers.keepChoice('d1', '{"edits":{"city":"York"}}');
  expect(handovers.choiceOf('d1')).toBe('{"edits":{"city":"York"}}');
  expect(handovers.choiceOf('d2')).toBeNull();
  const sealed = db.prepare<[], Buffer>('SELECT choice FROM decision_choice').pluck().get();
  expect(sealed?.toString('latin1')).not.toContain('York');
  db.prepare('DELETE FROM person_key').run();
  expect(handovers.choiceOf('d1')).toBeNull();
});

test('somebody to whom a case was given is handed over once', () => {
  const { handovers } = inMemory();
  handovers.noteAssignment({ id: 'a1', mismatchId: 1, by: 'maria', at: NOW });
  handovers.noteAssignment({ id: 'a2', mismatchId: 1, by: 'maria', at: NOW + 1 });
  expect(handovers.assignments().map(({ id }) => id)).toEqual(['a2']);
  handovers.note(file(1), ['a2']);
  expect(handovers.assignments()).toEqual([]);
  expect(handovers.assignmentsOf(1).map(({ id }) => id)).toEqual(['a2']);
});
