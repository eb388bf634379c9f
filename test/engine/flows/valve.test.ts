import { expect, test } from 'vitest';
import { heldByValve } from '../../../electron/engine/flows/valve.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import { contactWith, customerWith } from '../domain/resolve/people.ts';
import { contactOf, customerOf, startRig } from './rig.ts';

const rename: ChangeSet = {
  v: 1,
  operation: 'contact.patch',
  contactId: 77,
  changes: [{ field: 'email', before: 'amelia.hart@example.com', after: 'new@example.com' }],
};

test.each([
  ['softBounced', true],
  ['hardBounced', true],
  // Who is subscribed came back after what the ledger remembers of this contact.
  ['subscribed', false],
])('a contact that is %s and had opted out before: whether a new address is held back is %s', (emailStatus, isHeld) => {
  const { deps } = startRig();
  const contact = contactWith({ emailStatus });
  deps.stores.atomically(() => deps.stores.optOuts.note([`contact:${contact.contactId}`], null, 'dotdigital'));
  const held = heldByValve(deps, rename, { customer: customerWith(), contact });
  expect(held !== null).toBe(isHeld);
});

test('an opt-out of another record of the person holds back, also where it has another address', () => {
  const rig = startRig();
  const { stores } = rig.deps;
  for (const n of [1, 2]) rig.erp.set(`cus_${n}`, customerOf(`C-${n}`));
  rig.take();
  const [one, other] = ['cus_1', 'cus_2'].map((id) => stores.mirror.customerById(id));
  if (one == null || other == null) throw new Error('nobody');
  stores.atomically(() => stores.optOuts.note(['customer:cus_2'], Date.UTC(2026, 5, 1), 'erp'));
  const fresh = { customer: one, contact: contactWith({ emailStatus: 'subscribed' }) };
  expect(heldByValve(rig.deps, rename, fresh)).toBeNull();
  const pair = { rid: one.rid, other: other.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
  stores.atomically(() => stores.doubles.keepPair('erp', pair, [one.hash, other.hash]));
  expect(heldByValve(rig.deps, rename, fresh)).toContain('known to have opted out');
});

test('an opt-out of another contact that is one person by evidence holds back as well', () => {
  const rig = startRig();
  const { stores } = rig.deps;
  for (const n of [1, 8]) rig.account.set(n, contactOf(n, null, { email: `c${n}@example.com` }));
  rig.take();
  const [one, other] = [1, 8].map((id) => stores.mirror.contactById(id));
  if (one == null || other == null) throw new Error('nobody');
  stores.atomically(() => stores.optOuts.note(['contact:8'], Date.UTC(2026, 5, 1), 'dotdigital'));
  const join: ChangeSet = {
    ...{ v: 1, operation: 'contact.list', contactId: 1 },
    ...{ list: { id: 5, name: 'Press' }, isIn: true },
  };
  expect(heldByValve(rig.deps, join, { customer: null, contact: one })).toBeNull();
  const pair = { rid: one.rid, other: other.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
  stores.atomically(() => stores.doubles.keepPair('dotdigital', pair, [one.hash, other.hash]));
  expect(heldByValve(rig.deps, join, { customer: null, contact: one })).toContain('known to have opted out');
});

test.each([
  ['subscribed', 'July', false],
  // The feed told of the opt-out, and the contact was not read since.
  ['subscribed', 'May', true],
  ['unsubscribed', 'July', true],
  ['softBounced', 'July', true],
  ['pendingOptIn', 'July', true],
])(
  'another contact of the person that opted out in June and is %s as of %s: whether it holds back is %s',
  (emailStatus, lastChange, isHeld) => {
    const rig = startRig();
    const { stores } = rig.deps;
    rig.account.set(1, contactOf(1, null, { email: 'c1@example.com' }));
    rig.account.set(
      8,
      contactOf(8, null, { email: 'c8@example.com', emailStatus, updatedAt: Date.parse(`${lastChange} 1, 2026 UTC`) }),
    );
    stores.atomically(() => stores.optOuts.note(['contact:8'], Date.UTC(2026, 5, 1), 'dotdigital'));
    rig.take();
    const [one, other] = [1, 8].map((id) => stores.mirror.contactById(id));
    if (one == null || other == null) throw new Error('nobody');
    const pair = { rid: one.rid, other: other.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
    stores.atomically(() => stores.doubles.keepPair('dotdigital', pair, [one.hash, other.hash]));
    const join: ChangeSet = {
      ...{ v: 1, operation: 'contact.list', contactId: 1 },
      ...{ list: { id: 5, name: 'Press' }, isIn: true },
    };
    expect(heldByValve(rig.deps, join, { customer: null, contact: one }) !== null).toBe(isHeld);
  },
);

test('a contact that only bounced may be given a new address', () => {
  const { deps } = startRig();
  const fresh = { customer: customerWith(), contact: contactWith({ emailStatus: 'hardBounced' }) };
  expect(heldByValve(deps, rename, fresh)).toBeNull();
});
