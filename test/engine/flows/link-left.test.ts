import { expect, test } from 'vitest';
import { linkingOwedFact, linkLeft, oweLinking } from '../../../electron/engine/flows/link-left.ts';
import { contactOf, customerOf, startRig } from './rig.ts';

/** A customer and a contact whom neither number nor email links. */
const left = async () => {
  const rig = startRig();
  rig.erp.set('cus_1', customerOf('C-1', { email: 'one@shop.test' }));
  rig.account.set(7, contactOf(7, null, { email: 'seven@shop.test' }));
  await rig.sync();
  const fact = () => rig.stores.workspace.fact(linkingOwedFact);
  return { ...rig, fact };
};
const never = new AbortController().signal;

test('what was compared to its end is owed no more', async () => {
  const { deps, stores, fact } = await left();
  expect(fact()).toBe('no');
  stores.atomically(() => oweLinking(stores.workspace));
  await linkLeft(deps, never);
  expect(fact()).toBe('no');
});

test('what changes while it is compared is compared again', async () => {
  const { deps, stores, fact } = await left();
  stores.atomically(() => oweLinking(stores.workspace));
  const comparing = linkLeft(deps, never);
  stores.atomically(() => oweLinking(stores.workspace));
  await comparing;
  expect(fact()).toBe('yes');
  stores.atomically(() => oweLinking(stores.workspace));
  const again = linkLeft(deps, never);
  stores.atomically(() => stores.mirror.removeContacts([7]));
  await again;
  expect(fact()).toBe('yes');
});

test('what is broken off stays owed', async () => {
  const { deps, stores, fact } = await left();
  stores.atomically(() => oweLinking(stores.workspace));
  await linkLeft(deps, AbortSignal.abort());
  expect(fact()).not.toBe('no');
  await linkLeft(deps, never);
  expect(fact()).toBe('no');
});
