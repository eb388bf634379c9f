import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

type Told = { seq: number; at: string; kind: string; id?: string };
type Mail = { events: Told[]; lastSeq: number; oldestSeq: number };
type Erp = Awaited<ReturnType<typeof startedErp>>;

const mail = async ({ ask }: Pick<Erp, 'ask'>, query = ''): Promise<Mail> =>
  (await ask('GET', `/events${query}`)).body as Mail;
const change = ({ admin }: Pick<Erp, 'admin'>, count: number): void => {
  for (let place = 1; place <= count; place += 1) {
    expect(admin.edit({ id: `cus_00000${place}`, fields: { city: `Town ${place}` } })).toBeNull();
  }
};

test('an empty mailbox says that nothing was missed', async () => {
  expect(await mail(await startedErp())).toEqual({ events: [], lastSeq: 0, oldestSeq: 1 });
});

test('every change is told once, numbered without gaps, from after the given number on', async () => {
  const erp = await startedErp();
  change(erp, 5);
  const all = await mail(erp);
  expect(all.events.map(({ seq, id, kind }) => [seq, id, kind])).toEqual(
    [1, 2, 3, 4, 5].map((seq) => [seq, `cus_00000${seq}`, 'erp.changed']),
  );
  const some = await mail(erp, '?after=2&limit=2');
  expect([some.events.map(({ seq }) => seq), some.lastSeq, some.oldestSeq]).toEqual([[3, 4], 5, 1]);
});

test('what was acknowledged is gone, numbers go on, and a reader further behind can tell', async () => {
  const erp = await startedErp();
  change(erp, 3);
  expect((await erp.ask('POST', '/events/ack', { json: { upTo: 2 } })).body).toEqual({ lastSeq: 3, oldestSeq: 3 });
  expect((await mail(erp, '?after=0')).oldestSeq).toBe(3);
  await erp.ask('POST', '/events/ack', { json: { upTo: 99 } });
  expect(await mail(erp)).toEqual({ events: [], lastSeq: 3, oldestSeq: 4 });
  change(erp, 1);
  expect((await mail(erp, '?after=3')).events.map(({ seq }) => seq)).toEqual([4]);
});

test('only so many events are kept', async () => {
  const erp = await startedErp({ switches: { eventsKept: 2 } });
  change(erp, 5);
  expect(await mail(erp)).toMatchObject({ events: [{ seq: 4 }, { seq: 5 }], lastSeq: 5, oldestSeq: 4 });
});

test('a reader who waits is answered as soon as something happens', async () => {
  const erp = await startedErp();
  const waiting = mail(erp, '?after=0&wait=25');
  // The first call sees to it that the waiting one has arrived.
  await expect.poll(async () => (await mail(erp)).lastSeq).toBe(0);
  change(erp, 1);
  expect((await waiting).events).toMatchObject([{ seq: 1, id: 'cus_000001' }]);
});

test('a reader who waits also hears of a run that ends meanwhile on the clock of the ERP', async () => {
  const erp = await startedErp();
  await erp.ask('POST', '/runs', { headers: { 'Idempotency-Key': 'k' }, json: { flow: 'customer-export' } });
  const waiting = mail(erp, '?wait=25');
  erp.clock.advance(60_000);
  expect((await waiting).events).toMatchObject([{ kind: 'run.finished' }]);
});

test('a reader who waits for nothing is answered when the time is over', async () => {
  const erp = await startedErp({ waitSecondMs: 2 });
  expect((await mail(erp, '?wait=25')).events).toEqual([]);
});

test('what is there already is answered at once, and closing leaves nobody waiting', async () => {
  const erp = await startedErp();
  change(erp, 1);
  expect((await mail(erp, '?after=0&wait=25')).events).toHaveLength(1);
  const waiting = mail(erp, '?after=1&wait=25').then(
    () => 'answered',
    () => 'cut',
  );
  await mail(erp);
  await erp.close();
  expect(await waiting).toBe('cut');
});

test.each(['?wait=26', '?limit=0', '?limit=1001', '?after=-1', '?after=x'])('%s is refused', async (query) => {
  const { ask } = await startedErp();
  expect(await ask('GET', `/events${query}`)).toMatchObject({
    status: 422,
    body: { error: { code: 'validation_failed' } },
  });
});

test('an event of the platform’s own can be posted, and a month closed', async () => {
  const erp = await startedErp();
  const event = { kind: 'record.error', entity: 'customers', id: 'cus_000001', severity: 'error' };
  expect((await erp.askAdmin('POST', '/event', { json: event })).status).toBe(200);
  expect((await erp.askAdmin('POST', '/period', { json: { name: '2026-11', ar: 'locked' } })).status).toBe(200);
  expect((await mail(erp)).events).toMatchObject([event, { kind: 'period.changed', id: '2026-11' }]);
});

test('events outlive the process, and go with a reset', async () => {
  const first = await startedErp();
  change(first, 2);
  await first.close();
  const second = await startedErp({ folder: first.folder });
  expect((await mail(second)).lastSeq).toBe(2);
  second.admin.reset();
  expect(await mail(second)).toEqual({ events: [], lastSeq: 0, oldestSeq: 1 });
});
