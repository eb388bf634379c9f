import { expect, test } from 'vitest';
import { listStandings } from '../../../../electron/engine/domain/lists/standing.ts';
import { toEvidence } from '../../../../electron/engine/domain/resolve/evidence.ts';
import { planListGap } from '../../../../electron/engine/domain/resolve/plan-list-gap.ts';
import { compareWithEvidence } from '../../../../electron/engine/domain/resolve/stale.ts';
import { planUndo } from '../../../../electron/engine/domain/resolve/undo.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';
import { firstMapping, type ListRule } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, today } from './people.ts';

const rule = (listId: number, name: string, oneOf: readonly string[]): ListRule => ({
  listId,
  name,
  who: { are: 'those-with', field: 'loyaltyTier', oneOf },
  takesOut: true,
});
const document = { ...firstMapping, lists: [rule(6, 'Silver', ['Silver']), rule(7, 'VIP', ['Gold'])] };
const list = (id: number, status = 'subscribed') => ({ id, name: `L${id}`, status });
const seen = (customer = customerWith(), contact = contactWith()) =>
  toEvidence({
    kind: 'list-gap',
    mask: 0,
    customer,
    contact,
    method: 'erp-number',
    today,
    mapping: { version: 1, document },
    lists: listStandings(customer.values, contact, today, document),
  });
const into: ChangeSet = {
  v: 1,
  operation: 'contact.list',
  contactId: 77,
  list: { id: 7, name: 'VIP' },
  isIn: true,
};
const outOf: ChangeSet = { ...into, list: { id: 6, name: 'Silver' }, isIn: false };

test('the lists that are missing are entered first, then the others are left', () => {
  const { changeSet, next } = planListGap(seen(customerWith(), contactWith({ lists: [list(6)] })));
  expect([changeSet, ...next]).toEqual([into, outOf]);
});

test.each([
  ['nothing differs any more', seen(customerWith(), contactWith({ lists: [list(7)] })), /by now/],
  ['the person opted out', seen(customerWith({ permission: { ground: 'opt-out' } })), /not mailed any more/],
  ['the customer is gone', { ...seen(), customer: null }, /no longer has this customer/],
  ['the contact is gone', { ...seen(), contact: null }, /no contact/],
  [
    'nobody holds a permission',
    seen(customerWith({ permission: { ground: 'none' } }), contactWith({ consentRecords: [] })),
    /without permission/,
  ],
])('nothing is planned where %s', (_why, evidence, sentence) => {
  const { changeSet, problems } = planListGap(evidence);
  expect(changeSet).toBeNull();
  expect(problems[0]?.sentence).toMatch(sentence);
});

const compare = (changeSet: ChangeSet, customer = customerWith(), contact = contactWith(), evidence = seen()) =>
  compareWithEvidence(evidence, { customer, contact }, changeSet, today, document);

test('what is about to be written still rests on what both sides hold', () => {
  expect(compare(into)).toBe('same');
  const silver = contactWith({ lists: [list(6)] });
  expect(compare(outOf, customerWith(), silver)).toBe('same');
});

test.each([
  ['does not belong there any more', customerWith({ loyaltyTier: 'Silver' }), contactWith(), /it belongs in/],
  ['is in it by now', customerWith(), contactWith({ lists: [list(7)] }), /by now, or left it/],
  ['left it', customerWith(), contactWith({ lists: [list(7, 'suppressed')] }), /or left it/],
  ['bounced', customerWith(), contactWith({ emailStatus: 'softBounced' }), /cannot be mailed/],
  ['left altogether', customerWith(), contactWith({ emailStatus: 'unsubscribed' }), /cannot be mailed/],
  ['is in the bin', customerWith(), contactWith({ status: 'binned' }), /bin or deleted/],
  ['opted out in the ERP', customerWith({ permission: { ground: 'opt-out' } }), contactWith(), /opted out/],
  ['is a test by now', customerWith({ test: true }), contactWith(), /not eligible/],
  [
    'has no permission any more',
    customerWith({ permission: { ground: 'none' } }),
    contactWith({ consentRecords: [] }),
    /permission/,
  ],
  ['carries another number', customerWith(), contactWith({}, { ERP_ID: 'C-9' }), /another customer/],
] as const)('nobody is put into a list who %s', (_why, customer, contact, sentence) => {
  expect(compare(into, customer, contact)).toEqual({ stale: expect.stringMatching(sentence) });
});

test('what links two records by evidence has to be as it was seen', () => {
  const evidence = { ...seen(), linkedBy: 'probabilistic' } as const;
  expect(compare(into, customerWith(), contactWith(), evidence)).toBe('same');
  const moved = customerWith({ lastName: 'Other' });
  expect(compare(into, moved, contactWith(), evidence)).toEqual({ stale: expect.stringMatching(/one person/) });
});

test('an addition is undone by leaving, a removal by joining again, as long as the person may be mailed', () => {
  const undone = planUndo(into, { customer: customerWith(), contact: contactWith({ lists: [list(7)] }) }, today);
  expect(undone.changeSet).toEqual({ ...into, isIn: false });
  const back = planUndo(outOf, { customer: customerWith(), contact: contactWith() }, today);
  expect(back.changeSet).toEqual({ ...outOf, isIn: true });
  const held = [
    { customer: customerWith({ permission: { ground: 'opt-out' } }), contact: contactWith() },
    { customer: customerWith({ permission: { ground: 'none' } }), contact: contactWith({ consentRecords: [] }) },
    { customer: customerWith(), contact: contactWith({ emailStatus: 'unsubscribed' }) },
    { customer: customerWith(), contact: contactWith({ lists: [list(6, 'suppressed')] }) },
    { customer: null, contact: contactWith() },
  ];
  for (const fresh of held) expect(planUndo(outOf, fresh, today)).toMatchObject({ changeSet: null });
});
