import { expect, test } from 'vitest';
import { planLists } from '../../../../electron/engine/domain/resolve/plan-lists.ts';
import { planForRecords } from '../../../../electron/engine/domain/resolve/plan-records.ts';
import { compareRecord, compareSeenRecord } from '../../../../electron/engine/domain/resolve/stale-records.ts';
import { compareUndo, planUndo } from '../../../../electron/engine/domain/resolve/undo.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, today } from './people.ts';
import { contactPart, customerOut, recordEvidence } from './records.ts';

const names: Readonly<Record<number, string>> = { 1: 'News', 2: 'Sale', 3: 'Press' };
const inLists = (contactId: number, lists: Readonly<Record<number, string>> | null, emailStatus = 'subscribed') =>
  contactWith({
    contactId,
    emailStatus,
    lists:
      lists === null
        ? undefined
        : Object.entries(lists).map(([id, status]) => ({ id: Number(id), name: names[Number(id)] ?? '', status })),
  });
type Row = ReturnType<typeof contactWith>;
/** Each step as "into 5: News" or "out of 8: News". */
const movesOf = (stays: Row, others: readonly Row[], mustLeave = false, customer = customerWith()) =>
  planLists({
    customer: recordEvidence('duplicate-contact', customer, null).customer,
    stays: contactPart(stays),
    others: others.map(contactPart),
    mustLeave,
  })?.map((one) =>
    one.operation === 'contact.list' ? `${one.isIn ? 'into' : 'out of'} ${one.contactId}: ${one.list.name}` : '',
  ) ?? null;

const both = { 1: 'subscribed', 2: 'subscribed' };

test('each list is entered before it is left, and one that both are in is only left', () => {
  expect(movesOf(inLists(5, { 1: 'subscribed' }), [inLists(8, both)])).toEqual([
    'out of 8: News',
    'into 5: Sale',
    'out of 8: Sale',
  ]);
  expect(movesOf(inLists(5, {}), [inLists(8, { 1: 'subscribed' }), inLists(9, { 1: 'subscribed' })])).toEqual([
    'into 5: News',
    'out of 8: News',
    'out of 9: News',
  ]);
});

test('a list that the person left, or has not confirmed, in either contact is given to nobody', () => {
  expect(movesOf(inLists(5, {}), [inLists(8, { 1: 'suppressed', 2: 'pending' })])).toEqual([]);
  expect(movesOf(inLists(5, { 1: 'suppressed', 2: 'pending' }), [inLists(8, both)])).toEqual([
    'out of 8: News',
    'out of 8: Sale',
  ]);
  expect(movesOf(inLists(5, {}), [inLists(8, { 1: 'subscribed' }), inLists(9, { 1: 'suppressed' })])).toEqual([
    'out of 8: News',
  ]);
});

test('who opted out gets no list, and the others only leave', () => {
  const left = ['out of 8: News', 'out of 8: Sale'];
  expect(movesOf(inLists(5, {}, 'unsubscribed'), [inLists(8, both)])).toEqual(left);
  expect(movesOf(inLists(5, {}), [inLists(8, both)], true)).toEqual(left);
  expect(movesOf(inLists(5, {}), [inLists(8, both)], false, customerOut())).toEqual(left);
});

test('where the one that stays cannot be mailed for now, the lists stay where they are', () => {
  for (const status of ['softBounced', 'hardBounced', 'pendingOptIn', 'noSubscription', 'somethingNew'])
    expect([status, movesOf(inLists(5, {}, status), [inLists(8, both)])]).toEqual([status, []]);
});

test('lists that were not read are told instead of lost', () => {
  expect(movesOf(inLists(5, {}), [inLists(8, null)])).toBeNull();
  const evidence = recordEvidence('duplicate-contact', customerWith(), inLists(5, {}), {
    otherContacts: [contactPart(inLists(8, null))],
  });
  const request = { kind: evidence.kind, evidence, edits: {}, keep: '5', today, mapping };
  expect(planForRecords(request)?.problems[0]?.sentence).toContain('Customers, in full');
});

const into: Extract<ChangeSet, { operation: 'contact.list' }> = {
  v: 1,
  operation: 'contact.list',
  contactId: 5,
  otherId: 8,
  list: { id: 1, name: 'News' },
  isIn: true,
};
const outOf = { ...into, contactId: 8, otherId: 5, isIn: false };
const fresh = (contact: Row | null, other: Row | null, customer = customerWith()) => ({ customer, contact, other });

test.each([
  ['the list by now', inLists(5, { 1: 'subscribed' }), inLists(8, both), /by now/],
  ['left the list', inLists(5, { 1: 'suppressed' }), inLists(8, both), /left it/],
  ['bounced', inLists(5, {}, 'softBounced'), inLists(8, both), /cannot be mailed/],
  ['no lists told', inLists(5, null), inLists(8, both), /did not say/],
  ['opted out as the other', inLists(5, {}), inLists(8, both, 'unsubscribed'), /opted out/],
  ['left the list as the other', inLists(5, {}), inLists(8, { 1: 'suppressed' }), /has left this list/],
  ['no other any more', inLists(5, {}), null, /other contact/],
] as const)('nobody is put into a list who has %s', (_name, contact, other, sentence) => {
  expect(compareRecord(into, fresh(contact, other))).toEqual({ stale: expect.stringMatching(sentence) });
});

test('an opt-out in the ERP keeps everybody out of lists; leaving one is always possible', () => {
  expect(compareRecord(into, fresh(inLists(5, {}), inLists(8, both)))).toBe('same');
  expect(compareRecord(into, fresh(inLists(5, {}), inLists(8, both), customerOut()))).not.toBe('same');
  expect(compareRecord(outOf, fresh(inLists(8, both), null, customerOut()))).toBe('same');
  expect(compareRecord(outOf, fresh(inLists(8, { 1: 'suppressed' }), null))).not.toBe('same');
});

test('what was seen has to hold: the other is still in the list, and was put into no further one', () => {
  const evidence = recordEvidence('duplicate-contact', customerWith(), inLists(5, {}), {
    otherContacts: [contactPart(inLists(8, { 1: 'subscribed' }))],
  });
  expect(compareSeenRecord(evidence, into, fresh(inLists(5, {}), inLists(8, { 1: 'subscribed' })))).toBe('same');
  expect(compareSeenRecord(evidence, into, fresh(inLists(5, {}), inLists(8, {})))).not.toBe('same');
  const number = { v: 1, operation: 'contact.number', contactId: 8, before: 'C-1', after: null } as const;
  expect(compareSeenRecord(evidence, number, fresh(inLists(8, {}), null))).toBe('same');
  expect(compareSeenRecord(evidence, number, fresh(inLists(8, { 3: 'subscribed' }), null))).not.toBe('same');
});

test('undoing turns the move round where consent still allows, else says why not', () => {
  expect(planUndo(into, fresh(inLists(5, both), inLists(8, {})), today)).toMatchObject({
    changeSet: { ...into, isIn: false },
    lines: [{ thing: 'list', now: 'News', after: null }],
  });
  const held = fresh(inLists(8, {}), inLists(5, {}));
  const back = planUndo(outOf, held, today).changeSet;
  expect(back).toEqual({ ...outOf, isIn: true });
  const evidence = recordEvidence('duplicate-contact', customerWith(), inLists(8, {}));
  expect(back === null ? null : compareUndo(evidence, held, back, today)).toBe('same');
  expect(planUndo(outOf, fresh(inLists(8, {}), inLists(5, {}, 'unsubscribed')), today)).toMatchObject({
    changeSet: null,
    blocked: expect.stringMatching(/nobody is put back/),
  });
});
