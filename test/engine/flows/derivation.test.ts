import { expect, test } from 'vitest';
import { createDerivation } from '../../../electron/engine/flows/derivation.ts';
import { oweDeriving } from '../../../electron/engine/flows/derive-again.ts';
import { mappingWith, people } from './mapped-worlds.ts';
import { startRig } from './rig.ts';

/** A workspace that owes its deriving, on a disk that is full the first time. */
const onFullDisk = () => {
  const rig = startRig();
  people(rig);
  rig.take();
  const { stores } = rig;
  stores.atomically(() => {
    stores.mappings.put(mappingWith({ city: { target: null } }), 1, 1, 'anna');
    oweDeriving(stores, 1);
  });
  let tries = 0;
  const upsertCustomers: typeof stores.mirror.upsertCustomers = (rows, runId) => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    return stores.mirror.upsertCustomers(rows, runId);
  };
  const deps = { ...rig.deps, stores: { ...stores, mirror: { ...stores.mirror, upsertCustomers } } };
  return { stores, deps, tries: () => tries };
};

test('what broke off for want of room is gone on with by itself, so that nothing stays refused', async () => {
  const { stores, deps } = onFullDisk();
  const derivation = createDerivation(deps);
  await new Promise<void>((resolve) => {
    expect(derivation.start(resolve)).toBe(true);
  });
  expect(stores.mappings.deriving()).toBeNull();
});

test('after a stop nothing is begun again', async () => {
  const { stores, deps, tries } = onFullDisk();
  let goOn = (): void => undefined;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  const derivation = createDerivation({ ...deps, clock: { ...deps.clock, wait } });
  derivation.start(() => undefined);
  await derivation.idle();
  await derivation.stop();
  goOn();
  await new Promise((resolve) => setImmediate(resolve));
  expect(tries()).toBe(1);
  expect(stores.mappings.deriving()).not.toBeNull();
});
