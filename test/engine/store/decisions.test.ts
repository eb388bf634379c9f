import { expect, test } from 'vitest';
import { decision, entry, evidence, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { newCase } from './records.ts';

const setUp = () => {
  const world = inMemory();
  world.mismatches.open(newCase('1'), null);
  world.mismatches.open(newCase('2', { finding: { kind: 'customer-missing' } }), null);
  return world;
};

test('a decision is found by its key, with its outbox entry once there is one', () => {
  const { decisions, outbox } = setUp();
  decisions.insert(decision('d1', { verdict: 'ignore', reason: 'a twin of C9' }), pair);
  const stored = {
    id: 'd1',
    mismatchId: 1,
    verdict: 'ignore',
    decidedBy: 'anna',
    decidedAt: NOW,
    reason: 'a twin of C9',
  };
  expect(decisions.byKey('key-d1')).toEqual({ ...stored, outboxId: null });
  outbox.insert(entry('o1'), pair);
  expect(decisions.byKey('key-d1')).toEqual({ ...stored, outboxId: 'o1' });
  expect(decisions.byKey('key-d2')).toBeNull();
});

test('the same key cannot decide twice', () => {
  const { decisions } = setUp();
  decisions.insert(decision('d1'), pair);
  expect(() => decisions.insert(decision('d2', { key: 'key-d1' }), pair)).toThrow(/UNIQUE.*key/);
  expect(decisions.ofMismatch(1)).toHaveLength(1);
});

test('decisions on a case come in the order in which they were made', () => {
  const { decisions } = setUp();
  decisions.insert(decision('d2', { decidedAt: NOW + 2 }), pair);
  decisions.insert(decision('d1', { decidedAt: NOW + 1 }), pair);
  decisions.insert(decision('d3', { mismatchId: 2 }), pair);
  expect(decisions.ofMismatch(1).map(({ id }) => id)).toEqual(['d1', 'd2']);
});

test('the evidence comes back as it was seen, and not at all once the person is forgotten', () => {
  const { db, decisions } = setUp();
  decisions.insert(decision('d1', { reason: 'because' }), pair);
  expect(decisions.evidence('d1')).toEqual(evidence);
  db.exec('DELETE FROM person_key');
  expect(decisions.evidence('d1')).toBeNull();
  expect(decisions.byKey('key-d1')).toMatchObject({ id: 'd1', reason: null });
  expect(decisions.evidence('nothing')).toBeNull();
});

test('reason and evidence do not stand in the file', () => {
  const { db, decisions } = setUp();
  decisions.insert(decision('d1', { reason: 'Anna asked by phone' }), pair);
  const bytes = db.serialize();
  expect(bytes.includes('Anna asked')).toBe(false);
  expect(bytes.includes('Leeds')).toBe(false);
});

test('the tally counts what persons decided on a kind, and leaves out the reopened', () => {
  const { decisions } = setUp();
  decisions.insert(decision('d1'), pair);
  decisions.insert(decision('d2', { verdict: 'ignore' }), pair);
  decisions.insert(decision('d3', { verdict: 'reopen' }), pair);
  decisions.insert(decision('d4', { mismatchId: 2 }), pair);
  // What a policy decided is nobody's judgement.
  decisions.insert(decision('d5', { decidedBy: 'policy write-attributes' }), pair);
  expect(decisions.tally('field-drift')).toEqual({ approved: 1, decided: 2 });
  expect(decisions.tally('customer-missing')).toEqual({ approved: 1, decided: 1 });
  expect(decisions.tally('malformed-value')).toEqual({ approved: 0, decided: 0 });
});

test.each(['approve', 'ignore', 'defer', 'reopen', 'withdraw', 'undo'] as const)(
  'a decision can be to %s',
  (verdict) => {
    const { decisions } = setUp();
    decisions.insert(decision('d1', { verdict }), pair);
    expect(decisions.byKey('key-d1')?.verdict).toBe(verdict);
  },
);

test('no other verdict is stored', () => {
  const { decisions } = setUp();
  const other: string = 'delete';
  expect(() => decisions.insert({ ...decision('d1'), verdict: other as 'undo' }, pair)).toThrow(/CHECK/);
});

test('a decision of several steps is found with its first', () => {
  const { decisions, outbox } = setUp();
  decisions.insert(decision('d1'), pair);
  outbox.insert(entry('z1', { decisionId: 'd1', step: 1 }), pair);
  outbox.insert(entry('a2', { decisionId: 'd1', step: 2 }), pair);
  expect(decisions.byKey('key-d1')?.outboxId).toBe('z1');
});
