import { expect, test } from 'vitest';
import { suggestionOf } from '../../../../electron/engine/domain/explain/reasons.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, evidenceWith, today } from '../resolve/people.ts';

const none = { approved: 0, decided: 0 };
const codes = (evidence: ReturnType<typeof evidenceWith>, tally = none) => {
  const { confidence, reasons } = suggestionOf(evidence, tally, today, mapping);
  return [confidence, ...reasons.map(({ code }) => code)];
};
const drift = evidenceWith('field-drift', ['postcode'], customerWith(), contactWith({}, { POSTCODE: 'BS6 6LA' }));

test('a drift is certain where a number links the two, likely where only an email does', () => {
  expect(codes(drift)).toEqual(['certain', 'erp-masters', 'linked-by-number', 'changed-at']);
  expect(codes({ ...drift, linkedBy: 'email' })).toEqual(['likely', 'erp-masters', 'linked-by-email', 'changed-at']);
  expect(suggestionOf(drift, none, today, mapping).reasons).toContainEqual({
    code: 'changed-at',
    erpAt: 1_000,
    dotdigitalAt: 2,
  });
});

test('a missing contact names the permission it rests on, and what is left out', () => {
  expect(codes(evidenceWith('customer-missing', [], customerWith({ phone: 'call me' }), null))).toEqual([
    'certain',
    'no-contact-with-number-or-email',
    'permission-recorded',
    'left-out-malformed',
  ]);
  const permission = { ground: 'soft-opt-in', at: '2026-03-03T10:00:00Z', orderReference: 'SO-1' };
  const soft = evidenceWith('customer-missing', [], customerWith({ permission }), null);
  expect(suggestionOf(soft, none, today, mapping).reasons).toContainEqual({
    code: 'permission-recorded',
    ground: 'soft-opt-in',
    at: Date.parse('2026-03-03T10:00:00Z'),
    orderReference: 'SO-1',
  });
});

test('a malformed value is likely where a machine dares to correct all of it, else it is for a person', () => {
  const likely = evidenceWith('malformed-value', ['phone'], customerWith({ phone: 'O117 496 O240' }));
  expect(codes(likely)).toEqual(['likely', 'malformed', 'proposed-correction']);
  const customer = customerWith({ phone: 'O117 496 O240', birthDate: '04/05/1984' });
  expect(codes(evidenceWith('malformed-value', ['phone', 'birthDate'], customer))).toEqual([
    'none',
    'malformed',
    'malformed',
    'proposed-correction',
    'no-proposal',
  ]);
});

test('a missing permission has no suggestion', () => {
  const evidence = evidenceWith('permission-missing', [], customerWith({ permission: { ground: 'none' } }));
  expect(codes(evidence)).toEqual(['none', 'no-permission-either-side']);
});

test('how like decisions went is told once there were any, with both counts', () => {
  const { reasons } = suggestionOf(drift, { approved: 3, decided: 4 }, today, mapping);
  expect(reasons.at(-1)).toEqual({ code: 'approved-like-it', approved: 3, decided: 4 });
});
