import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { compareWithEvidence } from '../../../../electron/engine/domain/resolve/stale.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const planned = (evidence: ReturnType<typeof evidenceWith>) => {
  const { changeSet } = planFix({ kind: evidence.kind, evidence, edits: {}, keep: null, today, mapping });
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
  [
    'the consent got another date',
    missing,
    customerWith({ permission: { ground: 'consent', at: '2020-01-01T00:00:00Z', text: 'Yes, mail me' } }),
    null,
  ],
  ['the customer got another number', missing, customerWith({ number: 'C-9' }), null],
  [
    'the contact was given to another customer',
    drift,
    customerWith(),
    contactWith({}, { POSTCODE: 'BS6 6LA', ERP_ID: 'C-9' }),
  ],
  [
    'the number was taken off the contact',
    drift,
    customerWith(),
    contactWith({}, { POSTCODE: 'BS6 6LA', ERP_ID: null }),
  ],
  [
    'both sides lost the permission',
    drift,
    customerWith({ permission: { ground: 'none' } }),
    contactWith({ consentRecords: [] }, { POSTCODE: 'BS6 6LA' }),
  ],
  ['the contact is in the bin, found by its address', missing, customerWith(), contactWith({ status: 'binned' })],
  ['the email changed', missing, customerWith({ email: 'new@example.com' }), null],
] as const)('it is stale when %s', (_name, evidence, customer, contact) => {
  const changeSet = evidence.kind === 'field-drift' ? patch : create;
  expect(compareWithEvidence(evidence, { customer, contact }, changeSet, today)).toMatchObject({
    stale: expect.any(String),
  });
});

test('a link by email rests on that email, on both sides', () => {
  const seen = contactWith({}, { POSTCODE: 'BS6 6LA', ERP_ID: null });
  const byEmail = { ...evidenceWith('field-drift', ['postcode'], customerWith(), seen), linkedBy: 'email' as const };
  const compare = (contact: typeof seen) =>
    compareWithEvidence(byEmail, { customer: customerWith(), contact }, planned(byEmail), today);
  expect(compare(seen)).toBe('same');
  const moved = contactWith({ email: 'someone@example.com' }, { POSTCODE: 'BS6 6LA', ERP_ID: null });
  expect(compare(moved)).toMatchObject({ stale: expect.any(String) });
});

test("evidence from before the contact's number was kept is compared without it", () => {
  if (drift.contact === null) throw new Error('no contact');
  const { erpNumber: _left, ...contact } = drift.contact;
  const old = { ...drift, contact };
  const renumbered = contactWith({}, { POSTCODE: 'BS6 6LA', ERP_ID: 'C-9' });
  expect(compareWithEvidence(old, { customer: customerWith(), contact: renumbered }, patch, today)).toBe('same');
});

test('a correction rests on the ERP alone: its field and its country', () => {
  const wrong = { email: 'amelia.hart@example,com' };
  const malformed = evidenceWith('malformed-value', ['email'], customerWith(wrong), null);
  const update = planned(malformed);
  const compare = (customer: ReturnType<typeof customerWith>) =>
    compareWithEvidence(malformed, { customer, contact: null }, update, today);
  expect(compare(customerWith(wrong))).toBe('same');
  expect(compare(customerWith({ ...wrong, city: 'Bath' }))).toBe('same');
  expect(compare(customerWith())).toMatchObject({ stale: expect.any(String) });
  expect(compare(customerWith({ ...wrong, country: 'FR' }))).toMatchObject({ stale: expect.any(String) });
});

test('a value that another field is joined to is stale when that one moves', () => {
  const steps = [{ do: 'join', fields: ['city'], separator: ', ' }] as const;
  const document = mappingWith({ street: { steps } });
  const contact = contactWith({}, { ADDRESS_1: 'elsewhere' });
  const seen = evidenceWith('field-drift', ['street'], customerWith({ city: 'Bristol' }), contact);
  const request = { kind: seen.kind, evidence: seen, edits: {}, keep: null, today };
  const { changeSet } = planFix({ ...request, mapping: { version: 2, document } });
  if (changeSet === null) throw new Error('no change set');
  const compare = (city: string) =>
    compareWithEvidence(seen, { customer: customerWith({ city }), contact }, changeSet, today, document);
  expect(compare('Bristol')).toBe('same');
  expect(compare('Bath')).toEqual({ stale: 'The customer was changed in the ERP since you approved.' });
});
