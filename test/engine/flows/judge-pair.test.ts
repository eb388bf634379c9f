import { expect, test } from 'vitest';
import { contactOf, customerOf, type Rig, startRig } from './rig.ts';

const open = (rig: Rig): readonly string[] =>
  rig
    .cases()
    .filter(({ status }) => status === 'open')
    .map(({ kind }) => kind);

test('two contacts that nothing tells apart are told, also when one of them has opted out', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  rig.account.set(1, contactOf(1, 'C1', { email: 'old@shop.test', emailStatus: 'unsubscribed' }));
  rig.account.set(2, contactOf(2, 'C1', { email: 'older@shop.test' }));
  await rig.sync();
  expect(open(rig)).toEqual(['duplicate-contact']);
});

test('an increment sees that the same consent was given anew', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  rig.account.set(1, contactOf(1, 'C1', { emailStatus: 'unsubscribed' }));
  await rig.sync();
  rig.account.delete(1);
  await rig.increment();
  expect(open(rig)).toEqual(['consent-conflict']);
  rig.erp.set('A', customerOf('C1', { permission: { ground: 'consent', at: '2027-01-02T03:04:05Z' } }));
  await rig.increment();
  expect(open(rig)).toEqual(['customer-missing']);
});

test('an opt-out that was lifted and given again counts from the second time on', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  rig.account.set(1, contactOf(1, 'C1', { emailStatus: 'unsubscribed' }));
  await rig.sync();
  // The person came back, and the ERP knows of it.
  rig.pass(1_000);
  const at = new Date(rig.deps.clock.now()).toISOString();
  rig.erp.set('A', customerOf('C1', { permission: { ground: 'consent', at, text: 'Yes' } }));
  rig.account.set(1, contactOf(1, 'C1'));
  await rig.sync();
  expect(open(rig)).toEqual([]);
  // And left again; then the contact is deleted.
  rig.pass(1_000);
  rig.account.set(1, contactOf(1, 'C1', { emailStatus: 'unsubscribed' }));
  await rig.sync();
  rig.account.delete(1);
  await rig.sync();
  expect(open(rig)).toEqual(['consent-conflict']);
});
