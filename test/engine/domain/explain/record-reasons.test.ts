import { expect, test } from 'vitest';
import { suggestionOf } from '../../../../electron/engine/domain/explain/reasons.ts';
import { recordSuggestion } from '../../../../electron/engine/domain/explain/record-reasons.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { reasonSchema } from '../../../../shared/domain/reason.ts';
import { contactWith, customerWith, evidenceWith, today } from '../resolve/people.ts';
import {
  contactNumbered,
  contactPart,
  customerNumbered,
  customerOut,
  customerPart,
  recordEvidence,
} from '../resolve/records.ts';

test('duplicate customers are one person, told by their numbers, the one that stays first', () => {
  const evidence = recordEvidence('duplicate-customer', customerNumbered('C-2'), null, {
    otherCustomers: [customerPart(customerNumbered('C-1'))],
  });
  expect(recordSuggestion(evidence)).toEqual({
    confidence: 'likely',
    reasons: [{ code: 'same-person', numbers: ['C-1', 'C-2'], byEmail: true }],
  });
});

test('duplicate contacts are told with the number that each carries', () => {
  const more = { otherContacts: [contactPart(contactNumbered(5))] };
  const reason = { code: 'carries-number-too', contactIds: [77, 5], number: 'C-1' };
  expect(recordSuggestion(recordEvidence('duplicate-contact', customerWith(), contactWith(), more))).toEqual({
    confidence: 'likely',
    reasons: [reason],
  });
  expect(recordSuggestion(recordEvidence('duplicate-contact', null, contactWith(), more)).reasons).toEqual([reason]);
});

test('an orphan is told with the number that the ERP lacks', () => {
  expect(recordSuggestion(recordEvidence('contact-orphan', null, contactWith()))).toEqual({
    confidence: 'likely',
    reasons: [{ code: 'number-unknown-to-erp', number: 'C-1' }],
  });
});

const optOut = { erpAt: 10, dotdigitalAt: 20, newerConsentAt: null };

test('an opt-out is told with its side, its day and how it was given', () => {
  const contact = contactNumbered(77, 'unsubscribed');
  expect(recordSuggestion(recordEvidence('consent-conflict', customerOut(), contactWith(), { optOut }))).toEqual({
    confidence: 'certain',
    reasons: [{ code: 'opted-out', side: 'erp', at: 10, how: 'phone' }],
  });
  expect(recordSuggestion(recordEvidence('consent-conflict', customerWith(), contact, { optOut }))).toEqual({
    confidence: 'certain',
    reasons: [{ code: 'opted-out', side: 'dotdigital', at: 20, how: 'unsubscribed' }],
  });
  expect(recordSuggestion(recordEvidence('consent-conflict', customerWith(), null, { optOut })).reasons).toEqual([
    { code: 'opted-out', side: 'dotdigital', at: 20, how: null },
  ]);
});

test('where a consent is newer both days are told, and no machine suggests', () => {
  const newer = { ...optOut, newerConsentAt: 30 };
  const contact = contactNumbered(77, 'unsubscribed');
  const { confidence, reasons } = recordSuggestion(
    recordEvidence('consent-conflict', customerWith(), contact, { optOut: newer }),
  );
  expect(confidence).toBe('none');
  expect(reasons.map(({ code }) => code)).toEqual(['opted-out', 'subscribed-anew']);
  expect(reasons[1]).toMatchObject({ at: 30 });
});

test('a data field is missing, or of another type', () => {
  const field = { name: 'LOYALTY_POINTS', wanted: 'Numeric', found: null, fields: ['loyaltyPoints'] as const };
  const of = (found: string | null) =>
    recordSuggestion(recordEvidence('data-field-type', null, null, { dataField: { ...field, found } }));
  expect(of(null)).toEqual({
    confidence: 'certain',
    reasons: [{ code: 'data-field-missing', name: 'LOYALTY_POINTS', wanted: 'Numeric' }],
  });
  expect(of('String')).toEqual({
    confidence: 'none',
    reasons: [{ code: 'data-field-differs', name: 'LOYALTY_POINTS', wanted: 'Numeric', found: 'String' }],
  });
});

test('without what a kind is about nothing is said, and nothing suggested', () => {
  const nothing = { confidence: 'none', reasons: [] };
  for (const kind of ['consent-conflict', 'data-field-type'] as const)
    expect(recordSuggestion(recordEvidence(kind, customerWith(), contactWith()))).toEqual(nothing);
  expect(recordSuggestion(recordEvidence('consent-conflict', null, contactWith(), { optOut }))).toEqual(nothing);
  expect(recordSuggestion(evidenceWith('field-drift', ['city']))).toEqual(nothing);
});

test('every reason is one that the window knows, and earlier decisions stand last', () => {
  const kinds = ['duplicate-customer', 'duplicate-contact', 'contact-orphan', 'consent-conflict'] as const;
  for (const kind of kinds) {
    const evidence = recordEvidence(kind, customerOut(), contactWith(), { optOut });
    const { reasons } = suggestionOf(evidence, { approved: 2, decided: 3 }, today, mapping);
    expect(reasons.at(-1)).toEqual({ code: 'approved-like-it', approved: 2, decided: 3 });
    expect(reasons.map((reason) => reasonSchema.parse(reason))).toEqual(reasons);
    expect(reasons).toHaveLength(2);
  }
});
