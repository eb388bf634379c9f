import type { InsightSwitches } from '../../../electron/training/dotdigital/insight-switches.ts';
import {
  columnsOf,
  emptying,
  furnished,
  importedRecords,
  JANE,
  makeCollection,
  putSale,
  putThing,
  reasonOf,
  SALES,
  sale,
  saleKeys,
  startRecords,
  THINGS,
  thing,
} from './insight-looks.ts';
import { at, create, type Look, statusOf } from './switch-looks.ts';

type Case = { readonly to: unknown; readonly look: Look; readonly before: unknown; readonly after: unknown };

const collection =
  (name: string, scope: 'account' | 'contact', type: string): Look =>
  async (account) =>
    statusOf(makeCollection(await furnished(account), name, scope, type));

const orders: Look = ({ ask }) => statusOf(ask('GET', '/v2/ecommerce/orders?fromDate=2000-01-01'));

const twice = [sale('S-1', JANE, { total: 1 }), sale('S-1', JANE, { total: 2 })];

/** Somebody else's record with a key that is taken. */
const takenKey: Look = async (account) => {
  await furnished(account);
  await create(account, 'other@example.com');
  await putSale(account, JANE, 'S-1');
  return statusOf(putSale(account, 'other@example.com', 'S-1'));
};

/** A record of a contact that is in the bin since. */
const ofBinned = async (account: Parameters<Look>[0]) => {
  await putSale(await furnished(account), JANE, 'S-1');
  await account.ask('DELETE', `/contacts/v3/email/${JANE}`);
};

/** Every switch about insight data, what is seen of it in its default position, and in another. */
export const insightCases: Readonly<Record<keyof InsightSwitches, Case>> = {
  insightImportPolls: {
    to: 0,
    look: async (account) => at(importedRecords(await furnished(account), [sale('S-1')], {}, 1), 'status'),
    before: 'NotFinished',
    after: 'Finished',
  },
  insightImportOutcome: {
    to: 'RejectedByWatchdog',
    look: async (account) => at(importedRecords(await furnished(account), [sale('S-1')]), 'status'),
    before: 'Finished',
    after: 'RejectedByWatchdog',
  },
  insightImportWords: {
    to: 'published',
    look: async (account) => at(importedRecords(await furnished(account), [sale('S-1')]), 'status'),
    before: 'Finished',
    after: 'Complete',
  },
  activeInsightImports: {
    to: 0,
    look: async (account) => statusOf(startRecords(await furnished(account), [sale('S-1')])),
    before: 202,
    after: 429,
  },
  insightJobPolls: {
    to: 0,
    look: async (account) => at(emptying(await furnished(account), THINGS, 1), 'status'),
    before: 'NotStarted',
    after: 'Finished',
  },
  insightJobOutcome: {
    to: 'Failed',
    look: async (account) => at(emptying(await furnished(account), THINGS), 'status'),
    before: 'Finished',
    after: 'Failed',
  },
  collectionLimit: { to: 1, look: collection('More', 'account', 'custom'), before: 201, after: 412 },
  collectionNameCase: {
    to: 'insensitive',
    look: async (account) => {
      await furnished(account);
      return statusOf(account.ask('GET', `/insightData/v3/account/${THINGS.toLowerCase()}`));
    },
    before: 404,
    after: 200,
  },
  collectionTypeCase: { to: 'sensitive', look: collection('More', 'account', 'WishList'), before: 201, after: 400 },
  otherCollectionType: { to: 'refuse', look: collection(THINGS, 'account', 'orders'), before: 200, after: 400 },
  v2MissingCollection: {
    to: 'refuse',
    look: ({ ask }) => {
      const json = { key: 'T-1', contactIdentifier: 'account', json: '{"a":1}' };
      return statusOf(ask('POST', '/v2/contacts/transactional-data/Unheard', { json }));
    },
    before: 201,
    after: 404,
  },
  emptiedSchema: {
    to: 'reset',
    look: async (account) => {
      await putThing(await furnished(account), 'T-1', { price: 1 });
      await emptying(account, THINGS);
      return columnsOf(account, THINGS);
    },
    before: { price: 'FLOAT' },
    after: {},
  },
  keyOfOtherContact: { to: 'move', look: takenKey, before: 400, after: 204 },
  insightReasons: {
    to: 'all',
    look: reasonOf(sale('S-1', JANE, { 'a-b': 1, a_b: 1 })),
    before: 'Unknown',
    after: 'JsonContainsDashUnderscoreClash',
  },
  repeatedKey: {
    to: 'last',
    look: async (account) => at(importedRecords(await furnished(account), twice), 'summary', 'totalImported'),
    before: 1,
    after: 2,
  },
  insightRejectedKeys: { to: ['S-1'], look: reasonOf(sale('S-1')), before: undefined, after: 'Unknown' },
  missingContactIdentity: {
    to: 'record',
    look: async (account) => statusOf(startRecords(await furnished(account), [{ key: 'S-1', json: { total: 1 } }])),
    before: 400,
    after: 202,
  },
  insightKeyLength: { to: 4, look: thing({ price: 1 }), before: 201, after: 400 },
  insightTextLength: { to: 4, look: thing({ name: 'Scarf' }), before: 201, after: 400 },
  insightLargestNumber: { to: 99, look: thing({ price: 100 }), before: 201, after: 400 },
  insightKeysPerRecord: { to: 2, look: thing({ a: 1, b: { c: 1 } }), before: 201, after: 400 },
  insightPageSize: {
    to: 1,
    look: async (account) => {
      await putSale(await furnished(account), JANE, 'S-1');
      await putSale(account, JANE, 'S-2');
      return saleKeys(account);
    },
    before: ['S-1', 'S-2'],
    after: ['S-1'],
  },
  recordsOfDeleted: {
    to: 'hide',
    look: async (account) => {
      await ofBinned(account);
      return saleKeys(account);
    },
    before: ['S-1'],
    after: [],
  },
  binnedOwner: {
    to: 'found',
    look: async (account) => {
      await ofBinned(account);
      return statusOf(account.ask('GET', `/insightData/v3/contacts/email/${JANE}/${SALES}/S-1`));
    },
    before: 404,
    after: 200,
  },
  plainDates: {
    to: 'STRING',
    look: async (account) => {
      await putThing(await furnished(account), 'T-1', { day: '2026-11-01', at: '2026-11-01T10:15:00Z' });
      return columnsOf(account, THINGS);
    },
    before: { day: 'TIMESTAMP', at: 'TIMESTAMP' },
    after: { day: 'STRING', at: 'TIMESTAMP' },
  },
  ecommerceActive: { to: false, look: orders, before: 200, after: 403 },
  ordersRestoring: { to: true, look: orders, before: 200, after: 503 },
  ordersDialect: {
    to: 'camelCase',
    look: async (account) => {
      account.admin.reset();
      return Object.keys(await columnsOf(account, 'Orders')).filter((name) => /^order.?total$/i.test(name));
    },
    before: ['order_total'],
    after: ['orderTotal'],
  },
};
