import { expect, test } from 'vitest';
import {
  likeCalls,
  likeDone,
  likeProgress,
  likeRule,
  likeSending,
  likeTitle,
} from '../../../renderer/text/like-text.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';

type LikeSet = OutputOf<'decision.preview-like'>;

const set = (rule: LikeSet['rule'], facts: Partial<LikeSet> = {}): LikeSet => ({
  setId: 's',
  total: 1_204,
  limit: 2_000,
  isCut: false,
  rule,
  leftOut: [],
  sample: [],
  calls: { erp: 2_408, dotdigital: 3_612, imports: 0 },
  ...facts,
});
const drift = (things: LikeSet['rule']['things']) => set({ kind: 'field-drift', things, direction: 'dotdigital' });

test('the title says how many', () => {
  expect(likeTitle(drift(['city']))).toBe('Approve 1,204 like this');
});

test('the rule names the fields that differ, one or several', () => {
  expect(likeRule(drift(['city']))).toBe('In each, city differs and Dotdigital takes the ERP’s value.');
  expect(likeRule(drift(['city', 'loyaltyTier']))).toBe(
    'In each, city and loyalty tier differ and Dotdigital takes the ERP’s values.',
  );
});

test('an opt-out is said to be recorded where it is missing, and to stay', () => {
  const rule = { kind: 'consent-conflict', things: ['permission'], direction: 'erp' } as const;
  expect(likeRule(set(rule))).toContain('recorded in the ERP too. An opt-out can never be undone here.');
  expect(likeRule(set({ ...rule, direction: 'dotdigital' }))).toContain('recorded in Dotdigital too.');
});

test.each(mismatchKinds)('%s has a rule that is a whole sentence', (kind) => {
  const sentence = likeRule(set({ kind, things: ['city'], direction: 'erp' }));
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toContain('undefined');
});

test('calls are told by system, without a system that is not called', () => {
  expect(likeCalls(drift(['city']))).toEqual([
    { name: 'Calls to the ERP', count: '2,408' },
    { name: 'Calls to Dotdigital', count: '3,612' },
  ]);
  expect(likeCalls(set(drift(['city']).rule, { calls: { erp: 0, dotdigital: 3, imports: 0 } }))).toEqual([
    { name: 'Calls to Dotdigital', count: '3' },
  ]);
});

test('how a set is sent says whether it goes in imports, or from how many on it would', () => {
  const calls = (imports: number) => ({ erp: 2, dotdigital: 5, imports });
  expect(likeSending(set(drift(['city']).rule, { total: 73, calls: calls(1) }))).toMatch(/^All 73 go in one import\./);
  expect(likeSending(set(drift(['city']).rule, { calls: calls(3) }))).toMatch(/^They go in 3 imports\./);
  expect(likeSending(drift(['city']))).toMatch(/From 50 changes of this kind on they go in one import\.$/);
  expect(likeSending(drift(['email']))).toBe('Each record is read again before it is written, and read back after it.');
});

test('what came of it says how many were left out and why', () => {
  expect(likeDone({ approved: 1_204, leftOut: 0, notReached: 0 })).toBe('1,204 approved. Sending.');
  expect(likeDone({ approved: 2, leftOut: 0, notReached: 0 }, 'reviewer')).toBe('2 approved. Waiting for the writer.');
  expect(likeDone({ approved: 3, leftOut: 1, notReached: 0 })).toBe(
    '3 approved. 1 case left out: it changed since the preview.',
  );
  expect(likeDone({ approved: 3, leftOut: 2, notReached: 0 })).toBe(
    '3 approved. 2 cases left out: they changed since the preview.',
  );
  const refused = [{ reason: 'Somebody says that first.', count: 2 }];
  expect(likeDone({ approved: 3, leftOut: 3, refused, notReached: 0 })).toBe(
    '3 approved. 1 case left out: it changed since the preview. 2 cases left out. Somebody says that first.',
  );
  expect(likeDone({ approved: 3, leftOut: 2, refused, notReached: 0 })).toBe(
    '3 approved. 2 cases left out. Somebody says that first.',
  );
});

test('how far it is says how many of how many, and a stop says what was not reached', () => {
  expect(likeProgress(50, 1_204, false)).toBe('50 of 1,204 decided. This goes on when the dialog is closed.');
  expect(likeProgress(50, 1_204, true)).toBe('50 of 1,204 decided. Stopping.');
  expect(likeDone({ approved: 50, leftOut: 0, notReached: 1 })).toBe(
    'Stopped: 50 approved, 1 case not decided. Sending.',
  );
  expect(likeDone({ approved: 0, leftOut: 0, notReached: 9 })).toBe('Stopped: 0 approved, 9 cases not decided.');
  expect(likeDone({ approved: 49, leftOut: 1, notReached: 9 })).toBe(
    'Stopped: 49 approved, 9 cases not decided. 1 case left out: it changed since the preview.',
  );
});
