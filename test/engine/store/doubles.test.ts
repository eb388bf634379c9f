import { expect, test } from 'vitest';
import { createDoubles } from '../../../electron/engine/store/doubles.ts';
import { createMappings } from '../../../electron/engine/store/mappings.ts';
import { type ExtraRule, firstMapping } from '../../../shared/domain/mapping-document.ts';
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
    [1, 8, 9].map((n) => contact(n, { erpNumber: n === 1 ? '1' : null, emailKey: `c${n}@shop.test` })),
    1,
  );
  while (mirror.rekeyContacts(10) > 0);
  mirror.clearAllDirty();
  const customerAt = (n: number) => mirror.customerById(`C${n}`) ?? expect.unreachable('a customer is gone');
  const contactAt = (n: number) => mirror.contactById(n) ?? expect.unreachable('a contact is gone');
  const keep = (one: number, other: number, answer: 'same' | 'ruled-out' = 'same'): void => {
    const [row, partner] = [customerAt(one), customerAt(other)];
    const pair = { rid: row.rid, other: partner.rid, answer, weight: 9, waterfall: '{"steps":[]}' };
    doubles.keepPair('erp', pair, [row.hash, partner.hash]);
  };
  const keepContacts = (one: number, other: number): void => {
    const [row, partner] = [contactAt(one), contactAt(other)];
    const pair = { rid: row.rid, other: partner.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
    doubles.keepPair('dotdigital', pair, [row.hash, partner.hash]);
  };
  const answers = (n: number) => doubles.pairsOf('erp', customerAt(n).rid).map(({ answer }) => answer);
  return { db, mirror, doubles, customerAt, contactAt, keep, keepContacts, answers };
};

const said = { by: 'anna', at: 5, decisionId: 'd' } as const;

test('a pair is told from either record with its reasons, and marks both keys once', () => {
  const { mirror, doubles, customerAt, keep } = setUp();
  keep(2, 1);
  const [one] = doubles.pairsOf('erp', customerAt(1).rid);
  const [other] = doubles.pairsOf('erp', customerAt(2).rid);
  expect([one?.other, other?.other]).toEqual([customerAt(2).rid, customerAt(1).rid]);
  expect([one?.waterfall, other?.waterfall]).toEqual(['{"steps":[]}', '{"steps":[]}']);
  expect(doubles.pairs('erp')).toHaveLength(1);
  expect(mirror.dirtyKeys(10)).toEqual(['1', '2']);
  mirror.clearAllDirty();
  keep(2, 1);
  expect(mirror.dirtyKeys(10)).toEqual([]);
});

test('a pair is not kept of records that changed, or were answered otherwise, while they were compared', () => {
  const { doubles, customerAt, keep, answers } = setUp();
  const [row, partner] = [customerAt(1), customerAt(2)];
  const pair = { rid: row.rid, other: partner.rid, answer: 'same', weight: 9, waterfall: '{}' } as const;
  doubles.keepPair('erp', pair, [row.hash, partner.hash + 1]);
  expect(answers(1)).toEqual([]);
  keep(1, 2, 'ruled-out');
  expect(answers(1)).toEqual([]);
  doubles.say('erp', { one: 'C2', other: 'C1', ...said });
  keep(1, 2);
  expect(answers(1)).toEqual([]);
  keep(1, 2, 'ruled-out');
  expect(answers(1)).toEqual(['ruled-out']);
});

test('a pair goes with a record, and when what tells who it is changes; points and the like take nothing away', () => {
  const { mirror, keep, answers, customerAt } = setUp();
  keep(1, 2);
  keep(2, 3);
  mirror.clearAllDirty();
  const values = customerAt(1).values;
  mirror.upsertCustomers(
    [customer(1, { emailKey: '1@shop.test', hash: 77, values: { ...values, loyaltyPoints: '9' } })],
    2,
  );
  expect(answers(2)).toHaveLength(2);
  mirror.clearAllDirty();
  mirror.upsertCustomers(
    [customer(1, { emailKey: '1@shop.test', hash: 78, values: { ...values, lastName: 'Else' } })],
    3,
  );
  expect([answers(1), answers(2)]).toEqual([[], ['same']]);
  expect(mirror.dirtyKeys(10)).toEqual(['1', '2']);
  mirror.removeCustomers(['C3']);
  expect(answers(2)).toEqual([]);
});

test('the keys of partners are found and marked; a contact that moves between lists marks its key', () => {
  const { mirror, doubles, keep, keepContacts } = setUp();
  keep(1, 2);
  keepContacts(1, 8);
  mirror.clearAllDirty();
  expect([...doubles.partnersIn(['1', 'e:c8@shop.test', '3'])]).toEqual([
    ['1', ['2', 'e:c8@shop.test']],
    ['e:c8@shop.test', ['1']],
  ]);
  expect(doubles.loneKeys()).toEqual(['1', '2', 'e:c8@shop.test']);
  const lists = [{ id: 7, name: 'Press', status: 'subscribed' }];
  for (const n of [8, 9])
    mirror.upsertContacts([contact(n, { erpNumber: null, emailKey: `c${n}@shop.test`, lists })], 2);
  expect(mirror.dirtyKeys(10)).toEqual(['e:c8@shop.test']);
  doubles.markPartners();
  expect(mirror.dirtyKeys(10)).toEqual(['1', 'e:c8@shop.test']);
});

const ownField = (field: ExtraRule['field'], name: string, tells: 'company' | null): ExtraRule => ({
  field,
  source: { from: 'erp', name, type: 'text', tells },
  steps: [],
  target: { name, type: 'String' },
  master: 'erp',
});

test('a pair goes when an own field changes that tells who somebody is, and not when it is only mapped or tells nothing', () => {
  const { db, mirror, keep, answers, customerAt } = setUp();
  const extras = [ownField('extra1', 'FIRM', 'company'), ownField('extra2', 'TOPIC', null)];
  createMappings(db).put({ ...firstMapping, extras }, 1, 1, 'anna');
  keep(1, 2);
  const { values } = customerAt(1);
  const nowOf = (hash: number, extra1: string | null, extra2: string | null): readonly string[] => {
    mirror.upsertCustomers([customer(1, { emailKey: '1@shop.test', hash, values: { ...values, extra1, extra2 } })], 2);
    expect(customerAt(1).values).toMatchObject({ extra1, extra2 });
    return answers(2);
  };
  expect(nowOf(76, 'Acme', 'Home')).toEqual(['same']);
  expect(nowOf(77, 'Acme', 'Outdoor')).toEqual(['same']);
  expect(nowOf(78, null, 'Outdoor')).toEqual([]);
});
