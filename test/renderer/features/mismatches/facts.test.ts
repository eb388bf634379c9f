import { expect, test } from 'vitest';
import type { Facts } from '../../../../renderer/features/mismatches/fact-rows.ts';
import { factsOf } from '../../../../renderer/features/mismatches/facts.ts';
import {
  consentConflict,
  customerOf,
  dataFieldType,
  duplicateCustomers,
  listGap,
  orphan,
} from '../../../doubles/record-details.ts';
import { detailOf, rowOf, toldAt } from '../../../doubles/window-answers.ts';

const told = (facts: Facts | null, name: string) => {
  const row = facts?.rows.find((one) => one.name === name);
  return row === undefined ? null : [row.left, row.result, row.right];
};
const day = 86_400_000;

test('kinds that compare fields, or several records, have no such table', () => {
  expect([factsOf(detailOf(rowOf(1))), factsOf(duplicateCustomers())]).toEqual([null, null]);
});

test('an opt-out in the ERP goes to Dotdigital, with the day of each side', () => {
  const facts = factsOf(consentConflict('erp', { erpAt: toldAt }));
  expect(told(facts, 'Answer')).toEqual(['Opted out', 'Opted out →', 'Subscribed']);
  expect(told(facts, 'Date')).toEqual(['Opted out on 18 Nov 2026', '', 'No date of a consent']);
  expect(told(facts, 'How')).toEqual(['Letter', '', 'Single opt-in']);
  expect(told(facts, 'Consent anew')).toBeNull();
});

test('the day that the ERP’s own record names stands where no other is known', () => {
  expect(told(factsOf(consentConflict('erp')), 'Date')?.[0]).toBe('Opted out on 2 Mar 2026');
});

test('an opt-out in Dotdigital goes to the ERP; a day that nobody knows is said to be unknown', () => {
  const facts = factsOf(consentConflict('dotdigital'));
  expect(told(facts, 'Answer')).toEqual(['Consent', '← Opted out', 'Unsubscribed']);
  expect(told(facts, 'Date')).toEqual(['Consent of 2 Jan 2026', '', 'Date of the opt-out not known']);
});

test('a consent that is newer stands on the side that recorded it', () => {
  const at = Date.parse('2026-01-02T00:00:00Z');
  const inErp = factsOf(consentConflict('dotdigital', { dotdigitalAt: at - day, newerConsentAt: at }));
  expect(told(inErp, 'Consent anew')).toEqual(['2 Jan 2026', 'after the opt-out', '']);
  const inDotdigital = factsOf(consentConflict('erp', { erpAt: toldAt - day, newerConsentAt: toldAt }));
  expect(told(inDotdigital, 'Consent anew')).toEqual(['', 'after the opt-out', '18 Nov 2026']);
});

test('a contact that was deleted is said to be', () => {
  const detail = consentConflict('dotdigital');
  const gone = factsOf({ ...detail, evidence: { ...detail.evidence, contact: null, customer: customerOf('C-1') } });
  expect(gone?.right.note).toBe('no contact any more');
  expect(told(gone, 'Answer')?.[2]).toBe('Opted out before it was deleted');
});

test('an orphan loses its number and keeps the rest', () => {
  const facts = factsOf(orphan());
  expect([facts?.left.note, facts?.right.note]).toEqual(['no such customer', 'contact 41']);
  expect(told(facts, 'Number')).toEqual(['no customer C-77', 'taken off the contact', 'C-77']);
  expect(told(facts, 'Email')).toEqual(['', 'stays', 'f.richardson@example.net']);
});

test('a data field is created where it is missing, and cannot be changed where it is of another type', () => {
  expect(told(factsOf(dataFieldType(null)), 'Data field')).toEqual(['BIRTH_DATE', 'created', 'does not exist']);
  expect(told(factsOf(dataFieldType('String')), 'Type')).toEqual(['Date', 'cannot be changed', 'String']);
  expect(told(factsOf(dataFieldType('String')), 'Carries')).toEqual(['Date of birth', '', '']);
});

test('each list says why the customer belongs in it, whether the contact is in it, and what becomes of it', () => {
  const left = { id: 9, name: 'News', who: { are: 'everyone' }, value: null } as const;
  const facts = factsOf(listGap({ ...left, belongs: true, membership: 'suppressed', gap: null }));
  expect([facts?.left.note, facts?.right.note]).toEqual(['customer C-1', 'contact 41']);
  expect(told(facts, 'VIP')).toEqual(['belongs in it: loyalty tier is Gold', 'put in →', 'is not in it']);
  expect(told(facts, 'Silver')).toEqual(['does not belong in it: loyalty tier is Gold', 'taken out →', 'is in it']);
  expect(told(facts, 'News')).toEqual(['belongs in it: everybody who is sent', '', 'left it']);
  expect(facts?.rows.filter(({ isMarked }) => isMarked).map(({ name }) => name)).toEqual(['VIP', 'Silver']);
});
