import { expect, test } from 'vitest';
import type { FreshPair } from '../../../../electron/engine/domain/resolve/fresh-pair.ts';
import { compareWithEvidence } from '../../../../electron/engine/domain/resolve/stale.ts';
import { compareRecord } from '../../../../electron/engine/domain/resolve/stale-records.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';
import { contactNumbered, customerNumbered, customerOut } from './records.ts';

type RecordChange = Parameters<typeof compareRecord>[0];
const of = (fresh: Partial<FreshPair>): FreshPair => ({ customer: customerWith(), contact: contactWith(), ...fresh });

const unsubscribe: RecordChange = { v: 1, operation: 'contact.unsubscribe', contactId: 77, before: 'subscribed' };
const number: RecordChange = { v: 1, operation: 'contact.number', contactId: 77, before: 'C-1', after: null };
const give: RecordChange = { ...number, before: null, after: 'C-1' };
const remove: RecordChange = {
  v: 1,
  operation: 'contact.delete',
  contactId: 77,
  email: 'Amelia.Hart@example.com',
  erpNumber: 'C-1',
};
const optOut: RecordChange = {
  v: 1,
  operation: 'customer.opt-out',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v1',
  before: 'consent',
  at: null,
  source: 'x',
};
const mark: RecordChange = {
  v: 1,
  operation: 'customer.mark-duplicate',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v1',
  duplicateOf: 'C-0',
};
const unmark: RecordChange = { ...mark, duplicateOf: null };
const field: RecordChange = { v: 1, operation: 'data-field.create', name: 'X', type: 'String' };

const left = contactNumbered(77, 'unsubscribed');
const binned = contactWith({ status: 'binned' });
const unheardOf = contactNumbered(77, 'somethingNew');
const optOutIn = (day: string): RecordChange => ({ ...optOut, at: `${day}T00:00:00Z` });
const consented = contactWith({
  emailStatus: 'hardBounced',
  consentRecords: [
    { text: 'Yes', dateTimeConsented: '2026-06-01T00:00:00Z', url: null, ipAddress: null, userAgent: null },
  ],
});
const inactive = customerNumbered('C-1', { active: false });

test.each([
  ['an unsubscribe of who may be mailed', unsubscribe, {}],
  ['an unsubscribe whose customer is gone', unsubscribe, { customer: null }],
  ['a number that is still there', number, {}],
  ['a number for who has none', give, { contact: contactWith({}, { ERP_ID: null }) }],
  ['a delete of the contact that was made', remove, {}],
  ['an opt-out of who left', optOut, { contact: left }],
  ['an opt-out of who left and then bounced for good', optOut, { contact: contactNumbered(77, 'hardBounced') }],
  ['an opt-out of who left and then bounced', optOut, { contact: contactNumbered(77, 'softBounced') }],
  ['an opt-out of who is asked for an opt-in', optOut, { contact: contactNumbered(77, 'pendingOptIn') }],
  ['an opt-out of who has no channel any more', optOut, { contact: contactNumbered(77, 'noSubscription') }],
  ['an opt-out newer than the consent of who bounced', optOutIn('2026-07-01'), { contact: consented }],
  ['an opt-out of a contact that is gone', optOut, { contact: null }],
  ['an opt-out of a contact in the bin', optOut, { contact: binned }],
  ['a mark of an active customer', mark, {}],
  ['taking a mark off an inactive one', unmark, { customer: inactive }],
  ['a data field that is not there', field, { dataField: null }],
  ['a data field that nobody asked for', field, {}],
] as const)('may be sent: %s', (_what, changeSet, fresh) => {
  expect(compareRecord(changeSet, of(fresh))).toBe('same');
});

test.each([
  ['an unsubscribe of who left', unsubscribe, { contact: left }, 'knows of an opt-out'],
  ['an unsubscribe of nobody', unsubscribe, { contact: null }, 'bin or deleted'],
  ['an unsubscribe in the bin', unsubscribe, { contact: binned }, 'bin or deleted'],
  ['a number that is another', number, { contact: contactWith({}, { ERP_ID: 'C-9' }) }, 'another one'],
  ['a number that is gone', number, { contact: contactWith({}, { ERP_ID: null }) }, 'another one'],
  ['a number for who has one', give, {}, 'another one'],
  ['a number in the bin', number, { contact: binned }, 'bin or deleted'],
  ['a delete of nobody', remove, { contact: null }, 'already'],
  ['a delete of who has another number', remove, { contact: contactWith({}, { ERP_ID: 'C-9' }) }, 'not the one'],
  ['a delete of who has another address', remove, { contact: contactWith({ email: 'b@example.com' }) }, 'not the one'],
  ['an opt-out of nobody', optOut, { customer: null }, 'no longer in the ERP'],
  ['an opt-out that the ERP knows', optOut, { customer: customerOut(), contact: left }, 'by now'],
  ['an opt-out of who may be mailed again', optOut, {}, 'mailed again'],
  ['an opt-out of who may be mailed again by a word that nobody knows', optOut, { contact: unheardOf }, 'mailed again'],
  ['an opt-out older than the consent of who bounced', optOutIn('2026-05-01'), { contact: consented }, 'mailed again'],
  ['a mark of nobody', mark, { customer: null }, 'no longer in the ERP'],
  ['a mark of an inactive customer', mark, { customer: inactive }, 'inactive'],
  ['taking a mark off an active one', unmark, {}, 'active again'],
  ['a data field that is there', field, { dataField: { name: 'X', type: 'String' } }, 'by now'],
] as const)('is stale: %s', (_what, changeSet, fresh, sentence) => {
  expect(compareRecord(changeSet, of(fresh))).toEqual({ stale: expect.stringContaining(sentence) });
});

test('a change of a whole record is compared here from wherever it comes', () => {
  const evidence = evidenceWith('duplicate-contact', []);
  expect(compareWithEvidence(evidence, of({}), number, today)).toBe('same');
  expect(compareWithEvidence(evidence, of({ contact: null }), number, today)).not.toBe('same');
});
