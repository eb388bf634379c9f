import { expect, test } from 'vitest';
import { createLikeness } from '../../../electron/engine/flows/approve-like.ts';
import { approve } from '../../../electron/engine/flows/decide.ts';
import { todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { learnedOf, whyOf } from '../../../electron/engine/flows/learn.ts';
import { learnAllAgain, learnFromPast } from '../../../electron/engine/flows/learn-again.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { ignore } from '../../../electron/engine/flows/set-aside.ts';
import { withdraw } from '../../../electron/engine/flows/withdraw.ts';
import type { Edits } from '../../../shared/ipc/operations/mismatch.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

/** So many customers whose town and last name differ on the two sides. */
const withDrifts = async (many: number) => {
  const rig = startRig();
  for (let place = 1; place <= many; place += 1) {
    const number = `C${String(place).padStart(3, '0')}`;
    rig.erp.set(`cus-${place}`, customerOf(number, { city: `Bristol ${place}`, lastName: `Hart ${place}` }));
    rig.account.set(place, contactOf(place, number, {}, { CITY: `Bath ${place}`, LASTNAME: `Hard ${place}` }));
  }
  await rig.sync();
  const ids = rig.cases().flatMap(({ id, kind }) => (kind === 'field-drift' ? [id] : []));
  expect(ids).toHaveLength(many);
  return { rig, ids };
};

const seenAs = ({ stores, deps }: Rig, id: number) => {
  const mismatch = stores.mismatches.get(id);
  if (mismatch === null) throw new Error('no case');
  const evidence = evidenceOf(stores, mismatch, todayOf(deps.clock));
  return { evidence, evidenceHash: evidenceHashOf(stores, evidence) };
};

let keys = 0;
const approveIt = (rig: Rig, id: number, edits: Edits = {}): void => {
  rig.pass(1);
  const { evidenceHash } = seenAs(rig, id);
  keys += 1;
  const done = approve(rig.deps, { id, evidenceHash, edits, keep: null, key: `key ${keys}` });
  expect(done).toMatchObject({ ok: true });
};
const ignoreIt = (rig: Rig, id: number): void => {
  rig.pass(1);
  const { evidenceHash } = seenAs(rig, id);
  keys += 1;
  const done = ignore(rig.deps, { id, evidenceHash, reason: 'as it should be', until: null, key: `key ${keys}` });
  expect(done).toMatchObject({ ok: true });
};

/** Towns as Dotdigital has them, names as the ERP has them; every seventh case is set aside. */
const decideMost = (rig: Rig, ids: readonly number[]): void => {
  for (const [place, id] of ids.entries()) {
    const town = seenAs(rig, id).evidence.contact?.values.city ?? null;
    if (place % 7 === 6) ignoreIt(rig, id);
    else approveIt(rig, id, { city: town });
  }
};

test('after enough decisions the habit of each field is suggested, and how often it was followed', async () => {
  const { rig, ids } = await withDrifts(45);
  const [last, ...others] = ids;
  if (last === undefined) throw new Error('no case');
  expect(learnedOf(rig.stores, seenAs(rig, last).evidence, rig.deps.clock.now())).toBeNull();
  decideMost(rig, others);
  const learned = learnedOf(rig.stores, seenAs(rig, last).evidence, rig.deps.clock.now());
  expect(learned?.parts).toMatchObject([
    { field: 'lastName', outcome: 'erp', decisions: 44 },
    { field: 'city', outcome: 'dotdigital', decisions: 44 },
  ]);
  for (const { probability, suggested, followed } of learned?.parts ?? []) {
    expect(probability).toBeGreaterThan(0.65);
    expect(suggested).toBeGreaterThan(15);
    expect(followed).toBeGreaterThan(suggested * 0.75);
  }
  const [why] = whyOf(rig.stores, seenAs(rig, last).evidence, rig.deps.clock.now());
  expect(why).toMatchObject({ field: 'lastName', isCarried: true, decisions: 44 });
  expect(why?.choices.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
});

test('what decisions taught one by one is what they teach when everything is learned again', async () => {
  const { rig, ids } = await withDrifts(30);
  decideMost(rig, ids.slice(1));
  const [id] = ids;
  if (id === undefined) throw new Error('no case');
  const { evidence } = seenAs(rig, id);
  const at = rig.deps.clock.now();
  const [before, why] = [learnedOf(rig.stores, evidence, at), whyOf(rig.stores, evidence, at)];
  expect(before).not.toBeNull();
  learnAllAgain(rig.deps);
  expect(learnedOf(rig.stores, evidence, at)).toEqual(before);
  expect(whyOf(rig.stores, evidence, at)).toEqual(why);
});

test('an approval that was taken back teaches nothing', async () => {
  const { rig, ids } = await withDrifts(2);
  const [id] = ids;
  if (id === undefined) throw new Error('no case');
  approveIt(rig, id);
  expect(rig.stores.lessons.count('field-drift')).toBe(2);
  rig.pass(1);
  expect(withdraw(rig.deps, { id, key: 'back' })).toMatchObject({ ok: true });
  expect(rig.stores.lessons.count('field-drift')).toBe(0);
  learnAllAgain(rig.deps);
  expect(rig.stores.lessons.count('field-drift')).toBe(0);
});

test('a set that is approved at once teaches each kind of case once, not once for each of its cases', async () => {
  const { rig, ids } = await withDrifts(12);
  const [id] = ids;
  if (id === undefined) throw new Error('no case');
  const likeness = createLikeness();
  const set = await likeness.preview(rig.deps, { id, evidenceHash: seenAs(rig, id).evidenceHash });
  if (!set.ok) throw new Error(set.error.sentence);
  const key = '0f0e0d0c-0b0a-4908-8706-050403020100';
  expect(await likeness.approve(rig.deps, { setId: set.value.setId, key })).toMatchObject({ value: { approved: 12 } });
  const taught = rig.stores.lessons.count('field-drift');
  expect(taught).toBeLessThan(8);
  learnAllAgain(rig.deps);
  expect(rig.stores.lessons.count('field-drift')).toBe(taught);
});

test('decisions from before there was learning are learned from once', async () => {
  const { rig, ids } = await withDrifts(4);
  decideMost(rig, ids);
  rig.stores.atomically(() => rig.stores.lessons.clear());
  rig.pass(1_000);
  await learnFromPast(rig.deps, never);
  expect(rig.stores.lessons.count('field-drift')).toBe(8);
  await learnFromPast(rig.deps, never);
  expect(rig.stores.lessons.count('field-drift')).toBe(8);
});

test('decisions from before there was learning followed nothing, because nothing was suggested', async () => {
  const { rig, ids } = await withDrifts(31);
  decideMost(rig, ids.slice(1));
  rig.stores.atomically(() => rig.stores.lessons.clear());
  rig.pass(1_000);
  await learnFromPast(rig.deps, never);
  const learned = learnedOf(rig.stores, seenAs(rig, ids[0] ?? 0).evidence, rig.deps.clock.now());
  expect(learned?.parts).toMatchObject([
    { field: 'lastName', outcome: 'erp', suggested: 0, followed: 0 },
    { field: 'city', outcome: 'dotdigital', suggested: 0, followed: 0 },
  ]);
});

test('what is decided while the past is not learned to its end teaches once', async () => {
  const { rig, ids } = await withDrifts(4);
  decideMost(rig, ids.slice(0, 2));
  rig.stores.atomically(() => rig.stores.lessons.clear());
  rig.pass(1_000);
  await learnFromPast(rig.deps, AbortSignal.abort());
  decideMost(rig, ids.slice(2));
  expect(rig.stores.lessons.count('field-drift')).toBe(4);
  rig.pass(1_000);
  await learnFromPast(rig.deps, never);
  expect(rig.stores.lessons.count('field-drift')).toBe(8);
});

test('what was learned from somebody who was forgotten holds nothing of them, and still counts', async () => {
  const { rig, ids } = await withDrifts(3);
  decideMost(rig, ids);
  const { stores } = rig;
  stores.atomically(() =>
    stores.forgotten.forget(
      [
        { system: 'erp', id: 'cus-1' },
        { system: 'dotdigital', id: '1' },
      ],
      5,
    ),
  );
  stores.forgotten.shred();
  expect(stores.lessons.count('field-drift')).toBe(6);
  const kept = JSON.stringify(stores.lessons.tallies('field-drift', 0, 100));
  for (const value of ['Bristol', 'Bath', 'Hart', 'Hard', 'C001', 'shop.test']) expect(kept).not.toContain(value);
});
