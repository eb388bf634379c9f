import { expect, test } from 'vitest';
import { applyEntry } from '../../../electron/engine/flows/apply.ts';
import { evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { createUndoing } from '../../../electron/engine/flows/undo.ts';
import { withdraw } from '../../../electron/engine/flows/withdraw.ts';
import { failure } from '../../../shared/errors.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

/** Does this once, in the middle of the next read of either system. */
const duringNextRead = ({ remote }: Rig, work: () => void): void => {
  remote.onRead = () => {
    remote.onRead = () => undefined;
    work();
  };
};

test('a change that was taken back while its records could not be read is never sent', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1', { firstName: 'Amelia' }));
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  const { id, entries } = rig.approve('field-drift');
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  rig.remote.readFails = failure('remote.unavailable', 'away');
  duringNextRead(rig, () => {
    expect(withdraw(rig.deps, { id, key: 'k' })).toEqual({ ok: true, value: { withdrawn: true } });
  });
  await applyEntry(rig.deps, entry, never);
  expect(rig.stateOf(entry.id)).toBe('withdrawn');
  rig.remote.readFails = null;
  rig.pass(3_600_000);
  await rig.send();
  expect(rig.writes).toEqual([]);
  expect(rig.stores.mismatches.get(id)?.row).toMatchObject({ status: 'open', reopened: 'withdrawn' });
});

test('a contact that unsubscribed after undoing was looked at is not deleted', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  await rig.sync();
  rig.remote.carryOut = () => rig.account.set(1, contactOf(1, 'C1'));
  const { entries } = rig.approve('customer-missing');
  await rig.send();
  expect(rig.stateOf(entries[0]?.id)).toBe('verified');
  const undoing = createUndoing();
  const id = entries[0]?.id ?? '';
  const looked = await undoing.preview(rig.deps, id, never);
  if (!looked.ok) throw new Error(looked.error.sentence);
  rig.account.set(1, contactOf(1, 'C1', { emailStatus: 'unsubscribed' }));
  const undone = undoing.undo(rig.deps, { id, token: looked.value.token, key: 'u', reason: null });
  if (!undone.ok) throw new Error(undone.error.sentence);
  await rig.send();
  expect(rig.stateOf(undone.value.outboxId)).toBe('stale');
  expect(rig.writes.map(({ operation }) => operation)).toEqual(['contact.create']);
});

test('a contact keeps its number when it unsubscribed after the merge was approved', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  rig.account.set(1, contactOf(1, 'C1'));
  rig.account.set(2, contactOf(2, 'C1', { email: 'other@shop.test' }));
  await rig.sync();
  const { entries } = rig.approve('duplicate-contact');
  rig.account.set(2, contactOf(2, 'C1', { email: 'other@shop.test', emailStatus: 'unsubscribed' }));
  await rig.send();
  expect([rig.writes, rig.stateOf(entries[0]?.id)]).toEqual([[], 'stale']);
});

test('nobody is unsubscribed when the opt-out in the ERP was taken back in between', async () => {
  const rig = startRig();
  const out = { ground: 'opt-out', at: '2026-05-01T00:00:00Z' };
  rig.erp.set('A', customerOf('C1', { permission: out }));
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  const { entries } = rig.approve('consent-conflict');
  rig.erp.set('A', customerOf('C1', { permission: { ground: 'consent', at: '2026-11-01T00:00:00Z' } }));
  await rig.send();
  expect([rig.writes, rig.stateOf(entries[0]?.id)]).toEqual([[], 'stale']);
});

test('nobody is unsubscribed who consented anew in Dotdigital in between', async () => {
  const rig = startRig();
  const out = { ground: 'opt-out', at: '2026-05-01T00:00:00Z' };
  rig.erp.set('A', customerOf('C1', { permission: out }));
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  const { entries } = rig.approve('consent-conflict');
  const consentRecords = [{ text: 'Yes', dateTimeConsented: '2026-11-01T00:00:00Z' }];
  rig.account.set(1, contactOf(1, 'C1', { consentRecords: consentRecords as never }));
  await rig.send();
  expect([rig.writes, rig.stateOf(entries[0]?.id)]).toEqual([[], 'stale']);
});

test('a number is not taken off a contact whose customer the ERP has by now', async () => {
  const rig = startRig();
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  const { entries } = rig.approve('contact-orphan');
  rig.erp.set('A', customerOf('C1'));
  await rig.sync();
  await rig.send();
  expect([rig.writes, rig.stateOf(entries[0]?.id)]).toEqual([[], 'stale']);
});

test('two cases about the same records cannot be decided against one another', async () => {
  const rig = startRig();
  const same = { email: 'amelia@shop.test', firstName: 'Amelia' };
  for (const [id, number] of [
    ['A', 'C1'],
    ['B', 'C2'],
    ['C', 'C3'],
  ] as const)
    rig.erp.set(id, customerOf(number, same));
  rig.account.set(1, contactOf(1, 'C1', { email: 'amelia@shop.test' }, { FIRSTNAME: 'Amelia' }));
  await rig.sync();
  rig.approve('duplicate-customer', 'C1');
  expect(() => rig.approve('duplicate-customer', 'C3')).toThrow('under way');
});

test('no record is marked as the duplicate of one that was taken out of use in between', async () => {
  const rig = startRig();
  const same = { email: 'amelia@shop.test', firstName: 'Amelia' };
  rig.erp.set('A', customerOf('C1', same));
  rig.erp.set('B', customerOf('C2', same));
  rig.account.set(1, contactOf(1, 'C1', { email: 'amelia@shop.test' }, { FIRSTNAME: 'Amelia' }));
  await rig.sync();
  const { entries } = rig.approve('duplicate-customer', 'C1');
  rig.erp.set('A', customerOf('C1', { ...same, active: false }));
  await rig.send();
  expect([rig.writes, rig.stateOf(entries[0]?.id)]).toEqual([[], 'stale']);
});

test('taking back an undoing leaves a case open that was open before it', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1', { firstName: 'Amelia' }));
  rig.account.set(1, contactOf(1, 'C1', {}, { FIRSTNAME: 'Emily' }));
  await rig.sync();
  rig.remote.carryOut = () => rig.account.set(1, contactOf(1, 'C1', {}, { FIRSTNAME: 'Amelia' }));
  const { id: caseId, entries } = rig.approve('field-drift');
  await rig.send();
  rig.erp.set('A', customerOf('C1', { firstName: 'Amelie' }));
  await rig.sync();
  expect(rig.stores.mismatches.get(caseId)?.row.status).toBe('open');
  const id = entries[0]?.id ?? '';
  const undoing = createUndoing();
  const looked = await undoing.preview(rig.deps, id, never);
  if (!looked.ok) throw new Error(looked.error.sentence);
  expect(undoing.undo(rig.deps, { id, token: looked.value.token, key: 'u', reason: null }).ok).toBe(true);
  expect(withdraw(rig.deps, { id: caseId, key: 'w' }).ok).toBe(true);
  expect(rig.stores.mismatches.get(caseId)?.row.status).toBe('open');
});

test('a case never shows or writes the values of another customer who got the place of the one that went', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1', { firstName: 'Amelia' }));
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  const [found] = rig.cases();
  const mismatch = rig.stores.mismatches.get(found?.id ?? -1);
  if (mismatch === null) throw new Error('no case');
  // Read, but not compared yet: the row of the new customer has the number of the old one in the file.
  rig.erp.delete('A');
  rig.take();
  rig.erp.set('Z', customerOf('C9', { firstName: 'Zelda' }));
  rig.take();
  expect(rig.stores.mirror.customer(mismatch.customerRid ?? -1)?.number).toBe('C9');
  expect(evidenceOf(rig.stores, mismatch, '2026-11-25').customer).toBeNull();
  expect(() => rig.approve('field-drift')).toThrow('no longer has this customer');
});

test('an undoing that ended as another value is not under way for ever', async () => {
  const rig = startRig();
  const holding = (firstName: string) => () => rig.account.set(1, contactOf(1, 'C1', {}, { FIRSTNAME: firstName }));
  rig.erp.set('A', customerOf('C1', { firstName: 'Amelia' }));
  rig.account.set(1, contactOf(1, 'C1', {}, { FIRSTNAME: 'Emily' }));
  await rig.sync();
  rig.remote.carryOut = holding('Amelia');
  const id = rig.approve('field-drift').entries[0]?.id ?? '';
  await rig.send();
  const undoing = createUndoing();
  const looked = await undoing.preview(rig.deps, id, never);
  if (!looked.ok) throw new Error(looked.error.sentence);
  rig.remote.carryOut = holding('Somebody');
  const undone = undoing.undo(rig.deps, { id, token: looked.value.token, key: 'u', reason: null });
  if (!undone.ok) throw new Error(undone.error.sentence);
  await rig.send();
  expect(rig.stateOf(undone.value.outboxId)).toBe('diverged');
  const again = await undoing.preview(rig.deps, id, never);
  expect(again.ok && again.value.blocked).toMatch(/changed since/);
});

test('no later step stays open when a restored change ends before it', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  for (const n of [1, 2, 3]) rig.account.set(n, contactOf(n, 'C1', { email: `p${n}@shop.test` }));
  await rig.sync();
  const [first, second] = rig.approve('duplicate-contact').entries;
  // As a restore leaves them: nobody knows whether they were sent.
  for (const step of [first, second]) rig.stores.outbox.setState(step?.id ?? '', 'unconfirmed', { at: 1 });
  rig.account.clear();
  await rig.send();
  expect(rig.stateOf(first?.id)).toBe('diverged');
  expect(rig.stateOf(second?.id)).toBe('dead');
});
