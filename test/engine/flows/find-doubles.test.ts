import { expect, test } from 'vitest';
import { findDoubles } from '../../../electron/engine/flows/find-doubles.ts';
import { createTroubleDesk } from '../../../electron/engine/flows/flow-deps.ts';
import type { Trouble } from '../../../shared/domain/run.ts';
import { customerOf, never, startRig } from './rig.ts';

const names = ['Ruth', 'Chidi', 'Henrietta', 'Imran', 'Delphine', 'Percival', 'Oona'];
const surnames = ['Marlow', 'Okonkwo', 'Cobbold', 'Mouret', 'Scrimgeour'];
const streets = ['Mill Lane', 'High Street', 'Orchard Road', 'Quay Parade', 'Elm Grove', 'Castle Hill'];
const cities = ['Leeds', 'York', 'Bath', 'Hull'];

/** Somebody of whom much is known, a different person for each number. */
const personAt = (n: number): Record<string, unknown> => ({
  firstName: names[n % 7],
  lastName: surnames[n % 5],
  birthDate: `19${50 + ((n * 7) % 50)}-0${1 + (n % 9)}-1${n % 10}`,
  phone: `+4411345${String(10_000 + n * 37)}`,
  street: `${1 + ((n * 3) % 90)} ${streets[n % 6]}`,
  city: cities[n % 4],
  postcode: `LS${1 + (n % 9)} ${1 + (n % 9)}AB`,
});

/** Sixty people, of whom the first four are there once more under another address. */
const doubled = () => {
  const rig = startRig();
  for (let n = 0; n < 60; n += 1) rig.erp.set(`cus_${n}`, customerOf(`C-${n}`, personAt(n)));
  for (let n = 0; n < 4; n += 1) rig.erp.set(`dup_${n}`, customerOf(`D-${n}`, personAt(n)));
  rig.take();
  const pairs = () =>
    rig.stores.doubles
      .pairs('erp')
      .map(({ rid, other }) => [rid, other].map((one) => rig.stores.mirror.customer(one)?.number).join(' '))
      .sort();
  return { ...rig, pairs };
};

test('who is there twice is found whatever the address, once in a run', async () => {
  const { deps, pairs, stores } = doubled();
  expect(await findDoubles(deps, 1, never)).toBe(true);
  expect(pairs()).toEqual(['C-0 D-0', 'C-1 D-1', 'C-2 D-2', 'C-3 D-3']);
  const [pair] = stores.doubles.pairs('erp');
  stores.atomically(() => stores.doubles.dropPair('erp', pair?.rid ?? 0, pair?.other ?? 0));
  await findDoubles(deps, 1, never);
  expect(pairs()).toHaveLength(3);
  await findDoubles(deps, 2, never);
  expect(pairs()).toHaveLength(4);
});

test('a record that changes while everybody is compared is in no pair, and what is broken off is compared later', async () => {
  const { deps, pairs, erp, take } = doubled();
  expect(await findDoubles(deps, 1, AbortSignal.abort())).toBe(false);
  expect(pairs()).toEqual([]);
  const finding = findDoubles(deps, 1, never);
  await new Promise((resolve) => setImmediate(resolve));
  erp.set('dup_0', customerOf('D-0', { ...personAt(0), lastName: 'Else' }));
  take();
  expect(await finding).toBe(true);
  expect(pairs()).toEqual(['C-1 D-1', 'C-2 D-2', 'C-3 D-3']);
});

test('inactive customers are compared with nobody, and whoever was said to be somebody else is kept apart', async () => {
  const { deps, pairs, erp, take, stores } = doubled();
  erp.set('dup_0', customerOf('D-0', { ...personAt(0), active: false }));
  take();
  stores.atomically(() =>
    stores.doubles.say('erp', { one: 'cus_1', other: 'dup_1', by: 'anna', at: 1, decisionId: 'd' }),
  );
  await findDoubles(deps, 1, never);
  expect(pairs()).toEqual(['C-1 D-1', 'C-2 D-2', 'C-3 D-3']);
  const rid = stores.mirror.customerById('cus_1')?.rid ?? 0;
  expect(stores.doubles.pairsOf('erp', rid).map(({ answer }) => answer)).toEqual(['ruled-out']);
});

test('too many records are not compared, and the run says so', async () => {
  const { deps, pairs } = doubled();
  await findDoubles(deps, 1, never);
  const troubles = createTroubleDesk();
  const heard: Trouble[] = [];
  troubles.listen((trouble) => heard.push(trouble));
  expect(await findDoubles({ ...deps, troubles }, 2, never, 63)).toBe(true);
  expect(pairs()).toEqual([]);
  expect(heard.map(({ system, sentence }) => [system, sentence])).toEqual([
    ['erp', expect.stringMatching(/^There are more than 63 customers: they were not compared/)],
  ]);
});
