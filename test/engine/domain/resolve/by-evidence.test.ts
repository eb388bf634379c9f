import { expect, test } from 'vitest';
import { isByEvidence } from '../../../../electron/engine/domain/resolve/by-evidence.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactOf, customerOf } from '../../../doubles/record-details.ts';
import { detailOf, rowOf } from '../../../doubles/window-answers.ts';

const base = detailOf(rowOf(1)).evidence;
const customers = (values: Partial<Evidence['fields']> | Record<string, string | null>): Evidence => ({
  ...base,
  kind: 'duplicate-customer',
  customer: customerOf('C-1'),
  otherCustomers: [customerOf('C-9', { values: { ...customerOf('C-9').values, ...values } })],
});

test('customers of one address and name are one by these, others by evidence', () => {
  expect(isByEvidence(customers({}))).toBe(false);
  expect(isByEvidence(customers({ email: 'else@example.net' }))).toBe(true);
  expect(isByEvidence(customers({ email: null }))).toBe(true);
  expect(isByEvidence(customers({ firstName: 'Fi' }))).toBe(true);
});

test('contacts that carry the number are one by it, one without any is so by evidence', () => {
  const contacts = (erpNumber: string | null): Evidence => ({
    ...base,
    kind: 'duplicate-contact',
    customer: customerOf('C-1'),
    contact: contactOf(41),
    otherContacts: [contactOf(42, { erpNumber })],
  });
  expect([isByEvidence(contacts('C-1')), isByEvidence(contacts(null))]).toEqual([false, true]);
  expect(isByEvidence({ ...contacts(null), kind: 'field-drift' })).toBe(false);
});
