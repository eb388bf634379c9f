import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNeverArrived, type PageRequest } from '../../../electron/engine/flows/never-arrived.ts';
import type { ShelfRow } from '../../../shared/domain/shelf.ts';
import { contactOf, customerOf, type Rig, startRig } from './rig.ts';

const all: PageRequest = { reason: null, search: '', cursor: null, limit: 100 };

/** One customer for each reason, and one who arrived. */
const oneOfEach = async () => {
  const rig = startRig();
  const put = (number: string, change: Record<string, unknown> = {}) =>
    rig.erp.set(`cus-${number}`, customerOf(number, change));
  put('A-arrived');
  put('B-inactive', { active: false });
  put('C-company', { kind: 'company' });
  put('D-test', { test: true });
  put('E-out', { permission: { ground: 'opt-out', at: '2026-01-02T03:04:05Z' } });
  put('F-no-email', { email: null });
  put('G-bad-email', { email: 'nobody at nowhere' });
  put('H-no-permission', { permission: { ground: 'none' } });
  put('I-twin', { email: 'twin@shop.test', firstName: 'Ida', lastName: 'Roe' });
  put('J-twin', { email: 'twin@shop.test', firstName: 'Ida', lastName: 'Roe' });
  put('K-removed');
  put('L-waiting');
  rig.account.set(1, contactOf(1, 'A-arrived'));
  rig.account.set(2, contactOf(2, 'I-twin', { email: 'twin@shop.test' }, { FIRSTNAME: 'Ida', LASTNAME: 'Roe' }));
  rig.account.set(3, contactOf(3, 'K-removed', { status: 'deleted' }));
  await rig.sync();
  return rig;
};

const order = (number: string, owner: string, total: string, change: { status?: string; currency?: string } = {}) => {
  const { status = 'settled', currency = 'GBP' } = change;
  const rest = { version: null, modifiedAt: 1, reference: null, facts: 0, hash: 1 };
  const data = { value: { number, total, currency, status, lines: [] }, channel: 'web', tax: '0' };
  return { id: number, key: number, owner, ...rest, data };
};

const putOrders = ({ stores }: Rig, orders: readonly ReturnType<typeof order>[]): void => {
  stores.atomically(() => stores.replica('erp_order').upsert(orders, 0));
};

test('everyone is on the shelf by the first reason that holds, or has arrived', async () => {
  const { stores } = await oneOfEach();
  const shelf = createNeverArrived(stores);
  const { rows, nextCursor } = await shelf.page(all);
  expect(rows.map(({ number, reason }) => [number, reason])).toEqual([
    ['B-inactive', 'inactive'],
    ['C-company', 'company'],
    ['D-test', 'test'],
    ['E-out', 'opted-out'],
    ['F-no-email', 'no-email'],
    ['G-bad-email', 'email-not-valid'],
    ['H-no-permission', 'no-permission'],
    ['J-twin', 'duplicate'],
    ['K-removed', 'contact-removed'],
    ['L-waiting', 'waiting'],
  ]);
  expect(nextCursor).toBeNull();
  expect(await shelf.counts()).toMatchObject({ customers: 12, arrived: 2 });
});

test('where a case is about somebody, it is a step away; a rule that means to leave them out opens none', async () => {
  const { stores } = await oneOfEach();
  const { rows } = await createNeverArrived(stores).page(all);
  const kindOf = ({ mismatch }: ShelfRow) => (mismatch === null ? null : stores.mismatches.get(mismatch.id)?.row.kind);
  expect(rows.flatMap((row) => (row.mismatch === null ? [] : [[row.number, kindOf(row)]]))).toEqual([
    ['G-bad-email', 'malformed-value'],
    ['H-no-permission', 'permission-missing'],
    ['J-twin', 'duplicate-customer'],
    ['L-waiting', 'customer-missing'],
  ]);
});

test('a page of one reason holds nobody else, and a search looks in name, email and number', async () => {
  const { stores } = await oneOfEach();
  const shelf = createNeverArrived(stores);
  const numbers = async (request: Partial<PageRequest>) =>
    (await shelf.page({ ...all, ...request })).rows.map(({ number }) => number);
  for (const { reason, number } of (await shelf.page(all)).rows) expect(await numbers({ reason })).toEqual([number]);
  expect(await numbers({ search: 'ida r' })).toEqual(['J-twin']);
  expect(await numbers({ search: 'TWIN@' })).toEqual(['J-twin']);
  expect(await numbers({ search: 'k-rem' })).toEqual(['K-removed']);
  expect(await numbers({ search: "100%_'" })).toEqual([]);
});

test('a search finds what it says in capitals or not, outside ASCII too', async () => {
  const rig = await oneOfEach();
  rig.erp.set('cus-M', customerOf('M-new', { firstName: 'Łucja', lastName: 'Özil' }));
  await rig.sync();
  const shelf = createNeverArrived(rig.stores);
  for (const search of ['Özil', 'özil', 'ÖZIL', 'łucja ö'])
    expect((await shelf.page({ ...all, search })).rows.map(({ number }) => number)).toEqual(['M-new']);
  expect((await shelf.page({ ...all, search: 'Ozil' })).rows).toEqual([]);
});

test('settled orders are added exactly, each currency by itself; what is not settled counts for nothing', async () => {
  const rig = await oneOfEach();
  putOrders(rig, [
    order('1', 'L-waiting', '0.1'),
    order('2', 'L-waiting', '0.2'),
    order('3', 'L-waiting', '12'),
    order('4', 'L-waiting', '9007199254740993.05'),
    order('5', 'L-waiting', '5', { currency: 'EUR' }),
    order('6', 'L-waiting', '99', { status: 'confirmed' }),
    order('7', 'E-out', '-2.50'),
    order('8', 'A-arrived', '1000'),
  ]);
  const shelf = createNeverArrived(rig.stores);
  const value = [
    { currency: 'EUR', amount: '5' },
    { currency: 'GBP', amount: '9007199254741005.35' },
  ];
  const { rows } = await shelf.page({ ...all, reason: 'waiting' });
  expect(rows.map((row) => row.value)).toEqual([value]);
  expect(await shelf.values()).toEqual([
    { reason: 'opted-out', value: [{ currency: 'GBP', amount: '-2.5' }] },
    { reason: 'waiting', value },
  ]);
});

test('what was counted is kept until something is written', async () => {
  const rig = await oneOfEach();
  const shelf = createNeverArrived(rig.stores);
  const first = shelf.counts();
  expect(shelf.counts()).toBe(first);
  rig.erp.set('cus-M', customerOf('M-new', { email: null }));
  await rig.sync();
  expect(shelf.counts()).not.toBe(first);
  expect(await shelf.counts()).toMatchObject({ customers: 13, arrived: 2 });
});

const someone = fc.record({
  active: fc.boolean(),
  isPerson: fc.boolean(),
  isTest: fc.boolean(),
  email: fc.constantFrom('own', 'shared', 'none', 'bad'),
  ground: fc.constantFrom('consent', 'none', 'opt-out'),
  contact: fc.constantFrom('live', 'deleted', 'none'),
  hasConsent: fc.boolean(),
});

test('in whatever state the two sides are, the pages hold everyone once, and with who arrived that is everyone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), async (people, limit) => {
      const rig = startRig();
      for (const [place, { active, isPerson, isTest, email, ground, contact, hasConsent }] of people.entries()) {
        const number = `C${String(place).padStart(3, '0')}`;
        const emails = { own: `${number}@shop.test`, shared: 'home@shop.test', none: null, bad: 'no address' };
        const permission = { ground, at: ground === 'none' ? null : '2026-01-02T03:04:05Z' };
        const kind = isPerson ? 'person' : 'company';
        rig.erp.set(
          `cus-${place}`,
          customerOf(number, { active, kind, test: isTest, email: emails[email], firstName: 'Ida', permission }),
        );
        const consent = { text: 'Yes', dateTimeConsented: '2026-01-02T03:04:05Z', url: null, ipAddress: null };
        const consentRecords = hasConsent ? [{ ...consent, userAgent: null }] : [];
        const status = contact === 'live' ? 'subscribed' : 'deleted';
        if (contact !== 'none') rig.account.set(place + 1, contactOf(place + 1, number, { status, consentRecords }));
      }
      await rig.sync();
      const shelf = createNeverArrived(rig.stores);
      const { customers, arrived, reasons } = await shelf.counts();
      expect(customers).toBe(people.length);
      expect(arrived + reasons.reduce((sum, { count }) => sum + count, 0)).toBe(customers);
      const seen: ShelfRow[] = [];
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
        const page = await shelf.page({ ...all, cursor, limit });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows);
        cursor = page.nextCursor;
      }
      expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
      for (const { reason, count } of reasons) expect(seen.filter((row) => row.reason === reason)).toHaveLength(count);
      expect(seen).toHaveLength(customers - arrived);
    }),
    { numRuns: 40 },
  );
});
