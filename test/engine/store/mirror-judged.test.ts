import { expect, test } from 'vitest';
import { contactOf, customerOf, startRig } from '../flows/rig.ts';

const judged = (rig: ReturnType<typeof startRig>) => [...rig.stores.mirror.judgedIn(['C1', 'C2', 'C3']).keys()];

/** Three customers without a contact; two of them have one address. */
const compared = async () => {
  const rig = startRig();
  rig.erp.set('1', customerOf('C1'));
  rig.erp.set('2', customerOf('C2', { email: 'both@shop.test' }));
  rig.erp.set('3', customerOf('C3', { email: 'both@shop.test', firstName: 'Another' }));
  await rig.sync();
  return rig;
};

test('what a key was judged on is kept when it was judged', async () => {
  expect(judged(await compared())).toEqual(['C1', 'C2', 'C3']);
});

test('a full pass leaves alone what stands as it was judged, and judges anew what changed', async () => {
  const rig = await compared();
  const { mirror } = rig.stores;
  // Who has a contact is not read to look for one by evidence.
  for (const [id, number, email] of [
    [1, 'C1', 'c1@shop.test'],
    [2, 'C2', 'both@shop.test'],
    [3, 'C3', 'both@shop.test'],
  ] as const)
    rig.account.set(id, contactOf(id, number, { email }));
  await rig.sync();
  const before = mirror.judgedIn(['C1', 'C2', 'C3']);
  const read: number[] = [];
  const customer = (rid: number) => {
    read.push(rid);
    return mirror.customer(rid);
  };
  Object.assign(rig.stores, { mirror: { ...mirror, customer } });
  await rig.sync();
  expect(read).toEqual([]);
  expect(mirror.judgedIn(['C1', 'C2', 'C3'])).toEqual(before);
  rig.erp.set('1', customerOf('C1', { firstName: 'Other' }));
  await rig.sync();
  expect(read.length).toBeGreaterThan(0);
  expect(mirror.judgedIn(['C1']).get('C1')).not.toEqual(before.get('C1'));
  expect(mirror.judgedIn(['C2']).get('C2')).toEqual(before.get('C2'));
});

test('on another day everything is judged anew', async () => {
  const rig = await compared();
  const before = rig.stores.mirror.judgedIn(['C1']);
  rig.pass(24 * 3_600_000);
  await rig.sync();
  expect(rig.stores.mirror.judgedIn(['C1'])).not.toEqual(before);
});

test('a mark takes down what its key was judged on, and what those were who share its address', async () => {
  const rig = await compared();
  const { mirror, atomically } = rig.stores;
  rig.erp.set('3', customerOf('C3', { email: 'both@shop.test', firstName: 'Changed' }));
  rig.take();
  atomically(() => mirror.clearAllDirty());
  expect(judged(rig)).toEqual(['C1']);
});

test('it goes with its row', async () => {
  const rig = await compared();
  rig.stores.atomically(() => rig.stores.mirror.removeCustomers(['1']));
  expect(judged(rig)).toEqual(['C2', 'C3']);
});
