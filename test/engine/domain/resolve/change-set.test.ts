import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { fieldChangesOf } from '../../../../shared/domain/change.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const plan = (evidence: ReturnType<typeof evidenceWith>, edits: Edits = {}) =>
  planFix({ kind: evidence.kind, evidence, edits, keep: null, today, mapping });

test('two sides that agree hash alike, however each writes its values', () => {
  expect(customerWith().hash).toBe(contactWith().hash);
  expect(customerWith({ postcode: 'bs81th', firstName: ' AMELIA ' }).hash).toBe(contactWith().hash);
  expect(customerWith({ postcode: 'BS6 6LA' }).hash).not.toBe(contactWith().hash);
});

test('a missing customer is created with channel status, consent record and only sound values', () => {
  const customer = customerWith({ phone: 'call me' });
  const { changeSet, problems } = plan(evidenceWith('customer-missing', [], customer, null));
  expect(problems).toEqual([]);
  expect(changeSet).toMatchObject({
    operation: 'contact.create',
    erpNumber: 'C-1',
    email: 'amelia.hart@example.com',
    channel: { optInType: 'single', status: 'subscribed' },
    consent: { text: 'Yes, mail me', dateTimeConsented: '2026-01-02T03:04:05Z', url: 'https://shop.example/join' },
  });
  expect(changeSet === null ? [] : fieldChangesOf(changeSet).map(({ field }) => field)).not.toContain('phone');
});

test('what a data field cannot hold is told before it is sent, for a change as for a new contact', () => {
  const customer = customerWith({ city: 'c'.repeat(1_001), loyaltyPoints: '1234567890123456789' });
  const sentences = [/1,000 signs that CITY holds/, /18 digits before the point/].map((words) =>
    expect.objectContaining({ sentence: expect.stringMatching(words) }),
  );
  const drift = plan(evidenceWith('field-drift', ['city', 'loyaltyPoints'], customer, contactWith()));
  expect(drift).toMatchObject({ changeSet: null, problems: sentences });
  const missing = plan(evidenceWith('customer-missing', [], customer, null));
  expect(missing.changeSet).toBeNull();
  expect(missing.problems.map(({ field }) => field).sort()).toEqual(['city', 'loyaltyPoints']);
  const edits = { city: 'Bristol', loyaltyPoints: '12' };
  expect(plan(evidenceWith('customer-missing', [], customer, null), edits).changeSet).not.toBeNull();
});

test('the consent record of a soft opt-in names its order', () => {
  const permission = {
    ground: 'soft-opt-in',
    at: '2026-03-03T10:00:00Z',
    source: null,
    text: null,
    orderReference: 'SO-55120',
  };
  const { changeSet } = plan(evidenceWith('customer-missing', [], customerWith({ permission }), null));
  expect(changeSet).toMatchObject({
    consent: { text: expect.stringContaining('SO-55120') },
    channel: { optInType: 'single' },
  });
});

test('a drift is patched with the differing fields only, in the form both systems read', () => {
  const contact = contactWith({}, { POSTCODE: 'BS6 6LA', PHONE: '+441174960999' });
  const { changeSet } = plan(evidenceWith('field-drift', ['phone', 'postcode'], customerWith(), contact));
  expect(changeSet).toMatchObject({
    operation: 'contact.patch',
    contactId: 77,
    changes: [
      { field: 'phone', before: '+441174960999', after: '+441174960240' },
      { field: 'postcode', before: 'BS6 6LA', after: 'BS8 1TH' },
    ],
  });
});

test('an edit that keeps what Dotdigital has takes the field out; with nothing left there is nothing to send', () => {
  const contact = contactWith({}, { POSTCODE: 'BS6 6LA' });
  const evidence = evidenceWith('field-drift', ['postcode'], customerWith(), contact);
  expect(plan(evidence, { postcode: 'bs6 6la' })).toMatchObject({ changeSet: null, problems: [{ field: null }] });
  expect(plan(evidence, { postcode: 'nonsense' })).toMatchObject({
    changeSet: null,
    problems: [{ field: 'postcode' }],
  });
  expect(plan(evidence, { postcode: null })).toMatchObject({
    changeSet: { changes: [{ field: 'postcode', after: null }] },
  });
});

test('a malformed value is corrected in the ERP against the version that was seen', () => {
  const customer = customerWith({ email: 'amelia.hart@example,com' });
  const evidence = evidenceWith('malformed-value', ['email'], customer);
  expect(plan(evidence).changeSet).toMatchObject({
    operation: 'customer.update',
    customerId: 'cus_1',
    expectVersion: 'v1',
    changes: [{ field: 'email', before: 'amelia.hart@example,com', after: 'amelia.hart@example.com' }],
  });
  expect(plan(evidence, { email: 'still wrong' })).toMatchObject({ changeSet: null, problems: [{ field: 'email' }] });
});

test('a missing permission is mended by no machine', () => {
  const evidence = evidenceWith('permission-missing', [], customerWith({ permission: { ground: 'none' } }));
  expect(plan(evidence)).toMatchObject({
    changeSet: null,
    problems: [{ field: null, sentence: expect.stringMatching(/ask the person/) }],
  });
});

test('nobody is ever subscribed who opted out, is not eligible, or gave no permission', () => {
  const ground = fc.constantFrom('consent', 'soft-opt-in', 'opt-out', 'none');
  const at = fc.constantFrom('2026-01-02T03:04:05Z', null);
  const status = fc.constantFrom(
    'subscribed',
    'unsubscribed',
    'suppressed',
    'ispComplained',
    'hardBounced',
    'pendingOptIn',
    'binned',
  );
  const kind = fc.constantFrom('customer-missing', 'field-drift', 'malformed-value', 'permission-missing');
  const person = fc.record({ active: fc.boolean(), test: fc.boolean(), kind: fc.constantFrom('person', 'company') });
  fc.assert(
    fc.property(ground, at, status, kind, person, fc.boolean(), (theirs, when, channel, about, facts, hasContact) => {
      const permission = {
        ground: theirs,
        at: when,
        source: null,
        text: facts.test ? null : ' ',
        orderReference: theirs === 'soft-opt-in' ? 'SO-1' : null,
      };
      const customer = customerWith({ ...facts, permission });
      const contact = hasContact ? contactWith({ emailStatus: channel, status: channel }) : null;
      const { changeSet } = plan(evidenceWith(about, ['city', 'email'], customer, contact), {
        city: 'Bath',
        email: 'new@example.com',
      });
      if (changeSet?.operation !== 'contact.create') return;
      expect(theirs === 'consent' || theirs === 'soft-opt-in').toBe(true);
      expect(facts).toEqual({ active: true, test: false, kind: 'person' });
      expect(hasContact).toBe(false);
      expect(changeSet.channel.status).toBe('subscribed');
      expect(Object.keys(changeSet.consent).sort()).toEqual(
        ['dateTimeConsented', 'ipAddress', 'text', 'url', 'userAgent'].sort(),
      );
      expect(Object.values(changeSet.consent).every((value) => typeof value === 'string')).toBe(true);
      expect(changeSet.consent.text?.trim()).not.toBe('');
    }),
    { numRuns: 2000, seed: 9 },
  );
});

test('no contact is created where one is known, whatever its state', () => {
  for (const status of ['subscribed', 'binned', 'hardBounced']) {
    const evidence = evidenceWith('customer-missing', [], customerWith(), contactWith({ status, emailStatus: status }));
    expect(plan(evidence).changeSet).toBeNull();
  }
});

test('an edited country is the one that the other edits are read against', () => {
  const french = { country: 'FR', postcode: '75001', phone: '01 42 68 53 00' };
  expect(plan(evidenceWith('customer-missing', [], customerWith(), null), french).changeSet).toMatchObject({
    changes: expect.arrayContaining([
      { field: 'phone', before: null, after: '+33142685300' },
      { field: 'postcode', before: null, after: '75001' },
      { field: 'country', before: null, after: 'FR' },
    ]),
  });
  const contact = contactWith({}, { COUNTRY: 'DE', POSTCODE: '10115' });
  const drift = evidenceWith('field-drift', ['postcode', 'country'], customerWith(), contact);
  expect(plan(drift, french).changeSet).toMatchObject({
    changes: [
      { field: 'postcode', before: '10115', after: '75001' },
      { field: 'country', before: 'DE', after: 'FR' },
    ],
  });
  // A country that is not part of the case is not edited, so it judges nothing.
  const narrow = evidenceWith('field-drift', ['postcode'], customerWith(), contactWith({}, { POSTCODE: 'BS6 6LA' }));
  expect(plan(narrow, french)).toMatchObject({ changeSet: null, problems: [{ field: 'postcode' }] });
});

test('a soft opt-in without its order, and any permission without its date, carries no contact', () => {
  const at = '2026-01-02T03:04:05Z';
  for (const permission of [
    { ground: 'soft-opt-in', at, orderReference: ' ' },
    { ground: 'soft-opt-in', at },
    { ground: 'soft-opt-in', orderReference: 'SO-1' },
    { ground: 'consent' },
  ])
    expect(plan(evidenceWith('customer-missing', [], customerWith({ permission }), null)).changeSet).toBeNull();
});

test('an address with a domain of other letters is written as it is written', () => {
  const customer = customerWith({ email: ' Jörg@Müller.example ' });
  const { changeSet } = plan(evidenceWith('customer-missing', [], customer, null));
  expect(changeSet).toMatchObject({ email: 'jörg@müller.example' });
});

test.each([
  ['1.240', '1.240'],
  [' 1.240,50 ', '1.240,50'],
])('a correction %s of what steps read is written into the ERP as they read it', (written, after) => {
  const steps = [{ do: 'number', decimals: ',', places: null }] as const;
  const document = mappingWith({ loyaltyPoints: { steps } });
  const evidence = evidenceWith('malformed-value', ['loyaltyPoints'], customerWith({ loyaltyPoints: '1.24O' }));
  const edits: Edits = { loyaltyPoints: written };
  const request = { kind: evidence.kind, evidence, edits, keep: null, today };
  const { changeSet } = planFix({ ...request, mapping: { version: 2, document } });
  expect(changeSet === null ? null : fieldChangesOf(changeSet)).toMatchObject([{ field: 'loyaltyPoints', after }]);
});
