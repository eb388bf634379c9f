import { expect, test } from 'vitest';
import type { Page, ReadRequest } from '../../electron/engine/connectors/connector.ts';
import { createConnectors } from '../../electron/engine/connectors/create.ts';
import { systemClock } from '../../electron/engine/runtime/clock.ts';
import type { ChangeSet } from '../../shared/domain/change.ts';
import type { Result } from '../../shared/result.ts';
import { keptLog } from '../engine/connectors/http/server-of-a-test.ts';
import { startedDotdigital, startedErp } from '../training/started.ts';

const never = new AbortController().signal;
const CUSTOMERS = 200;
const access = { user: 'apiuser-test@apiconnector.com', secret: 'pass:word' };

/** Both connectors against both simulators. */
const setUp = async (secret = access.secret, customers = CUSTOMERS) => {
  const options = { world: { seed: 1, customers } };
  const [erp, dotdigital] = await Promise.all([startedErp(options), startedDotdigital(options)]);
  const log = keptLog();
  const connectors = createConnectors(
    {
      erp: { ...access, secret, product: 'ERP', baseUrl: erp.baseUrl },
      dotdigital: { ...access, secret, product: 'Dotdigital', baseUrl: dotdigital.baseUrl },
    },
    { clock: systemClock(), log: log.log, timeoutMs: 10_000 },
  );
  return { ...connectors, log, simulated: { erp, dotdigital } };
};

const succeeded = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.sentence}`);
  return result.value;
};

type Reader<T> = (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<T>>>;

/** Every record of a stream, page by page. */
const allOf = async <T>(read: Reader<T>, sinceAt: number | null = null) => {
  const records: T[] = [];
  let watermark: number | null = null;
  for (let cursor: string | null = null, pages = 0; pages < 100; pages += 1) {
    const page: Page<T> = succeeded(await read({ cursor, sinceAt }, never));
    expect(page.unusable).toEqual([]);
    records.push(...page.records);
    watermark = Math.max(watermark ?? 0, page.watermark ?? 0);
    cursor = page.next;
    if (cursor === null) return { records, watermark, pages: pages + 1 };
  }
  throw new Error('the pages do not end');
};

const patchOf = (contactId: number, city: string): ChangeSet => ({
  v: 1,
  operation: 'contact.patch',
  contactId,
  changes: [{ field: 'city', before: null, after: city }],
});

const createOf = (email: string): ChangeSet => ({
  v: 1,
  operation: 'contact.create',
  erpNumber: 'K-NEW',
  email,
  changes: [{ field: 'firstName', before: null, after: 'Anna' }],
  channel: { optInType: 'single', status: 'subscribed' },
  consent: { text: 'Yes', dateTimeConsented: '2026-01-02T03:04:05Z', url: '', ipAddress: '0.0.0.0', userAgent: 'none' },
});

const updateOf = (customerId: string, expectVersion: string | null, city: string): ChangeSet => ({
  v: 1,
  operation: 'customer.update',
  customerId,
  customerNumber: 'n',
  expectVersion,
  changes: [{ field: 'city', before: null, after: city }],
});

test('both probes know whom they speak to', async () => {
  const { erp, dotdigital } = await setUp();
  expect(succeeded(await erp.probe(never)).account).not.toBe('');
  expect(succeeded(await dotdigital.probe(never)).product).toBe('Dotdigital');
});

test('wrong credentials are told as that by both, and stand in no log', async () => {
  const { erp, dotdigital, log } = await setUp('wrong-secret');
  for (const probe of [erp.probe, dotdigital.probe])
    expect(await probe(never)).toMatchObject({ ok: false, error: { code: 'remote.unauthorised' } });
  expect(log.text()).not.toMatch(/wrong-secret|apiuser/);
});

test('every customer is read once, and each is found by itself as it was on its page', async () => {
  const { erp } = await setUp();
  const { records } = await allOf(erp.readCustomers);
  expect(records).toHaveLength(CUSTOMERS);
  expect(new Set(records.map(({ id }) => id)).size).toBe(CUSTOMERS);
  for (const record of records.slice(0, 5)) expect(succeeded(await erp.readCustomer(record.id, never))).toEqual(record);
  expect(succeeded(await erp.readCustomer('nobody', never))).toBeNull();
});

test('every contact is read once, and is found by id and by email as it was on its page', async () => {
  const { dotdigital } = await setUp();
  const { records } = await allOf(dotdigital.readContacts);
  expect(records.length).toBeGreaterThan(100);
  expect(new Set(records.map(({ contactId }) => contactId)).size).toBe(records.length);
  for (const contact of records.slice(0, 5)) {
    expect(succeeded(await dotdigital.readContact({ by: 'contactId', value: contact.contactId }, never))).toEqual(
      contact,
    );
    const email = contact.email ?? '';
    expect(succeeded(await dotdigital.readContact({ by: 'email', value: email }, never))).toEqual(contact);
  }
  expect(succeeded(await dotdigital.readContact({ by: 'contactId', value: 999_999_999 }, never))).toBeNull();
});

test('streams of several pages are read to their end, no record twice', async () => {
  const { erp, dotdigital } = await setUp(access.secret, 7_000);
  const customers = await allOf(erp.readCustomers);
  expect([customers.pages, customers.records.length]).toEqual([7, 7_000]);
  expect(new Set(customers.records.map(({ id }) => id)).size).toBe(7_000);
  const contacts = await allOf(dotdigital.readContacts);
  expect(contacts.pages).toBe(2);
  expect(contacts.records.length).toBeGreaterThan(5_000);
  expect(new Set(contacts.records.map(({ contactId }) => contactId)).size).toBe(contacts.records.length);
}, 30_000);

test('a new contact is created once; its address again is refused and changes nothing', async () => {
  const { dotdigital } = await setUp();
  const receipt = succeeded(await dotdigital.write(createOf('new@concord.test'), never));
  expect(receipt.status).toBe(201);
  const made = succeeded(await dotdigital.readContact({ by: 'email', value: 'new@concord.test' }, never));
  expect(made).toMatchObject({
    contactId: Number(receipt.remoteId),
    emailStatus: 'subscribed',
    optInType: expect.stringMatching(/^single$/i),
    dataFields: { ERP_ID: 'K-NEW', FIRSTNAME: 'Anna' },
    consentRecords: [{ text: 'Yes' }],
  });
  expect(await dotdigital.write(createOf('new@concord.test'), never)).toMatchObject({
    ok: false,
    error: { code: 'remote.rejected', reached: 'yes' },
  });
  expect(succeeded(await dotdigital.readContact({ by: 'email', value: 'new@concord.test' }, never))).toEqual(made);
});

test('a patch changes its field and no other, and the contact comes with the next increment', async () => {
  const { dotdigital, simulated } = await setUp();
  const { records, watermark } = await allOf(dotdigital.readContacts);
  const before = records[3];
  if (before === undefined) throw new Error('no contact');
  simulated.dotdigital.clock.advance(3_600_000);
  expect(succeeded(await dotdigital.write(patchOf(before.contactId, 'Testville'), never)).status).toBe(200);
  const after = succeeded(await dotdigital.readContact({ by: 'contactId', value: before.contactId }, never));
  expect(after).toEqual({
    ...before,
    dataFields: { ...before.dataFields, CITY: 'Testville' },
    updatedAt: after?.updatedAt,
  });
  const increment = await allOf(dotdigital.readContacts, (watermark ?? 0) + 1);
  expect(increment.records).toEqual([after]);
});

test('a patch of a contact that is not there is refused and creates none', async () => {
  const { dotdigital } = await setUp();
  const before = (await allOf(dotdigital.readContacts)).records.length;
  expect(await dotdigital.write(patchOf(999_999_999, 'x'), never)).toMatchObject({
    ok: false,
    error: { reached: 'yes' },
  });
  expect((await allOf(dotdigital.readContacts)).records).toHaveLength(before);
});

test('a command is carried out once, however often its key is sent, and the record has a new version', async () => {
  const { erp, simulated } = await setUp();
  const before = (await allOf(erp.readCustomers)).records[0];
  if (before === undefined) throw new Error('no customer');
  const change = updateOf(before.id, before.version, 'Testville');
  const first = succeeded(await erp.write(change, 'key-1', never));
  const again = succeeded(await erp.write(change, 'key-1', never));
  expect({ ...again, receivedAt: 0 }).toEqual({ ...first, receivedAt: 0 });
  const after = succeeded(await erp.readCustomer(before.id, never));
  expect(after).toMatchObject({ version: first.version, value: { ...before.value, city: 'Testville' } });
  expect(after?.version).not.toBe(before.version);
  const { body } = await simulated.erp.askAdmin('GET', `/writes?recordId=${before.id}`);
  expect(body).toMatchObject([{ changed: true }, { changed: false }]);
});

test('a command for a version that is gone is a conflict and changes nothing', async () => {
  const { erp } = await setUp();
  const before = (await allOf(erp.readCustomers)).records[0];
  if (before === undefined) throw new Error('no customer');
  succeeded(await erp.write(updateOf(before.id, before.version, 'First'), 'key-1', never));
  expect(await erp.write(updateOf(before.id, before.version, 'Second'), 'key-2', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.conflict', reached: 'yes' },
  });
  expect(succeeded(await erp.readCustomer(before.id, never))?.value.city).toBe('First');
});

test('a key that was used for another change is a conflict', async () => {
  const { erp } = await setUp();
  const [one, other] = (await allOf(erp.readCustomers)).records;
  succeeded(await erp.write(updateOf(one?.id ?? '', null, 'First'), 'key-1', never));
  expect(await erp.write(updateOf(other?.id ?? '', null, 'First'), 'key-1', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.conflict' },
  });
});
