import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import {
  contactsOf,
  customersOf,
  planForRecords,
  stayingContact,
} from '../../../../electron/engine/domain/resolve/plan-records.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';
import {
  contactNumbered,
  contactPart,
  customerNumbered,
  customerOut,
  customerPart,
  recordEvidence,
} from './records.ts';

const plan = (evidence: Evidence, keep: string | null = null) => {
  const made = planForRecords({ kind: evidence.kind, evidence, edits: {}, keep, today, mapping });
  if (made === null) throw new Error('no plan of records');
  return made;
};
/** All steps of a plan, in order. */
const stepsOf = (evidence: Evidence, keep: string | null = null) => {
  const { changeSet, next, problems } = plan(evidence, keep);
  expect(problems).toEqual([]);
  return changeSet === null ? [] : [changeSet, ...next];
};
const refusalOf = (evidence: Evidence, keep: string | null = null): string => {
  const { changeSet, next, problems } = plan(evidence, keep);
  expect([changeSet, next, problems.length, problems[0]?.field]).toEqual([null, [], 1, null]);
  return problems[0]?.sentence ?? '';
};

test('the kinds about fields have no plan of records', () => {
  for (const kind of ['customer-missing', 'field-drift', 'malformed-value', 'permission-missing'] as const)
    expect(
      planForRecords({ kind, evidence: evidenceWith(kind, []), edits: {}, keep: null, today, mapping }),
    ).toBeNull();
});

test('planning any fix comes here for the kinds about records', () => {
  const evidence = recordEvidence('contact-orphan', null, contactWith());
  expect(planFix({ kind: 'contact-orphan', evidence, edits: {}, keep: null, today, mapping }).changeSet).toEqual(
    plan(evidence).changeSet,
  );
});

const duplicates = (...records: readonly ReturnType<typeof customerWith>[]): Evidence =>
  recordEvidence('duplicate-customer', records[0] ?? null, null, {
    otherCustomers: records.slice(1).map(customerPart),
  });
const mark = (number: string, duplicateOf: string) => ({
  v: 1,
  operation: 'customer.mark-duplicate',
  customerId: `cus_${number}`,
  customerNumber: number,
  expectVersion: 'v1',
  duplicateOf,
});

test('of duplicate customers the one with the lowest number stays, and every other is marked', () => {
  const evidence = duplicates(customerNumbered('C-2'), customerNumbered('C-3'), customerNumbered('C-1'));
  expect(customersOf(evidence).map(({ number }) => number)).toEqual(['C-1', 'C-2', 'C-3']);
  expect(stepsOf(evidence)).toEqual([mark('C-2', 'C-1'), mark('C-3', 'C-1')]);
});

test('another may be chosen to stay', () => {
  const evidence = duplicates(customerNumbered('C-1'), customerNumbered('C-2'));
  expect(stepsOf(evidence, 'C-2')).toEqual([mark('C-1', 'C-2')]);
  expect(refusalOf(evidence, 'C-9')).toContain('not those of one person any more');
});

test('a record alone is no duplicate, and neither is none', () => {
  expect(refusalOf(duplicates(customerNumbered('C-1')))).toContain('not those of one person any more');
  expect(refusalOf(duplicates())).toContain('not those of one person any more');
});

test('a record that opted out is never marked as the duplicate of one that did not', () => {
  const evidence = duplicates(customerNumbered('C-1'), customerOut('C-2'));
  expect(refusalOf(evidence)).toContain('Keep that one');
  expect(stepsOf(evidence, 'C-2')).toEqual([mark('C-1', 'C-2')]);
  expect(stepsOf(duplicates(customerOut('C-1'), customerOut('C-2')))).toEqual([mark('C-2', 'C-1')]);
});

const twins = (
  customer: ReturnType<typeof customerWith> | null,
  ...records: readonly ReturnType<typeof contactWith>[]
) =>
  recordEvidence('duplicate-contact', customer, records[0] ?? null, {
    otherContacts: records.slice(1).map(contactPart),
  });
const takeNumber = (contactId: number) => ({
  v: 1,
  operation: 'contact.number',
  contactId,
  before: 'C-1',
  after: null,
});
const unsubscribe = (contactId: number, before = 'subscribed') => ({
  v: 1,
  operation: 'contact.unsubscribe',
  contactId,
  before,
});

test("of duplicate contacts the one with the customer's own address stays, and the others lose the number", () => {
  const evidence = twins(customerWith(), contactNumbered(5, 'subscribed', 'old@example.com'), contactNumbered(8));
  expect(contactsOf(evidence).map(({ contactId }) => contactId)).toEqual([8, 5]);
  expect(stepsOf(evidence)).toEqual([takeNumber(5)]);
  const shouting = twins(
    customerWith({ email: ' AMELIA.Hart@example.com ' }),
    contactNumbered(5, 'subscribed', 'old@example.com'),
    contactNumbered(8),
  );
  expect(contactsOf(shouting)[0]?.contactId).toBe(8);
});

test('where no address decides, one that may be mailed stays, then the older', () => {
  const others = (...ids: readonly [number, string][]) =>
    contactsOf(twins(customerWith({ email: null }), ...ids.map(([id, status]) => contactNumbered(id, status)))).map(
      ({ contactId }) => contactId,
    );
  expect(others([9, 'subscribed'], [4, 'subscribed'])).toEqual([4, 9]);
  expect(others([4, 'hardBounced'], [9, 'subscribed'])).toEqual([4, 9]);
  expect(others([4, 'unsubscribed'], [9, 'subscribed'])).toEqual([9, 4]);
});

test('the stricter answer goes to the one that stays before any number is taken off', () => {
  const evidence = twins(customerWith(), contactNumbered(8), contactNumbered(5, 'unsubscribed'), contactNumbered(6));
  expect(stepsOf(evidence, '8')).toEqual([unsubscribe(8), takeNumber(6), takeNumber(5)]);
  expect(stepsOf(evidence, '5')).toEqual([takeNumber(6), takeNumber(8)]);
});

test('a bounce or a blocked domain of the other is no answer of the person', () => {
  for (const status of ['hardBounced', 'domainSuppressed']) {
    const evidence = twins(customerWith(), contactNumbered(8), contactNumbered(5, status));
    expect([status, stepsOf(evidence, '8')]).toEqual([status, [takeNumber(5)]]);
  }
});

test('a contact without a number has none to lose; where it stays, it is given the number first', () => {
  const evidence = twins(customerWith(), contactNumbered(5), contactWith({ contactId: 8 }, { ERP_ID: null }));
  expect(refusalOf(evidence, '5')).toContain('nothing to change');
  const number = { v: 1, operation: 'contact.number', contactId: 8, before: null, after: 'C-1' };
  expect(stepsOf(evidence, '8')).toEqual([{ ...number, after: evidence.customer?.number }, takeNumber(5)]);
  expect(stayingContact(evidence, stepsOf(evidence, '8'))).toBe(8);
});

test('a contact alone is no duplicate, and a contact that is not there cannot stay', () => {
  expect(refusalOf(twins(customerWith(), contactNumbered(5)))).toContain('Only one contact');
  expect(refusalOf(twins(customerWith()))).toContain('Only one contact');
  expect(refusalOf(twins(customerWith(), contactNumbered(5), contactNumbered(6)), '7')).toContain('Only one contact');
});

test('an orphan loses the number that the ERP does not know', () => {
  expect(stepsOf(recordEvidence('contact-orphan', null, contactWith()))).toEqual([takeNumber(77)]);
  const without = recordEvidence('contact-orphan', null, contactWith({}, { ERP_ID: null }));
  for (const evidence of [without, recordEvidence('contact-orphan', null, null)])
    expect(refusalOf(evidence)).toContain('no customer number any more');
});

const optOut = { erpAt: null, dotdigitalAt: null, newerConsentAt: null };
const conflict = (
  customer: ReturnType<typeof customerWith> | null,
  contact: ReturnType<typeof contactWith> | null,
  facts: Partial<typeof optOut> | { readonly dotdigitalAt: number } = {},
) => recordEvidence('consent-conflict', customer, contact, { optOut: { ...optOut, ...facts } });

test('an opt-out in the ERP is recorded with the contact', () => {
  expect(stepsOf(conflict(customerOut(), contactWith()))).toEqual([unsubscribe(77)]);
  expect(refusalOf(conflict(customerOut(), null))).toContain('no contact to unsubscribe');
});

test('an opt-out in Dotdigital is recorded in the ERP, with its day where it is known, and where it comes from', () => {
  const at = Date.parse('2026-06-01T10:00:00Z');
  const contact = contactNumbered(77, 'Unsubscribed');
  expect(stepsOf(conflict(customerWith(), contact, { dotdigitalAt: at }))).toEqual([
    {
      v: 1,
      operation: 'customer.opt-out',
      customerId: 'cus_1',
      customerNumber: 'C-1',
      expectVersion: 'v1',
      before: 'consent',
      at: '2026-06-01T10:00:00.000Z',
      source: 'Dotdigital: Unsubscribed',
    },
  ]);
  expect(stepsOf(conflict(customerWith(), contact))).toMatchObject([{ at: null }]);
  expect(stepsOf(conflict(customerWith(), null))).toMatchObject([
    { operation: 'customer.opt-out', at: null, source: 'Dotdigital, before the contact was deleted there' },
  ]);
});

test('no consent is planned for where both sides know the same by now', () => {
  const without = recordEvidence('consent-conflict', customerWith(), contactWith());
  expect(refusalOf(without)).toContain('Both sides know');
  expect(refusalOf(conflict(null, contactWith()))).toContain('Both sides know');
});

test('no plan about consent ever subscribes anybody', () => {
  for (const customer of [customerWith(), customerOut()])
    for (const status of ['subscribed', 'unsubscribed', 'hardBounced', 'suppressed'])
      for (const { operation } of stepsOf(conflict(customer, contactNumbered(77, status))))
        expect(['contact.unsubscribe', 'customer.opt-out']).toContain(operation);
});

const field = (wanted: string, found: string | null): Evidence =>
  recordEvidence('data-field-type', null, null, {
    dataField: { name: 'LOYALTY_POINTS', wanted, found, fields: ['loyaltyPoints'] },
  });

test.each(['String', 'Numeric', 'Date', 'Boolean'])('a missing data field of type %s is created', (type) => {
  expect(stepsOf(field(type, null))).toEqual([{ v: 1, operation: 'data-field.create', name: 'LOYALTY_POINTS', type }]);
});

test.each([
  ['String', 'String', 'by now'],
  ['Numeric', 'String', 'cannot change the type'],
  ['Colour', null, 'no type'],
] as const)('a data field that should be %s and is %s is left: %s', (wanted, found, sentence) => {
  expect(refusalOf(field(wanted, found))).toContain(sentence);
});

test('a data field that nothing is mapped to is left', () => {
  expect(refusalOf(recordEvidence('data-field-type', null, null))).toContain('mapping does not use');
});
