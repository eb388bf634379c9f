import { expect, test } from 'vitest';
import { createBulk } from '../../../electron/engine/flows/bulk.ts';
import { sendImport } from '../../../electron/engine/flows/send-import.ts';
import { leastForImport } from '../../../shared/domain/bulk.ts';
import { ok } from '../../../shared/result.ts';
import { contactOf, customerOf, never, startRig } from './rig.ts';

/** Approved drifts: so many whose city differs, and so many whose address does, which never go in an import. */
const withDrifts = async (cities: number, addresses: number) => {
  const rig = startRig();
  for (let id = 1; id <= cities + addresses; id += 1) {
    const change = id <= cities ? {} : { email: `new${id}@shop.test` };
    rig.erp.set(`E${id}`, customerOf(`C${id}`, { city: 'York', ...change }));
    rig.account.set(id, contactOf(id, `C${id}`, {}, { CITY: id <= cities ? 'Leeds' : 'York' }));
  }
  await rig.sync();
  for (let place = 0; place < cities + addresses; place += 1) rig.approve('field-drift');
  const handedIn: number[] = [];
  rig.remote.startImport = async (rows) => {
    handedIn.push(rows.length);
    return ok({ importId: 'i-1' });
  };
  let opened = 0;
  const { outbox, ...others } = rig.stores;
  const get: typeof outbox.get = (id) => {
    opened += 1;
    return outbox.get(id);
  };
  const bulk = createBulk({ ...rig.deps, stores: { ...others, outbox: { ...outbox, get } } });
  return { rig, handedIn, step: () => bulk.step(rig.deps.clock.now(), never), opened: () => opened };
};

test('plain changes go together among others that go singly', async () => {
  const { handedIn, step } = await withDrifts(leastForImport, 3);
  expect(await step()).toBe(true);
  expect(handedIn).toEqual([leastForImport]);
});

test('what may not go in an import is opened once to see that, not before every single call', async () => {
  const { handedIn, step, opened } = await withDrifts(2, leastForImport);
  expect(await step()).toBe(false);
  expect(opened()).toBe(leastForImport + 2);
  expect(await step()).toBe(false);
  expect(opened()).toBe(leastForImport + 4);
  expect(handedIn).toEqual([]);
});

test('a report at which Concord breaks is given up; another import that runs is still followed, and new changes go singly', async () => {
  const { rig, handedIn, step } = await withDrifts(3 * leastForImport, 0);
  const ids = ['i-1', 'i-2'];
  const all = rig.stores.outbox.due(['pending'], rig.deps.clock.now(), 3 * leastForImport);
  for (const [place, id] of ids.entries()) {
    rig.remote.startImport = async () => ok({ importId: id });
    await sendImport(rig.deps, all.slice(place * leastForImport, (place + 1) * leastForImport), never);
  }
  rig.pass(2_000);
  rig.remote.readImport = async (importId) => {
    if (importId === 'i-1') throw new Error('a report that cannot be read');
    return ok({ state: 'finished', updated: [], created: [], failed: [] });
  };
  rig.pass(1_000);
  const states = () => rig.stores.imports.recent(9).map(({ importId, state }) => `${importId} ${state}`);
  expect(await step()).toBe(true);
  expect(states()).toEqual(['i-2 running', 'i-1 overdue']);
  expect(await step()).toBe(true);
  expect(states()).toEqual(['i-2 finished', 'i-1 overdue']);
  expect(await step()).toBe(false);
  expect(handedIn).toEqual([]);
});
