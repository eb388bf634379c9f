import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { compareWithEvidence } from '../../../../electron/engine/domain/resolve/stale.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const planned = (evidence: ReturnType<typeof evidenceWith>) => {
  const { changeSet } = planFix({ kind: evidence.kind, evidence, edits: {}, today });
  if (changeSet === null) throw new Error('no change set');
  return changeSet;
};

const seenContact = contactWith({}, { POSTCODE: 'BS6 6LA' });
const drift = evidenceWith('field-drift', ['postcode'], customerWith(), seenContact);
const patch = planned(drift);
const missing = evidenceWith('customer-missing', [], customerWith(), null);
const create = planned(missing);

test('what is as it was seen may be sent; other fields may have moved', () => {
  expect(compareWithEvidence(drift, { customer: customerWith(), contact: seenContact }, patch, today)).toBe('same');
  const moved = customerWith({ loyaltyTier: 'Silver' });
  expect(compareWithEvidence(drift, { customer: moved, contact: seenContact }, patch, today)).toBe('same');
  expect(compareWithEvidence(missing, { customer: customerWith(), contact: null }, create, today)).toBe('same');
});

test.each([
  ['the customer is gone', drift, null, seenContact],
  ["the ERP's value changed", drift, customerWith({ postcode: 'BS1 1AA' }), seenContact],
  ["Dotdigital's value changed", drift, customerWith(), contactWith({}, { POSTCODE: 'BS9 9AA' })],
  ['the contact is gone', drift, customerWith(), null],
  [
    'the contact is in the bin',
    drift,
    customerWith(),
    contactWith({ status: 'binned', emailStatus: 'binned' }, { POSTCODE: 'BS6 6LA' }),
  ],
  [
    'the person unsubscribed',
    drift,
    customerWith(),
    contactWith({ emailStatus: 'unsubscribed' }, { POSTCODE: 'BS6 6LA' }),
  ],
  ['the person opted out in the ERP', drift, customerWith({ permission: { ground: 'opt-out' } }), seenContact],
  ['the customer was made inactive', drift, customerWith({ active: false }), seenContact],
  ['a contact is there by now', missing, customerWith(), contactWith()],
  ['the permission was withdrawn', missing, customerWith({ permission: { ground: 'none' } }), null],
  ['the email changed', missing, customerWith({ email: 'new@example.com' }), null],
] as const)('it is stale when %s', (_name, evidence, customer, contact) => {
  const changeSet = evidence.kind === 'field-drift' ? patch : create;
  expect(compareWithEvidence(evidence, { customer, contact }, changeSet, today)).toMatchObject({
    stale: expect.any(String),
  });
});
