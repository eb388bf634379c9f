import { expect, test } from 'vitest';
import { likeCalls, likeDone, likeRule, likeTitle } from '../../../renderer/text/like-text.ts';
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
  calls: { erp: 2_408, dotdigital: 3_612 },
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
  expect(likeCalls(set(drift(['city']).rule, { calls: { erp: 0, dotdigital: 3 } }))).toEqual([
    { name: 'Calls to Dotdigital', count: '3' },
  ]);
});

test('what came of it says how many were left out and why', () => {
  expect(likeDone({ approved: 1_204, leftOut: 0 })).toBe('1,204 approved. Sending.');
  expect(likeDone({ approved: 3, leftOut: 1 })).toBe('3 approved. 1 case left out: it changed since the preview.');
  expect(likeDone({ approved: 3, leftOut: 2 })).toBe('3 approved. 2 cases left out: they changed since the preview.');
});
