import { expect, test } from 'vitest';
import {
  channelText,
  consentNote,
  consentText,
  contactStatus,
  customerStatus,
  dayOrUnknown,
  optedOutSide,
  permissionText,
  recordsText,
  statusWords,
  stepTexts,
} from '../../../renderer/text/record-text.ts';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import {
  consentConflict,
  contactOf,
  customerOf,
  dataFieldType,
  duplicateContacts,
  duplicateCustomers,
  orphan,
} from '../../doubles/record-details.ts';
import { detailOf, rowOf, toldAt } from '../../doubles/window-answers.ts';

const stepsOf = (detail: ReturnType<typeof orphan>, stays: string | null) =>
  stepTexts(detail, detail.lines, { choices: detail.keep?.choices ?? [], stays });

test('each step of a duplicate names the record that it is written to', () => {
  expect(stepsOf(duplicateCustomers(), 'C-1')).toEqual(['C-9: marked as a duplicate of C-1, set inactive']);
  expect(stepsOf(duplicateContacts(), '41')).toEqual([
    'Contact 41 (f.richardson@example.net): unsubscribed from email (was subscribed)',
    'Contact 42 (fiona@example.org): customer number C-1 taken off',
    'Contact 43 (f.richardson@example.net): customer number C-1 taken off',
  ]);
});

test('of contacts that are one person by evidence only the one that stays is given the number', () => {
  const detail = duplicateContacts();
  const evidence = {
    ...detail.evidence,
    otherContacts: [contactOf(42, { erpNumber: null }), contactOf(43, { erpNumber: null })],
  };
  const lines = [
    { thing: 'customer-number', before: null, after: 'C-1' },
    { thing: 'customer-number', before: 'C-1', after: null },
  ] as const;
  expect(stepsOf({ ...detail, evidence, lines }, '43')).toEqual([
    'Contact 43 (f.richardson@example.net): customer number none becomes C-1',
    'Contact 41 (f.richardson@example.net): customer number C-1 taken off',
  ]);
});

test('the contacts of customers that go take the number of the one that stays, each named', () => {
  const detail = duplicateCustomers();
  const evidence = {
    ...detail.evidence,
    contact: contactOf(51, { erpNumber: 'C-1' }),
    otherContacts: [contactOf(52, { erpNumber: 'C-9' }), contactOf(53, { erpNumber: 'C-9' })],
  };
  const lines = [
    { thing: 'duplicate-of', before: null, after: 'C-1' },
    { thing: 'customer-number', before: 'C-9', after: 'C-1' },
    { thing: 'customer-number', before: 'C-9', after: 'C-1' },
  ] as const;
  expect(stepsOf({ ...detail, evidence, lines }, 'C-1')).toEqual([
    'C-9: marked as a duplicate of C-1, set inactive',
    'Contact 52 (f.richardson@example.net): customer number C-9 becomes C-1',
    'Contact 53 (f.richardson@example.net): customer number C-9 becomes C-1',
  ]);
});

test('where it is not known which one stays no step names a wrong record', () => {
  expect(stepsOf(duplicateContacts(), null)).toEqual([
    'A contact: unsubscribed from email (was subscribed)',
    'A contact: customer number C-1 taken off',
    'A contact: customer number C-1 taken off',
  ]);
});

test('the other kinds have one step, about the one record that there is', () => {
  expect(stepsOf(orphan(), null)).toEqual(['Contact 41 (f.richardson@example.net): customer number C-77 taken off']);
  expect(stepsOf(consentConflict('erp'), null)).toEqual([
    'Contact 41 (f.richardson@example.net): unsubscribed from email (was subscribed)',
  ]);
  expect(stepsOf(consentConflict('dotdigital'), null)).toEqual(['C-1: opt-out recorded in the ERP (was consent)']);
  expect(stepsOf(dataFieldType(null), null)).toEqual(['Data field BIRTH_DATE (Date) created']);
});

test('a step about a field tells both values', () => {
  const lines = [{ thing: 'city', before: null, after: 'Bath' }] as const;
  expect(stepTexts(orphan(), lines, { choices: [], stays: null })).toEqual(['City: empty → Bath']);
});

test('the heading says which records a case is about', () => {
  expect(recordsText(duplicateCustomers())).toBe('Customers C-1 and C-9');
  expect(recordsText(duplicateContacts())).toBe('3 contacts of customer C-1');
  expect(recordsText(orphan())).toBe('Contact 41');
  expect(recordsText(dataFieldType(null))).toBe('The whole account');
  expect(recordsText(detailOf(rowOf(1)))).toBe('Matched on customer number');
  expect(recordsText(detailOf(rowOf(1, { kind: 'customer-missing' })))).toBe('Customer C-1');
});

test('the side that knows of the opt-out is the ERP where its record says so', () => {
  expect([optedOutSide(consentConflict('erp')), optedOutSide(consentConflict('dotdigital'))]).toEqual([
    'erp',
    'dotdigital',
  ]);
});

const day = 86_400_000;

test('that an opt-out cannot be undone is always said; both days where consent came after it, or that one is not known', () => {
  expect(consentNote(consentConflict('erp'))).toBe(
    'The stricter answer is recorded on the other side too. An opt-out can never be undone here.',
  );
  expect(consentNote(consentConflict('dotdigital', { dotdigitalAt: toldAt, newerConsentAt: toldAt + day }))).toBe(
    'The opt-out is of 18 Nov 2026, the consent of 19 Nov 2026 is newer. Only a person decides: record the opt-out, or ignore this with a reason. An opt-out can never be undone here.',
  );
  expect(consentNote(consentConflict('dotdigital', { erpAt: toldAt, newerConsentAt: toldAt }))).toContain(
    'The opt-out has no known date, the consent of 18 Nov 2026 is newer.',
  );
});

test('a permission is told with its ground and day', () => {
  const permission = { at: '2026-01-02T00:00:00Z', source: null, text: null, orderReference: null };
  expect(permissionText({ ...permission, ground: 'consent' })).toBe('Consent of 2 Jan 2026');
  expect(permissionText({ ...permission, ground: 'opt-out', at: null })).toBe('Opted out');
  expect(permissionText({ ...permission, ground: 'soft-opt-in' })).toBe('Soft opt-in, order unknown of 2 Jan 2026');
  expect(permissionText({ ...permission, ground: 'none' })).toBe('None recorded');
});

test('what Dotdigital says of mailing is told in words', () => {
  expect([statusWords('hardBounced'), statusWords(null)]).toEqual(['Hard bounced', 'Unknown']);
  expect(consentText(contactOf(1, { optInType: null, consentedAt: toldAt }))).toBe('consent record of 18 Nov 2026');
  expect(channelText(contactOf(1))).toBe('Subscribed, single opt-in, no consent record');
});

test('whether a record is in use is told, and a day that is not known as such', () => {
  const { active, test: isTest } = customerFact;
  expect(customerStatus(customerOf('C-1'))).toBe('Active');
  expect(customerStatus(customerOf('C-1', { facts: active | isTest }))).toBe('Active, a test');
  expect(customerStatus(customerOf('C-1', { facts: 0 }))).toBe('Inactive');
  expect([contactStatus(contactOf(1)), contactStatus(contactOf(1, { facts: contactFact.optedOut }))]).toEqual([
    'Live',
    'In the bin or deleted',
  ]);
  expect([dayOrUnknown(null), dayOrUnknown(toldAt)]).toEqual(['date not known', '18 Nov 2026']);
});
