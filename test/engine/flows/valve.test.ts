import { expect, test } from 'vitest';
import { heldByValve } from '../../../electron/engine/flows/valve.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import { contactWith, customerWith } from '../domain/resolve/people.ts';
import { startRig } from './rig.ts';

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

test('a contact that only bounced may be given a new address', () => {
  const { deps } = startRig();
  const fresh = { customer: customerWith(), contact: contactWith({ emailStatus: 'hardBounced' }) };
  expect(heldByValve(deps, rename, fresh)).toBeNull();
});
