import { expect, test } from 'vitest';
import { countListGaps } from '../../../../electron/engine/domain/lists/count-gaps.ts';
import { belongsIn, hasListGap, listStandings } from '../../../../electron/engine/domain/lists/standing.ts';
import {
  contactRow,
  customerRow,
  partsOfContact,
  partsOfCustomer,
} from '../../../../electron/engine/domain/normalise/derive.ts';
import { withExtras } from '../../../../electron/engine/domain/normalise/values.ts';
import {
  firstMapping,
  firstVersion,
  type ListRule,
  type Mapping,
  type MappingDocument,
} from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';
import { contactWith, customerWith, today } from '../resolve/people.ts';

const vip: ListRule = {
  listId: 7,
  name: 'VIP',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['platinum', ' GOLD'] },
  takesOut: true,
};
const news: ListRule = { listId: 8, name: 'News', who: { are: 'everyone' }, takesOut: true };
const mappingOf = (...lists: readonly ListRule[]): Mapping => ({ version: 1, document: { ...firstMapping, lists } });
const within = (...statuses: readonly (readonly [number, string])[]) => ({
  lists: statuses.map(([id, status]) => ({ id, name: `L${id}`, status })),
});
const values = (change: Record<string, unknown> = {}) => customerWith(change).values;

test('whoever has one of the values belongs in a list, whatever its case; who has none does not', () => {
  const { document } = mappingOf(vip);
  expect(belongsIn(vip, values(), today, document)).toBe(true);
  expect(belongsIn(vip, values({ loyaltyTier: 'Silver' }), today, document)).toBe(false);
  expect(belongsIn(vip, values({ loyaltyTier: null }), today, document)).toBe(false);
  expect(belongsIn(news, values({ loyaltyTier: null }), today, document)).toBe(true);
});

test('a condition reads its values as the field is read: a country by its name too', () => {
  const french: ListRule = { ...vip, who: { are: 'those-with', field: 'country', oneOf: ['France'] } };
  expect(belongsIn(french, values({ country: 'FR' }), today, firstMapping)).toBe(true);
  expect(belongsIn(french, values(), today, firstMapping)).toBe(false);
});

test('a condition asks for the value as the ERP has it, whatever the mapping sends for it', () => {
  const steps = [{ do: 'look-up', table: [{ from: 'Gold', to: 'VIP-1' }], otherwise: 'keep' }] as const;
  const document = { ...mappingWith({ loyaltyTier: { steps } }), lists: [vip] };
  expect(belongsIn(vip, values(), today, document)).toBe(true);
  expect(hasListGap(values(), contactWith(within([7, 'subscribed'])), today, document)).toBe(false);
  const sent: ListRule = { ...vip, who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['VIP-1'] } };
  expect(belongsIn(sent, values(), today, document)).toBe(false);
});

test('a condition asks for a figure of the orders as a number', () => {
  const source = { from: 'orders', figure: 'settled-count' } as const;
  const target = { name: 'ORDERS', type: 'Numeric' } as const;
  const document: MappingDocument = {
    ...firstMapping,
    extras: [{ field: 'extra1', steps: [], master: 'erp', target, source }],
  };
  const three: ListRule = { ...vip, who: { are: 'those-with', field: 'extra1', oneOf: ['3.0'] } };
  const having = (count: string) =>
    withExtras(values(), document, undefined, {
      ...{ 'settled-count': count, 'settled-sum': null, 'settled-last': null },
    });
  expect([having('3'), having('4')].map((of) => belongsIn(three, of, today, document))).toEqual([true, false]);
});

test('the same condition is read anew by the country of each record', () => {
  const called: ListRule = { ...vip, who: { are: 'those-with', field: 'phone', oneOf: ['030 1234567'] } };
  const from = (country: string, phone: string) => belongsIn(called, values({ country, phone }), today, firstMapping);
  expect([from('DE', '+49 30 1234567'), from('FR', '+49 30 1234567')]).toEqual([true, false]);
  expect([from('DE', '+33 30 1234567'), from('DE', '030/1234567')]).toEqual([false, true]);
});

test('of a value that cannot be read nothing is concluded, neither way', () => {
  const born: ListRule = { ...vip, who: { are: 'those-with', field: 'birthDate', oneOf: ['1984-12-31'] } };
  const unreadable = values({ birthDate: '31/12/1984' });
  expect(belongsIn(born, unreadable, today, firstMapping)).toBeNull();
  for (const lists of [within(), within([7, 'subscribed'])])
    expect(hasListGap(unreadable, contactWith(lists), today, mappingOf(born).document)).toBe(false);
});

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, 'add' | 'take-out' | null]>([
  ['who belongs and is not in it', {}, within(), 'add'],
  ['who belongs and is in it', {}, within([7, 'subscribed']), null],
  ['who belongs and left it', {}, within([7, 'suppressed']), null],
  ['who belongs and waits to be let in', {}, within([7, 'pending']), null],
  ['who belongs and cannot be mailed', {}, { ...within(), emailStatus: 'softBounced' }, null],
  ['who belongs and was never asked', {}, { ...within(), emailStatus: 'noSubscription' }, null],
  ['who does not belong and is in it', { loyaltyTier: 'Silver' }, within([7, 'subscribed']), 'take-out'],
  ['who does not belong and left it', { loyaltyTier: 'Silver' }, within([7, 'suppressed']), null],
  ['who does not belong and is in another', { loyaltyTier: 'Silver' }, within([9, 'subscribed']), null],
])('the gap of %s', (_who, customer, contact, gap) => {
  const standings = listStandings(values(customer), contactWith(contact), today, mappingOf(vip).document);
  expect(standings.map((one) => one.gap)).toEqual([gap]);
});

test('nobody is taken out where the rule does not say so, and nothing is known where the lists were not read', () => {
  const { document } = mappingOf({ ...vip, takesOut: false });
  const silver = values({ loyaltyTier: 'Silver' });
  expect(hasListGap(silver, contactWith(within([7, 'subscribed'])), today, document)).toBe(false);
  const { lists: _lists, ...unread } = contactWith();
  expect(listStandings(values(), unread, today, document)).toEqual([]);
});

test('a gap makes the hashes of a pair differ, and lists that fit leave them alike', () => {
  const mapping = mappingOf(vip, news);
  const tiers = ['Gold', 'Silver'];
  const statuses = [null, 'subscribed', 'suppressed', 'pending'];
  const channels = ['subscribed', 'softBounced', 'unsubscribed'];
  let gaps = 0;
  for (const tier of tiers)
    for (const one of statuses)
      for (const other of statuses)
        for (const emailStatus of channels) {
          const customer = customerRow(partsOfCustomer(customerWith({ loyaltyTier: tier })), today, mapping);
          const lists = [
            ...(one === null ? [] : [[7, one] as const]),
            ...(other === null ? [] : [[8, other] as const]),
          ];
          const raw = contactWith({ ...within(...lists), emailStatus }, { LOYALTY_TIER: tier });
          const contact = contactRow(partsOfContact(raw, firstVersion), today, mapping);
          const hasGap = hasListGap(customer.values, contact, today, mapping.document);
          gaps += Number(hasGap);
          if (hasGap) expect(customer.hash).not.toBe(contact.hash);
          const isPlain =
            emailStatus === 'subscribed' && (one === null || one === 'subscribed') && other === 'subscribed';
          if (isPlain) expect(customer.hash === contact.hash).toBe(!hasGap);
        }
  expect(gaps).toBeGreaterThan(5);
});

test('a mapping without lists hashes as it always did', () => {
  const [customer, contact] = [customerWith(), contactWith(within([7, 'subscribed']))];
  expect([customer.hash, contact.hash]).toEqual([contactWith().hash, customerWith().hash]);
  const mapped = customerRow(partsOfCustomer(customer), today, mappingOf(vip));
  expect(mapped.hash).not.toBe(customer.hash);
});

test('gaps are counted list by list', () => {
  const counting = countListGaps(mappingOf(vip, news).document);
  counting.add(values(), contactWith(within()), today);
  counting.add(values({ loyaltyTier: 'Silver' }), contactWith(within([7, 'subscribed'], [8, 'subscribed'])), today);
  expect(counting.counts()).toEqual([
    { listId: 7, name: 'VIP', add: 1, takeOut: 1 },
    { listId: 8, name: 'News', add: 1, takeOut: 0 },
  ]);
});
