import { expect, test } from 'vitest';
import { type TimelineSources, timelineOf } from '../../../electron/engine/handlers/timeline.ts';
import type { OutboxState } from '../../../shared/domain/outbox.ts';
import { failure } from '../../../shared/errors.ts';

const none: TimelineSources = { detectedAt: 10, decisions: [], entry: null, attempts: [], clearedAt: null };
const decision = (verdict: 'approve' | 'ignore' | 'reopen', decidedAt: number) => ({
  id: 'd',
  mismatchId: 1,
  verdict,
  decidedBy: 'Kim',
  decidedAt,
  reason: verdict === 'ignore' ? 'known' : null,
});
const entry = (state: OutboxState, cause: ReturnType<typeof failure> | null = null): TimelineSources['entry'] => ({
  id: 'o',
  mismatchId: 1,
  decisionId: 'd',
  step: 1,
  undoOf: null,
  runId: null,
  system: 'dotdigital',
  changeSet: { v: 1, operation: 'contact.patch', contactId: 7, changes: [] },
  idempotencyKey: 'k',
  state,
  attempts: 1,
  nextAttemptAt: 90,
  createdAt: 20,
  updatedAt: 50,
  verifiedAt: null,
  failure: cause,
});
const attempt = (purpose: 'write' | 'read-back', outcome: string | null, startedAt: number) => ({
  startedAt,
  endedAt: outcome === null ? null : startedAt + 5,
  purpose,
  outcome,
  status: null,
});
const told = (sources: Partial<TimelineSources>) =>
  timelineOf({ ...none, ...sources }).map(({ at, what, sentence }) => [at, what, sentence]);
const away = failure('remote.unavailable', 'Dotdigital does not answer.');

test('a case that was only found tells that', () => {
  expect(timelineOf(none)).toEqual([{ at: 10, what: 'detected', by: null, sentence: null }]);
});

test('decisions are told with who and why, oldest first', () => {
  const decisions = [decision('approve', 40), decision('ignore', 20), decision('reopen', 30)];
  expect(timelineOf({ ...none, decisions }).map(({ what, by }) => [what, by])).toEqual([
    ['detected', null],
    ['ignored', 'Kim'],
    ['reopened', 'Kim'],
    ['approved', 'Kim'],
  ]);
  expect(told({ decisions })[1]).toEqual([20, 'ignored', 'known']);
});

test('a change that went well is sent and verified', () => {
  const attempts = [attempt('write', 'accepted', 30), attempt('read-back', 'applied', 40)];
  expect(told({ attempts, entry: entry('verified') }).slice(1)).toEqual([
    [35, 'sent', null],
    [45, 'verified', null],
  ]);
});

test('what is under way has no end yet', () => {
  expect(told({ attempts: [attempt('write', null, 30)], entry: entry('in-flight') }).at(-1)).toEqual([
    30,
    'sending',
    null,
  ]);
});

test('a change that waits is told at the time when it goes on', () => {
  expect(told({ attempts: [attempt('write', away.code, 30)], entry: entry('pending', away) }).slice(1)).toEqual([
    [35, 'failed', null],
    [90, 'waiting', away.sentence],
  ]);
  expect(told({ entry: entry('pending') })).toHaveLength(1);
});

test.each<[OutboxState, string]>([
  ['unconfirmed', 'unconfirmed'],
  ['stale', 'failed'],
  ['rejected', 'failed'],
  ['diverged', 'failed'],
  ['dead', 'failed'],
  ['withdrawn', 'failed'],
])('a change that is %s is told with its reason', (state, what) => {
  expect(told({ entry: entry(state, away) }).at(-1)).toEqual([50, what, away.sentence]);
});

test('what the last attempt and the state both tell is told once, with the reason', () => {
  const refused = [attempt('write', 'remote.rejected', 44)];
  expect(told({ attempts: refused, entry: entry('rejected', away) }).slice(1)).toEqual([[50, 'failed', away.sentence]]);
  const unread = [attempt('write', 'remote.timeout', 30), attempt('read-back', 'remote.timeout', 44)];
  expect(told({ attempts: unread, entry: entry('unconfirmed', away) }).slice(1)).toEqual([
    [35, 'failed', null],
    [50, 'unconfirmed', away.sentence],
  ]);
});

test('a case that went by itself ends with that', () => {
  expect(told({ clearedAt: 80 }).at(-1)).toEqual([80, 'cleared', null]);
});
