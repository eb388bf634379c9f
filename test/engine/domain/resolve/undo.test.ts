import { expect, test } from 'vitest';
import { compareUndo, neverUndone, planUndo } from '../../../../electron/engine/domain/resolve/undo.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';
import { customerNumbered } from './records.ts';

type Fresh = Parameters<typeof planUndo>[1];
const undo = (changeSet: ChangeSet, fresh: Partial<Fresh> = {}) =>
  planUndo(changeSet, { customer: customerWith(), contact: contactWith(), ...fresh }, today);

const create: ChangeSet = {
  v: 1,
  operation: 'contact.create',
  erpNumber: 'C-1',
  email: 'amelia.hart@example.com',
  changes: [],
  channel: { optInType: 'single', status: 'subscribed' },
  consent: { text: 'Yes', dateTimeConsented: null, url: '', ipAddress: '0.0.0.0', userAgent: 'not recorded' },
};
const patch = (...changes: Extract<ChangeSet, { operation: 'contact.patch' }>['changes']): ChangeSet => ({
  v: 1,
  operation: 'contact.patch',
  contactId: 77,
  changes,
});
const update = (...changes: Extract<ChangeSet, { operation: 'customer.update' }>['changes']): ChangeSet => ({
  v: 1,
  operation: 'customer.update',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v0',
  changes,
});
const number = (before: string | null, after: string | null): ChangeSet => ({
  v: 1,
  operation: 'contact.number',
  contactId: 77,
  before,
  after,
});
const mark = (duplicateOf: string | null): ChangeSet => ({
  v: 1,
  operation: 'customer.mark-duplicate',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v0',
  duplicateOf,
});
const unsubscribe: ChangeSet = { v: 1, operation: 'contact.unsubscribe', contactId: 77, before: 'subscribed' };
const optOut: ChangeSet = {
  v: 1,
  operation: 'customer.opt-out',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v0',
  before: 'consent',
  at: null,
  source: 'x',
};
const remove: ChangeSet = {
  v: 1,
  operation: 'contact.delete',
  contactId: 77,
  email: 'amelia.hart@example.com',
  erpNumber: 'C-1',
};
const field: ChangeSet = { v: 1, operation: 'data-field.create', name: 'X', type: 'String' };

test.each([
  ['an opt-out in Dotdigital', unsubscribe, 'never undone by a machine'],
  ['an opt-out in the ERP', optOut, 'never undone by a machine'],
  ['a contact that was deleted', remove, 'not made anew'],
  ['a data field', field, 'deletes its values'],
])('%s is never undone, whatever is there now', (_what, changeSet, sentence) => {
  expect(neverUndone(changeSet)).toContain(sentence);
  for (const fresh of [{}, { customer: null, contact: null }, { dataField: { name: 'X', type: 'String' } }])
    expect(undo(changeSet, fresh)).toEqual({ changeSet: null, lines: [], blocked: neverUndone(changeSet) });
});

test.each([create, patch(), update(), number('C-1', null), mark('C-2')])('undoing $operation is thought of', (one) => {
  expect(neverUndone(one)).toBeNull();
});

test('a create is undone by deleting the contact that is there now', () => {
  expect(undo(create)).toEqual({
    changeSet: remove,
    lines: [{ thing: 'contact', now: 'amelia.hart@example.com', after: null, isLeftAlone: false }],
    blocked: null,
  });
});

test.each([
  ['the contact is gone', null, 'no longer in Dotdigital'],
  ['the contact is in the bin', contactWith({ status: 'binned' }), 'no longer in Dotdigital'],
  ['it belongs to another', contactWith({}, { ERP_ID: 'C-9' }), 'another customer'],
  ['it lost its number', contactWith({}, { ERP_ID: null }), 'another customer'],
  ['the person left', contactWith({ emailStatus: 'unsubscribed' }), 'opted out since'],
  ['the address was suppressed', contactWith({ emailStatus: 'suppressed' }), 'opted out since'],
])('a create is not undone when %s', (_what, contact, sentence) => {
  const { changeSet, lines, blocked } = undo(create, { contact });
  expect([changeSet, lines]).toEqual([null, []]);
  expect(blocked).toContain(sentence);
});

test('a patch is undone field by field; what was changed since is left alone', () => {
  const contact = contactWith({}, { FIRSTNAME: 'Amy', POSTCODE: 'bs8 1th' });
  const changed = patch(
    { field: 'firstName', before: 'Emilia', after: 'Amelia' },
    { field: 'postcode', before: 'BS6 6LA', after: 'BS8 1TH' },
    { field: 'loyaltyTier', before: null, after: 'Gold' },
  );
  expect(undo(changed, { contact })).toEqual({
    changeSet: patch(
      { field: 'postcode', before: 'bs8 1th', after: 'BS6 6LA' },
      { field: 'loyaltyTier', before: 'Gold', after: null },
    ),
    lines: [
      { thing: 'firstName', now: 'Amy', after: 'Emilia', isLeftAlone: true },
      { thing: 'postcode', now: 'bs8 1th', after: 'BS6 6LA', isLeftAlone: false },
      { thing: 'loyaltyTier', now: 'Gold', after: null, isLeftAlone: false },
    ],
    blocked: null,
  });
});

test('where everything was changed since nothing is left to undo', () => {
  const { changeSet, lines, blocked } = undo(patch({ field: 'firstName', before: 'Emilia', after: 'Amy' }));
  expect(changeSet).toBeNull();
  expect(lines).toMatchObject([{ now: 'Amelia', isLeftAlone: true }]);
  expect(blocked).toContain('nothing is left to undo');
});

test('undoing never takes the address away', () => {
  const changed = patch(
    { field: 'email', before: null, after: 'amelia.hart@example.com' },
    { field: 'firstName', before: 'Emilia', after: 'Amelia' },
  );
  const { changeSet, lines } = undo(changed);
  expect(lines[0]).toMatchObject({ thing: 'email', isLeftAlone: true });
  expect(changeSet).toEqual(patch({ field: 'firstName', before: 'Amelia', after: 'Emilia' }));
});

test('an update of the customer is undone against the version that is there now', () => {
  expect(undo(update({ field: 'lastName', before: 'Heart', after: 'Hart' })).changeSet).toEqual({
    ...update({ field: 'lastName', before: 'Hart', after: 'Heart' }),
    expectVersion: 'v1',
  });
  expect(undo(update({ field: 'lastName', before: 'Heart', after: 'Hurt' })).changeSet).toBeNull();
});

test('a value that both sides cannot read is ours only when it is the very text', () => {
  const malformed = customerWith({ phone: 'call me' });
  const put = update({ field: 'phone', before: '1', after: 'call me' });
  expect(undo(put, { customer: malformed }).lines[0]?.isLeftAlone).toBe(false);
  expect(undo(put, { customer: customerWith({ phone: 'Call me' }) }).lines[0]?.isLeftAlone).toBe(true);
});

test('a number that was taken off is given back, unless the contact has another by now', () => {
  const contact = contactWith({}, { ERP_ID: null });
  expect(undo(number('C-1', null), { contact })).toEqual({
    changeSet: number(null, 'C-1'),
    lines: [{ thing: 'customer-number', now: null, after: 'C-1', isLeftAlone: false }],
    blocked: null,
  });
  const { changeSet, lines, blocked } = undo(number('C-9', null));
  expect([changeSet, lines[0]?.isLeftAlone]).toEqual([null, true]);
  expect(blocked).toContain('nothing is left to undo');
});

test('a mark is taken off against the version that is there now; a mark that was taken off is not put back', () => {
  expect(undo(mark('C-2'))).toEqual({
    changeSet: { ...mark(null), expectVersion: 'v1' },
    lines: [{ thing: 'duplicate-of', now: 'C-2', after: null, isLeftAlone: false }],
    blocked: null,
  });
  expect(undo(mark(null))).toMatchObject({
    changeSet: null,
    blocked: expect.stringContaining('mark the record again'),
  });
});

test.each([
  ['a patch', patch({ field: 'firstName', before: 'E', after: 'Amelia' }), 'Dotdigital'],
  ['a number', number('C-1', null), 'Dotdigital'],
  ['an update', update({ field: 'lastName', before: 'H', after: 'Hart' }), 'ERP'],
  ['a mark', mark('C-2'), 'ERP'],
])('%s is not undone when its record is gone', (_what, changeSet, where) => {
  const { changeSet: undone, blocked } = undo(changeSet, { customer: null, contact: null });
  expect(undone).toBeNull();
  expect(blocked).toContain(where);
});

test('no undo of any change subscribes anybody', () => {
  const contacts = ['subscribed', 'unsubscribed', 'hardBounced'].map((emailStatus) => contactWith({ emailStatus }));
  for (const changeSet of [
    create,
    patch({ field: 'firstName', before: 'E', after: 'Amelia' }),
    update(),
    number('C-9', 'C-1'),
    mark('C-2'),
    unsubscribe,
    optOut,
    remove,
    field,
  ])
    for (const contact of [...contacts, null])
      expect(undo(changeSet, { contact }).changeSet?.operation).not.toBe('contact.create');
});

test('an undo of fields is sent while they are as the operator saw them, in whatever writing', () => {
  const back = patch({ field: 'postcode', before: 'BS8 1TH', after: 'BS6 6LA' });
  const seen = evidenceWith('field-drift', ['postcode']);
  const compare = (contact: Fresh['contact']) => compareUndo(seen, { customer: null, contact }, back, today);
  expect(compare(contactWith({}, { POSTCODE: 'bs81th' }))).toBe('same');
  expect(compare(contactWith({}, { FIRSTNAME: 'Amy' }))).toBe('same');
  expect(compare(contactWith({}, { POSTCODE: 'BS1 1AA' }))).toMatchObject({
    stale: expect.stringContaining('changed in Dotdigital'),
  });
  expect(compare(contactWith({ status: 'binned' }))).toMatchObject({ stale: expect.stringContaining('bin') });
  expect(compare(null)).toMatchObject({ stale: expect.stringContaining('bin') });
  expect(compareUndo({ ...seen, contact: null }, { customer: null, contact: contactWith() }, back, today)).not.toBe(
    'same',
  );
});

test('an undo in the ERP is sent while the customer is as the operator saw it', () => {
  const back = update({ field: 'lastName', before: 'Hart', after: 'Heart' });
  const seen = evidenceWith('malformed-value', ['lastName']);
  const compare = (customer: Fresh['customer']) => compareUndo(seen, { customer, contact: null }, back, today);
  expect(compare(customerWith({ phone: null }))).toBe('same');
  expect(compare(customerWith({ lastName: 'Hurt' }))).toMatchObject({
    stale: expect.stringContaining('changed in the ERP'),
  });
  expect(compare(null)).toMatchObject({ stale: expect.stringContaining('changed in the ERP') });
});

test('an undo of a whole record is compared as any change of one', () => {
  const seen = evidenceWith('duplicate-customer', []);
  const active = { customer: customerNumbered('C-1'), contact: null };
  const inactive = { customer: customerNumbered('C-1', { active: false }), contact: null };
  expect(compareUndo(seen, inactive, mark(null), today)).toBe('same');
  expect(compareUndo(seen, active, mark(null), today)).not.toBe('same');
});
