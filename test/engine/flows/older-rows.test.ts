import { expect, test } from 'vitest';
import { createDerivation } from '../../../electron/engine/flows/derivation.ts';
import { detect } from '../../../electron/engine/flows/detect.ts';
import { oweOlderRows } from '../../../electron/engine/flows/older-rows.ts';
import { firstMapping, type ListRule } from '../../../shared/domain/mapping-document.ts';
import { nameAccountFields } from './mapped-worlds.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

const asking = (value: string): ListRule => ({
  listId: 7,
  name: 'VIP',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: [value] },
  takesOut: true,
});
const vip = asking('VIP-1');

const hold = ({ stores }: Rig, ...lists: readonly ListRule[]): void =>
  void stores.atomically(() => stores.mappings.put({ ...firstMapping, lists }, 1, 1, 'anna'));

/** A gold customer in a list of others, of whom it is stored that this is as it should be. */
const storedBefore = async (...lists: readonly ListRule[]): Promise<Rig> => {
  const rig = startRig();
  nameAccountFields(rig);
  rig.erp.set('cus-1', customerOf('C1', { loyaltyTier: 'Gold' }));
  const inList = { lists: [{ id: 7, name: 'VIP', status: 'subscribed' }] };
  rig.account.set(1, contactOf(1, 'C1', inList, { LOYALTY_TIER: 'Gold' }));
  hold(rig, asking('Gold'));
  await rig.sync();
  // As the rule of now reads them; the rows stay as they were derived.
  hold(rig, ...lists);
  const counts = { add: () => undefined, set: () => undefined, save: () => undefined, tell: () => undefined };
  await detect(rig.deps, { runId: null, full: true, signal: never, ...counts });
  return rig;
};

const openOf = (rig: Rig) => rig.cases().map(({ reference, kind, status }) => `${reference} ${kind} ${status}`);

test('rows that an earlier version stored under a mapping with lists are derived again at the start, once, without a call', async () => {
  const rig = await storedBefore(vip);
  expect(openOf(rig)).toEqual([]);
  rig.remote.onRead = () => expect.unreachable('a call was made');
  const derivation = createDerivation(rig.deps);
  expect(await new Promise((resolve) => derivation.start(() => resolve(openOf(rig))))).toEqual(['C1 list-gap open']);
  expect(derivation.start(() => undefined)).toBe(false);
  expect(createDerivation(rig.deps).start(() => undefined)).toBe(false);
});

test('a mapping without lists, and a workspace that read nobody yet, owe nothing', async () => {
  const empty = startRig();
  hold(empty, vip);
  for (const rig of [await storedBefore(), empty]) {
    oweOlderRows(rig.stores);
    expect(rig.stores.mappings.deriving()).toBeNull();
  }
});

test('what was derived in part by an earlier version goes on, and all of it is owed at the next start', async () => {
  const { stores } = await storedBefore(vip);
  const half = { from: 1, stage: 'dotdigital', after: 0, done: 1, total: 2 } as const;
  stores.atomically(() => stores.mappings.setDeriving(half));
  oweOlderRows(stores);
  expect(stores.mappings.deriving()).toEqual(half);
  stores.atomically(() => stores.mappings.setDeriving(null));
  oweOlderRows(stores);
  expect(stores.mappings.deriving()).toMatchObject({ stage: 'erp', after: 0, done: 0 });
});

test('without room to note it nothing is owed, and all else goes on', async () => {
  const rig = await storedBefore(vip);
  const setFact = (): void => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  const stores = { ...rig.stores, workspace: { ...rig.stores.workspace, setFact } };
  expect(createDerivation({ ...rig.deps, stores }).start(() => undefined)).toBe(false);
  expect(createDerivation(rig.deps).start(() => undefined)).toBe(true);
});
