import { expect, test } from 'vitest';
import { areListsOther } from '../../../../electron/engine/domain/mapping/changed-fields.ts';
import { changesBetween } from '../../../../electron/engine/domain/mapping/changes.ts';
import { checkLists } from '../../../../electron/engine/domain/mapping/check-lists.ts';
import { listSentence } from '../../../../electron/engine/domain/mapping/sentences.ts';
import { firstMapping, type ListRule } from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';

const known = new Map([
  [1, 'All Contacts'],
  [2, 'test'],
  [7, 'VIP'],
]);
const vip: ListRule = {
  listId: 7,
  name: 'VIP',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['Gold', 'Platinum'] },
  takesOut: true,
};
const everyone: ListRule = { ...vip, who: { are: 'everyone' }, takesOut: false };
const target = { name: 'ORDERS', type: 'Numeric' } as const;
const extra = { field: 'extra1', steps: [], master: 'erp', target } as const;
const withLists = (...lists: readonly ListRule[]) => ({ ...firstMapping, lists });
const codes = (
  lists: readonly ListRule[],
  lists_: ReadonlyMap<number, string> | null = known,
  document = firstMapping,
) => checkLists({ ...document, lists }, lists_).map(({ code, severity, area }) => `${severity} ${area} ${code}`);

test('a list that exists, asked for once with a condition on a field that is sent, has nothing to settle', () => {
  expect(codes([vip])).toEqual([]);
  expect(codes([everyone])).toEqual([]);
  expect(codes([], null)).toEqual([]);
});

test.each<readonly [string, readonly ListRule[], string]>([
  ['is gone', [{ ...vip, listId: 9 }], 'must lists list-missing'],
  ['is called something else by now', [{ ...everyone, name: 'Gold club' }], 'note lists list-renamed'],
  ['comes twice', [vip, everyone], 'must lists list-twice'],
  ['holds everybody anyway', [{ ...everyone, listId: 1 }], 'must lists list-not-writable'],
  ['Dotdigital keeps for itself', [{ ...everyone, listId: 2 }], 'must lists list-not-writable'],
  [
    'asks for nothing',
    [{ ...vip, who: { are: 'those-with', field: 'loyaltyTier', oneOf: [] } }],
    'must lists list-condition',
  ],
  [
    'asks for a day that cannot be read',
    [{ ...vip, who: { are: 'those-with', field: 'birthDate', oneOf: ['1984-12-31', '31/12/1984'] } }],
    'must lists list-condition',
  ],
  [
    'asks for what is no number',
    [{ ...vip, who: { are: 'those-with', field: 'loyaltyPoints', oneOf: ['1,240'] } }],
    'must lists list-condition',
  ],
  [
    'asks for nothing but white space',
    [{ ...vip, who: { are: 'those-with', field: 'homeStore', oneOf: [' '] } }],
    'must lists list-condition',
  ],
])('a list has to be settled that %s', (_why, lists, told) => {
  expect(codes(lists)).toEqual([told]);
});

test('what is read by the country of each record may be asked for in any form', () => {
  for (const [field, text] of [
    ['phone', '030 1234567'],
    ['postcode', 'BS1 4DJ'],
    ['country', 'France'],
  ] as const)
    expect(codes([{ ...vip, who: { are: 'those-with', field, oneOf: [text] } }])).toEqual([]);
});

test('a condition on a field that is not sent, and lists that were never read, have to be settled', () => {
  expect(codes([vip], known, mappingWith({ loyaltyTier: { target: null } }))).toEqual(['must lists list-condition']);
  expect(codes([vip], null)).toEqual(['must lists lists-not-read']);
});

const table = (from: string, to: string) => ({ do: 'look-up', table: [{ from, to }], otherwise: 'keep' }) as const;
const asking = (...oneOf: readonly string[]): ListRule => ({
  ...vip,
  who: { are: 'those-with', field: 'loyaltyTier', oneOf },
});

test('a value that only a look-up makes has to be settled: the ERP’s own value is asked for', () => {
  const sent = mappingWith({ loyaltyTier: { steps: [table('Gold', 'VIP-1')] } });
  const [problem] = checkLists({ ...sent, lists: [asking('vip-1')] }, known);
  expect(problem).toMatchObject({ severity: 'must', code: 'list-condition', field: 'VIP' });
  expect(problem?.sentence).toBe(
    "Loyalty tier is “vip-1” only after the look-up, which makes it of “Gold”; the ERP's own value is asked for. Ask for that.",
  );
  expect(codes([asking('Gold')], known, sent)).toEqual([]);
  expect(codes([asking('gold', 'VIP-1')], known, sent)).toEqual([]);
  expect(codes([asking('Silver')], known, sent)).toEqual([]);
});

test('through two look-ups it is told which value of the ERP is meant, and what a look-up takes is no result', () => {
  const sent = mappingWith({ loyaltyTier: { steps: [table('Gold', 'G'), table('G', 'VIP-1')] } });
  expect(checkLists({ ...sent, lists: [asking('VIP-1')] }, known)[0]?.sentence).toContain('makes it of “Gold”');
  expect(codes([asking('VIP-1', 'Gold')], known, sent)).toEqual([]);
  const swapped = [
    { from: 'A', to: 'B' },
    { from: 'B', to: 'A' },
  ];
  const turned = mappingWith({ loyaltyTier: { steps: [{ do: 'look-up', table: swapped, otherwise: 'empty' }] } });
  expect(codes([asking('B')], known, turned)).toEqual([]);
});

test('a list is a sentence, its choices apart', () => {
  expect(listSentence(vip, firstMapping).text).toBe(
    'A customer who is sent and whose loyalty tier is Gold or Platinum belongs in VIP. Other customers who are sent and are in it leave it.',
  );
  expect(listSentence({ ...vip, takesOut: false }, firstMapping).text).toMatch(
    /belongs in VIP\. Nobody is taken out of it\.$/,
  );
  for (const takesOut of [false, true])
    expect(listSentence({ ...everyone, takesOut }, firstMapping).text).toBe(
      'Every customer who is sent belongs in VIP.',
    );
  const choices = listSentence(vip, firstMapping).parts.filter(({ isChoice }) => isChoice);
  expect(choices.map(({ text }) => text)).toEqual([
    'loyalty tier',
    'Gold or Platinum',
    'VIP',
    'Other customers who are sent and are in it leave it',
  ]);
});

test('what two mappings say otherwise of a list is told, from having no rule to having none again', () => {
  const [none, some, other] = [withLists(), withLists(vip), withLists(everyone)];
  const told = (before: typeof none, after: typeof none) =>
    changesBetween(before, after).map((change) => [change.area, change.field, change.before, change.after]);
  expect(told(some, some)).toEqual([]);
  expect(told(none, some)).toEqual([['lists', 'VIP', 'no rule', expect.stringMatching(/Gold or Platinum/)]]);
  expect(told(some, none)).toEqual([['lists', 'VIP', expect.stringMatching(/Gold/), 'no rule']]);
  expect(told(some, other)).toEqual([['lists', 'VIP', expect.stringMatching(/Gold/), expect.stringMatching(/Every/)]]);
});

test('who belongs in which list is said otherwise by another source of what is asked for, and not by its steps', () => {
  const stepped = mappingWith({ loyaltyTier: { steps: [{ do: 'case', to: 'upper' }] } }, { lists: [vip] });
  expect(areListsOther(withLists(vip), stepped)).toBe(false);
  expect(areListsOther(withLists(vip), withLists(everyone))).toBe(true);
  const asking: ListRule = { ...vip, who: { are: 'those-with', field: 'extra1', oneOf: ['3'] } };
  const counting = (figure: 'settled-count' | 'settled-sum') => ({
    ...withLists(asking),
    extras: [{ ...extra, source: { from: 'orders', figure } as const }],
  });
  expect(areListsOther(counting('settled-count'), counting('settled-sum'))).toBe(true);
  expect(areListsOther(counting('settled-count'), counting('settled-count'))).toBe(false);
});
