import { expect, test } from 'vitest';
import { type OutboxState, outboxStates } from '../../../shared/domain/outbox.ts';
import { failure } from '../../../shared/errors.ts';
import { changeSet, decision, entry, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { contact, customer, newCase } from './records.ts';

/** Entries o1, o2, …, one for each instant after NOW. */
const withEntries = (...dueAfter: readonly number[]) => {
  const world = inMemory();
  world.mismatches.open(newCase('1', { label: 'Anna' }), null);
  dueAfter.forEach((ms, index) => {
    world.decisions.insert(decision(`d${index + 1}`), pair);
    world.outbox.insert(entry(`o${index + 1}`, { createdAt: NOW + ms }), pair);
  });
  return world;
};

const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

test('a new entry is pending and due at once', () => {
  const { outbox } = withEntries(0);
  expect(outbox.get('o1')).toEqual({
    id: 'o1',
    mismatchId: 1,
    decisionId: 'd1',
    step: 1,
    undoOf: null,
    runId: null,
    system: 'dotdigital',
    changeSet,
    idempotencyKey: 'idem-o1',
    state: 'pending',
    attempts: 0,
    nextAttemptAt: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    verifiedAt: null,
    failure: null,
  });
  expect(outbox.get('o9')).toBeNull();
});

test('one decision has one entry, and one idempotency key belongs to one entry', () => {
  const { decisions, outbox } = withEntries(0);
  expect(() => outbox.insert(entry('o2', { decisionId: 'd1' }), pair)).toThrow(/UNIQUE.*decision_id/);
  decisions.insert(decision('d2'), pair);
  expect(() => outbox.insert(entry('o2', { idempotencyKey: 'idem-o1' }), pair)).toThrow(/UNIQUE.*idempotency/);
  expect(() => outbox.insert(entry('o3'), pair)).toThrow(/FOREIGN KEY/);
});

test('what is due comes oldest first over all asked states, and at most as many as asked', () => {
  const { outbox } = withEntries(30, 10, 20, 99);
  outbox.setState('o2', 'unconfirmed', { at: NOW });
  outbox.setState('o3', 'in-flight', { at: NOW });
  const due = (states: readonly OutboxState[], now: number, limit = 9) => ids(outbox.due(states, now, limit));
  expect(due(['pending', 'unconfirmed'], NOW + 30)).toEqual(['o2', 'o1']);
  expect(due(['pending', 'unconfirmed'], NOW + 30, 1)).toEqual(['o2']);
  expect(due(['pending'], NOW + 29)).toEqual([]);
  expect(due(['in-flight'], NOW + 99)).toEqual(['o3']);
});

test('entries that are due at the same instant come in order of their ids', () => {
  const { outbox } = withEntries(0, 0, 0);
  outbox.setState('o1', 'accepted', { at: NOW });
  expect(ids(outbox.due(['pending', 'accepted'], NOW, 9))).toEqual(['o1', 'o2', 'o3']);
});

test.each(outboxStates)('an entry that is %s counts for the next instant only while it waits for a time', (state) => {
  const { outbox } = withEntries(5);
  outbox.setState('o1', state, { at: NOW });
  const waits = ['pending', 'unconfirmed', 'accepted'].includes(state);
  expect(outbox.nextDueAt()).toBe(waits ? NOW + 5 : null);
});

test('the next instant is the earliest of what is owed', () => {
  const { outbox } = withEntries(50, 20, 70);
  expect(outbox.nextDueAt()).toBe(NOW + 20);
  outbox.setState('o2', 'verified', { at: NOW });
  expect(outbox.nextDueAt()).toBe(NOW + 50);
  expect(inMemory().outbox.nextDueAt()).toBeNull();
});

test('a state takes its facts along and keeps those that are not named', () => {
  const { outbox } = withEntries(0);
  const refused = failure('remote.unavailable', 'Not now.', { reached: 'maybe' });
  outbox.setState('o1', 'unconfirmed', { at: NOW + 1, attempts: 2, nextAttemptAt: NOW + 9, failure: refused });
  expect(outbox.get('o1')).toMatchObject({
    state: 'unconfirmed',
    attempts: 2,
    nextAttemptAt: NOW + 9,
    failure: refused,
  });
  outbox.setState('o1', 'accepted', { at: NOW + 2 });
  expect(outbox.get('o1')).toMatchObject({ state: 'accepted', attempts: 2, failure: refused, updatedAt: NOW + 2 });
  outbox.setState('o1', 'verified', { at: NOW + 3, failure: null, verifiedAt: NOW + 3 });
  expect(outbox.get('o1')).toMatchObject({ state: 'verified', failure: null, verifiedAt: NOW + 3 });
});

test('attempts are kept in order, open until they end, with their detail sealed', () => {
  const { db, outbox } = withEntries(0);
  const first = outbox.startAttempt({ entryId: 'o1', purpose: 'write', startedAt: NOW });
  outbox.startAttempt({ entryId: 'o1', purpose: 'read-back', startedAt: NOW + 2 });
  outbox.endAttempt(first, { endedAt: NOW + 1, outcome: 'accepted', status: 200, detail: 'Anna of Leeds' });
  expect(outbox.attempts('o1')).toEqual([
    { startedAt: NOW, endedAt: NOW + 1, purpose: 'write', outcome: 'accepted', status: 200 },
    { startedAt: NOW + 2, endedAt: null, purpose: 'read-back', outcome: null, status: null },
  ]);
  expect(db.serialize().includes('Anna of Leeds')).toBe(false);
});

test('counts are by state', () => {
  const { outbox } = withEntries(0, 0, 0);
  outbox.setState('o2', 'dead', { at: NOW });
  expect(outbox.counts()).toEqual([
    { state: 'dead', count: 1 },
    { state: 'pending', count: 2 },
  ]);
});

test('a change about a forgotten person cannot be read, so it is never sent', () => {
  const { db, outbox } = withEntries(0);
  db.exec('DELETE FROM person_key');
  expect(outbox.get('o1')).toBeNull();
  expect(outbox.due(['pending'], NOW, 9)).toEqual([]);
  expect(outbox.ofDecision('d1')).toEqual([]);
});

/** Three steps of one decision: o1, s2, s3; and o2 of another. */
const withSteps = () => {
  const world = withEntries(0, 90);
  world.outbox.insert(entry('s3', { decisionId: 'd1', step: 3, createdAt: NOW + 1 }), pair);
  world.outbox.insert(entry('s2', { decisionId: 'd1', step: 2, createdAt: NOW + 2 }), pair);
  return world;
};

test('a step is due when all steps before it are verified, and not earlier', () => {
  const { outbox } = withSteps();
  const due = () => ids(outbox.due(['pending'], NOW + 50, 9));
  expect(due()).toEqual(['o1']);
  for (const state of outboxStates.filter((one) => one !== 'verified' && one !== 'pending')) {
    outbox.setState('o1', state, { at: NOW });
    expect([state, due()]).toEqual([state, []]);
  }
  outbox.setState('o1', 'verified', { at: NOW });
  expect(due()).toEqual(['s2']);
  outbox.setState('s2', 'verified', { at: NOW });
  expect(due()).toEqual(['s3']);
});

test('a waiting step is not what is due next', () => {
  const { outbox } = withSteps();
  expect(outbox.nextDueAt()).toBe(NOW);
  outbox.setState('o1', 'rejected', { at: NOW });
  expect(outbox.nextDueAt()).toBe(NOW + 90);
  outbox.setState('o1', 'verified', { at: NOW });
  expect(outbox.nextDueAt()).toBe(NOW + 2);
});

test('the steps of a decision come in order, and no step is there twice', () => {
  const { outbox } = withSteps();
  expect(ids(outbox.ofDecision('d1'))).toEqual(['o1', 's2', 's3']);
  expect(outbox.ofDecision('d9')).toEqual([]);
  const twice = entry('s4', { decisionId: 'd1', step: 2 });
  expect(() => outbox.insert(twice, pair)).toThrow(/UNIQUE.*decision_id, outbox_entry.step/);
});

test('withdrawing takes the later steps of that decision that were not begun', () => {
  const { outbox } = withSteps();
  outbox.setState('s2', 'in-flight', { at: NOW });
  expect(outbox.withdrawSteps('d1', 1, NOW + 7)).toBe(1);
  expect(outbox.get('s3')).toMatchObject({ state: 'withdrawn', updatedAt: NOW + 7 });
  expect(['o1', 's2', 'o2'].map((id) => outbox.get(id)?.state)).toEqual(['pending', 'in-flight', 'pending']);
  expect(outbox.withdrawSteps('d1', 0, NOW + 8)).toBe(1);
  expect(outbox.get('o1')?.state).toBe('withdrawn');
});

test('what takes a change back is the latest that was not itself without effect', () => {
  const { decisions, outbox } = withEntries(0);
  expect(outbox.undoOf('o1')).toBeNull();
  for (const n of [2, 3]) {
    decisions.insert(decision(`d${n}`, { verdict: 'undo' }), pair);
    outbox.insert(entry(`o${n}`, { undoOf: 'o1' }), pair);
  }
  expect(outbox.undoOf('o1')).toMatchObject({ id: 'o3', undoOf: 'o1' });
  outbox.setState('o3', 'stale', { at: NOW });
  expect(outbox.undoOf('o1')?.id).toBe('o2');
  for (const state of ['rejected', 'dead', 'withdrawn'] as const) {
    outbox.setState('o2', state, { at: NOW });
    expect(outbox.undoOf('o1')).toBeNull();
  }
});

test('an entry remembers its step, what it takes back and the run that owed it', () => {
  const { decisions, outbox } = withEntries(0);
  decisions.insert(decision('d2', { verdict: 'undo' }), pair);
  outbox.insert(entry('o2', { step: 1, undoOf: 'o1', runId: 12 }), pair);
  expect(outbox.get('o2')).toMatchObject({ step: 1, undoOf: 'o1', runId: 12 });
});

test('what is under way is found from any record of the person, until it is settled', () => {
  const { mirror, mismatches, decisions, outbox } = inMemory();
  mirror.upsertCustomers([customer(1), customer(2), customer(3)], 1);
  mirror.upsertContacts([contact(8, { erpNumber: null, emailKey: 'x@shop.test' })], 1);
  while (mirror.rekeyContacts(100) > 0);
  mismatches.open(newCase('1', { label: 'Anna' }), null);
  decisions.insert(decision('d1'), null);
  const person = { customerId: 'C1', contactId: null, alsoCustomerIds: ['C2'], alsoContactIds: [8] };
  outbox.insert(entry('o1'), person);
  const underWay = (customerId: string | null, contactId: number | null) =>
    ids(outbox.underWay({ customerId, contactId }));
  expect([underWay('C1', null), underWay('C2', null), underWay(null, 8)]).toEqual([['o1'], ['o1'], ['o1']]);
  expect(ids(outbox.underWay({ customerId: 'C3', contactId: null, alsoCustomerIds: ['C2'] }))).toEqual(['o1']);
  expect([underWay('C3', null), underWay('C9', 9), ids(outbox.underWay(null))]).toEqual([[], [], []]);
  outbox.setState('o1', 'unconfirmed', { at: NOW });
  expect(underWay('C2', null)).toEqual(['o1']);
  outbox.setState('o1', 'verified', { at: NOW });
  expect(underWay('C2', null)).toEqual([]);
});
