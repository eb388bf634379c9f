import { expect, test } from 'vitest';
import { pairRows } from '../../../../electron/engine/domain/explain/pair-rows.ts';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';
import { contactWith, customerWith, evidenceWith, today } from '../resolve/people.ts';

type Evidence = ReturnType<typeof evidenceWith>;
const rowOf = (evidence: Evidence, field: string, edits: Edits | null = null) => {
  const changeSet =
    edits === null ? null : planFix({ kind: evidence.kind, evidence, edits, keep: null, today, mapping }).changeSet;
  if (edits !== null && changeSet === null) throw new Error('nothing was decided');
  return pairRows(evidence, changeSet === null ? null : [changeSet], today, mapping).find((row) => row.field === field);
};

const moved = contactWith({}, { POSTCODE: 'BS6 6LA', PHONE: '+441174960999' });
const drift = evidenceWith('field-drift', ['phone', 'postcode'], customerWith(), moved);
const missing = evidenceWith('customer-missing', [], customerWith({ phone: 'call me' }), null);
const malformed = evidenceWith('malformed-value', ['phone'], customerWith({ phone: 'O117 496 O240' }), contactWith());

test('a drift suggests what the ERP has, in the form that is written', () => {
  expect(rowOf(drift, 'phone')).toEqual({
    field: 'phone',
    erp: '0117 496 0240',
    dotdigital: '+441174960999',
    state: 'differs',
    target: 'dotdigital',
    result: '+441174960240',
    editable: true,
  });
  expect(rowOf(drift, 'firstName')).toMatchObject({ state: 'same', target: null, result: null, editable: false });
});

test.each<[string, Edits, string, string | null]>([
  ['another value', { postcode: 'bs1 1aa' }, 'postcode', 'BS1 1AA'],
  ['an emptied field', { postcode: null }, 'postcode', null],
  ["Dotdigital's own value", { postcode: 'BS6 6LA' }, 'postcode', 'BS6 6LA'],
  ['what was suggested', {}, 'postcode', 'BS8 1TH'],
])('after a decision for %s that is the result', (_name, edits, field, expected) => {
  expect(rowOf(drift, field, edits)?.result).toBe(expected);
});

test('a missing contact shows what would be written, and what is left out for being malformed', () => {
  expect(rowOf(missing, 'postcode')).toMatchObject({ state: 'differs', target: 'dotdigital', result: 'BS8 1TH' });
  expect(rowOf(missing, 'phone')).toMatchObject({ state: 'not-written', result: null, editable: true });
  expect(rowOf(missing, 'phone', { phone: '0117 496 0241' })).toMatchObject({
    state: 'differs',
    result: '+441174960241',
  });
  expect(rowOf(missing, 'email', { email: 'New@example.com' })?.result).toBe('new@example.com');
  expect(rowOf(missing, 'postcode', { postcode: null })?.result).toBeNull();
});

test('a malformed value shows the proposal, or the correction that was decided', () => {
  expect(rowOf(malformed, 'phone')).toMatchObject({ state: 'malformed', target: 'erp', result: '01174960240' });
  expect(rowOf(malformed, 'phone', { phone: '0117 496 0241' })?.result).toBe('+441174960241');
  expect(rowOf(malformed, 'phone', { phone: null })?.result).toBeNull();
});

test('of a field that the case is not about, it is said what is seen', () => {
  const customer = customerWith({ permission: { ground: 'none' }, phone: 'call me' });
  const contact = contactWith({}, { POSTCODE: 'BS6 6LA', LOYALTY_TIER: 'gold ' });
  const evidence = evidenceWith('permission-missing', [], customer, contact);
  expect(rowOf(evidence, 'phone')?.state).toBe('malformed');
  expect(rowOf(evidence, 'postcode')?.state).toBe('differs');
  expect(rowOf(evidence, 'loyaltyTier')?.state).toBe('same');
  expect(pairRows(evidence, null, today, mapping).some(({ editable }) => editable)).toBe(false);
});

test('what is empty on both sides is left out, unless the case is about it', () => {
  expect(rowOf(drift, 'title')).toBeUndefined();
  expect(rowOf(evidenceWith('field-drift', ['title']), 'title')).toBeDefined();
});
