import { expect, test } from 'vitest';
import { createDoubles } from '../../../electron/engine/store/doubles.ts';
import { forgetRecords } from '../../../electron/engine/store/forget.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const setUp = () => {
  const { db, mirror } = inMemory();
  const doubles = createDoubles(db);
  mirror.upsertCustomers(
    [1, 2, 3].map((n) => customer(n, { emailKey: `${n}@shop.test` })),
    1,
  );
  mirror.upsertContacts(
    [8, 9].map((n) => contact(n, { erpNumber: null, emailKey: `c${n}@shop.test` })),
    1,
  );
  while (mirror.rekeyContacts(10) > 0);
  mirror.clearAllDirty();
  return { db, mirror, doubles };
};
const said = { by: 'anna', at: 5, decisionId: 'd' } as const;

test('what a person said of two records is told from either, outlives both rows and marks their keys', () => {
  const { mirror, doubles } = setUp();
  doubles.say('erp', { one: 'C1', other: 'C2', ...said });
  expect(mirror.dirtyKeys(10)).toEqual(['1', '2']);
  mirror.removeCustomers(['C1', 'C2']);
  expect(doubles.apartOf('erp', 'C2')).toEqual([{ one: 'C2', other: 'C1', ...said }]);
  expect(doubles.apart('dotdigital')).toEqual([]);
});

test('a stored pair follows what is said of it, and what is taken back', () => {
  const { mirror, doubles } = setUp();
  const [one, other] = [mirror.contactById(8), mirror.contactById(9)];
  const pair = { rid: one?.rid ?? 0, other: other?.rid ?? 0, answer: 'same', weight: 9, waterfall: '{}' } as const;
  doubles.keepPair('dotdigital', pair, [one?.hash ?? 0, other?.hash ?? 0]);
  const answers = () => [one, other].map((row) => doubles.pairsOf('dotdigital', row?.rid ?? 0)[0]?.answer);
  doubles.say('dotdigital', { one: '9', other: '8', ...said });
  expect(answers()).toEqual(['ruled-out', 'ruled-out']);
  mirror.clearAllDirty();
  expect(doubles.takeBack('dotdigital', '8', '9')).toBe(true);
  expect(answers()).toEqual(['same', 'same']);
  expect(mirror.dirtyKeys(10)).toEqual(['e:c8@shop.test', 'e:c9@shop.test']);
  expect(doubles.takeBack('dotdigital', '8', '9')).toBe(false);
});

test('whoever is forgotten takes along what was said of them, and their pairs', () => {
  const { db, mirror, doubles } = setUp();
  const [one, other] = [mirror.customerById('C1'), mirror.customerById('C2')];
  const pair = { rid: one?.rid ?? 0, other: other?.rid ?? 0, answer: 'same', weight: 9, waterfall: '{}' } as const;
  doubles.keepPair('erp', pair, [one?.hash ?? 0, other?.hash ?? 0]);
  doubles.say('erp', { one: 'C1', other: 'C2', ...said });
  forgetRecords(db, (name) => name, [{ system: 'erp', id: 'C2' }], 9);
  expect([doubles.apart('erp'), doubles.pairs('erp')]).toEqual([[], []]);
});

test('what was said of two others stays, also where the keys of all three are together', () => {
  const { db, doubles } = setUp();
  doubles.say('erp', { one: 'C1', other: 'C2', ...said });
  doubles.say('erp', { one: 'C2', other: 'C3', ...said });
  const key = db.prepare("INSERT INTO person_key (group_id, side, ext_id, key) VALUES (1, 'erp', ?, x'00')");
  for (const id of ['C1', 'C2', 'C3']) key.run(id);
  forgetRecords(db, (name) => name, [{ system: 'erp', id: 'C1' }], 9);
  expect(doubles.apart('erp').map(({ one, other }) => `${one} ${other}`)).toEqual(['C2 C3', 'C3 C2']);
});
