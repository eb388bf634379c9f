import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { verdict } from '../../../../electron/engine/domain/resolve/verify.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const planned = (evidence: ReturnType<typeof evidenceWith>) => {
  const { changeSet } = planFix({ kind: evidence.kind, evidence, edits: {}, keep: null, today, mapping });
  if (changeSet === null) throw new Error('no change set');
  return changeSet;
};

const before = contactWith({}, { POSTCODE: 'BS6 6LA' });
const patch = planned(evidenceWith('field-drift', ['postcode'], customerWith(), before));
const create = planned(evidenceWith('customer-missing', [], customerWith(), null));
const malformed = customerWith({ email: 'amelia.hart@example,com' });
const update = planned(evidenceWith('malformed-value', ['email'], malformed));

test.each([
  [
    'a patched value in another writing',
    patch,
    { customer: null, contact: contactWith({}, { POSTCODE: 'bs8 1th' }) },
    'applied',
  ],
  ['the value from before', patch, { customer: null, contact: before }, 'not-applied'],
  ['a third value', patch, { customer: null, contact: contactWith({}, { POSTCODE: 'BS1 1AA' }) }, 'diverged'],
  ['no contact any more', patch, { customer: null, contact: null }, 'diverged'],
  ['a created contact', create, { customer: null, contact: contactWith() }, 'applied'],
  ['no contact', create, { customer: null, contact: null }, 'not-applied'],
  ["somebody else's contact", create, { customer: null, contact: contactWith({}, { ERP_ID: 'C-2' }) }, 'diverged'],
  [
    'a created contact with another value',
    create,
    { customer: null, contact: contactWith({}, { LOYALTY_TIER: 'Bronze' }) },
    'diverged',
  ],
  ['the corrected customer', update, { customer: customerWith(), contact: null }, 'applied'],
  ['the customer as it was', update, { customer: malformed, contact: null }, 'not-applied'],
  [
    'the customer with another email',
    update,
    { customer: customerWith({ email: 'other@example.com' }), contact: null },
    'diverged',
  ],
] as const)('reading back %s', (_name, changeSet, fresh, expected) => {
  expect(verdict(changeSet, fresh, today)).toBe(expected);
});

const ofContact = { v: 1, contactId: 77 } as const;
const ofCustomer = { v: 1, customerId: 'cus_1', customerNumber: 'C-1', expectVersion: 'v1' } as const;
const unsubscribe: ChangeSet = { ...ofContact, operation: 'contact.unsubscribe', before: 'subscribed' };
const number: ChangeSet = { ...ofContact, operation: 'contact.number', before: 'C-1', after: null };
const remove: ChangeSet = { ...ofContact, operation: 'contact.delete', email: 'a@example.com', erpNumber: 'C-1' };
const optOut: ChangeSet = { ...ofCustomer, operation: 'customer.opt-out', before: 'consent', at: null, source: 'x' };
const mark: ChangeSet = { ...ofCustomer, operation: 'customer.mark-duplicate', duplicateOf: 'C-0' };
const field: ChangeSet = { v: 1, operation: 'data-field.create', name: 'X', type: 'Numeric' };
const binned = contactWith({ status: 'binned' });
const out = customerWith({ permission: { ground: 'opt-out', at: null, source: null, text: null } });
const inactive = customerWith({ active: false });

test.each([
  ['an unsubscribed contact', unsubscribe, { contact: contactWith({ emailStatus: 'unsubscribed' }) }, 'applied'],
  ['a suppressed contact', unsubscribe, { contact: contactWith({ emailStatus: 'suppressed' }) }, 'applied'],
  ['a contact that may be mailed still', unsubscribe, { contact: contactWith() }, 'not-applied'],
  ['a contact that only bounced', unsubscribe, { contact: contactWith({ emailStatus: 'hardBounced' }) }, 'not-applied'],
  ['an unsubscribed contact in the bin', unsubscribe, { contact: binned }, 'diverged'],
  ['a contact without its number', number, { contact: contactWith({}, { ERP_ID: null }) }, 'applied'],
  ['a contact with its number', number, { contact: contactWith() }, 'not-applied'],
  ['a contact with a third number', number, { contact: contactWith({}, { ERP_ID: 'C-9' }) }, 'diverged'],
  ['no contact to take a number off', number, { contact: null }, 'diverged'],
  ['a deleted contact', remove, { contact: null }, 'applied'],
  ['a contact in the bin', remove, { contact: binned }, 'applied'],
  ['a contact that is there still', remove, { contact: contactWith() }, 'not-applied'],
  ['a customer who opted out', optOut, { customer: out }, 'applied'],
  ['a customer who may be mailed still', optOut, { customer: customerWith() }, 'not-applied'],
  ['no customer to opt out', optOut, { customer: null }, 'diverged'],
  ['an inactive duplicate', mark, { customer: inactive }, 'applied'],
  ['a duplicate of the record that stays', mark, { customer: inactive, duplicateOf: 'C-0' }, 'applied'],
  ['a duplicate of another record', mark, { customer: inactive, duplicateOf: 'C-9' }, 'diverged'],
  ['an active duplicate', mark, { customer: customerWith() }, 'not-applied'],
  ['no duplicate any more', mark, { customer: null }, 'diverged'],
  ['a mark that is off', { ...mark, duplicateOf: null }, { customer: customerWith() }, 'applied'],
  ['a mark that is on still', { ...mark, duplicateOf: null }, { customer: inactive }, 'not-applied'],
  ['the data field', field, { dataField: { name: 'X', type: 'Numeric' } }, 'applied'],
  ['a data field of another type', field, { dataField: { name: 'X', type: 'String' } }, 'diverged'],
  ['no data field', field, { dataField: null }, 'not-applied'],
] as const)('of whole records, %s means %s', (_name, changeSet, fresh, expected) => {
  expect(verdict(changeSet, { customer: null, contact: null, ...fresh }, today)).toBe(expected);
});

const listed = (status: string) => contactWith({ lists: [{ id: 9, name: 'News', status }] });
const move: ChangeSet = {
  ...ofContact,
  operation: 'contact.list',
  otherId: 78,
  list: { id: 9, name: 'News' },
  isIn: true,
};

test.each([
  ['in', true, listed('subscribed'), 'applied'],
  ['not in yet', true, contactWith(), 'not-applied'],
  ['left meanwhile', true, listed('suppressed'), 'diverged'],
  ['lists not told', true, contactWith({ lists: undefined }), 'diverged'],
  ['in the bin', true, binned, 'diverged'],
  ['out', false, contactWith(), 'applied'],
  ['still in', false, listed('subscribed'), 'not-applied'],
  ['left instead of taken out', false, listed('suppressed'), 'diverged'],
] as const)('reading back a list: %s', (_name, isIn, contact, expected) => {
  expect(verdict({ ...move, isIn }, { customer: null, contact }, today)).toBe(expected);
});
