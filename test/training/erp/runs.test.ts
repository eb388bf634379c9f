import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

type Erp = Awaited<ReturnType<typeof startedErp>>;

const order = ({ ask }: Pick<Erp, 'ask'>, key: string, json: object) =>
  ask('POST', '/runs', { headers: { 'Idempotency-Key': key }, json });
const runIdOf = async (erp: Erp): Promise<string> =>
  ((await order(erp, 'key-1', { flow: 'customer-export' })).body as { runId: string }).runId;
const stateOf = async ({ ask }: Erp, runId: string) => (await ask('GET', `/runs/${runId}`)).body;

test('a run is queued, runs and succeeds on the clock of the ERP, and the mailbox tells of its end', async () => {
  const erp = await startedErp();
  const ordered = await order(erp, 'key-1', { flow: 'customer-export', params: { since: '2026-01-01' } });
  const { runId } = ordered.body as { runId: string };
  expect([ordered.status, ordered.headers.get('location')]).toEqual([202, `/erp/v1/runs/${runId}`]);
  expect(await stateOf(erp, runId)).toMatchObject({
    runId,
    flow: 'customer-export',
    state: 'queued',
    counts: { read: 0, written: 0, skipped: 0, failed: 0 },
  });
  erp.clock.advance(12_000);
  expect(await stateOf(erp, runId)).toMatchObject({ state: 'running', counts: { read: 100, written: 100 } });
  expect((await erp.ask('GET', '/events')).body).toMatchObject({ events: [] });
  erp.clock.advance(10_000);
  const endedAt = new Date(erp.clock.now()).toISOString();
  erp.clock.advance(3_600_000);
  expect(await stateOf(erp, runId)).toMatchObject({ state: 'succeeded', endedAt, counts: { read: 200, failed: 0 } });
  expect((await erp.ask('GET', '/events')).body).toMatchObject({
    events: [{ seq: 1, at: endedAt, kind: 'run.finished', runId, severity: 'info' }],
  });
});

test.each([
  ['partial', 'run.finished', 'warning', { read: 200, written: 196, failed: 4 }],
  ['failed', 'run.failed', 'error', { read: 100, written: 98, failed: 2 }],
] as const)('a run can end as %s', async (runOutcome, kind, severity, counts) => {
  const erp = await startedErp({ switches: { runOutcome } });
  const runId = await runIdOf(erp);
  erp.clock.advance(60_000);
  expect(await stateOf(erp, runId)).toMatchObject({ state: runOutcome, counts });
  expect((await erp.ask('GET', '/events')).body).toMatchObject({ events: [{ kind, severity, runId }] });
});

test('the same key starts no second run, and is kept apart from the keys of commands', async () => {
  const erp = await startedErp();
  const first = await order(erp, 'key-1', { flow: 'customer-export' });
  const again = await order(erp, 'key-1', { flow: 'customer-export' });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect([again.status, again.body, again.headers.get('location')]).toEqual([
    202,
    first.body,
    first.headers.get('location'),
  ]);
  expect(await order(erp, 'key-1', { flow: 'product-export' })).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency_mismatch' } },
  });
  const command = {
    type: 'updateRecord',
    externalId: 'e',
    data: { entity: 'customers', id: 'cus_000001', fields: { city: 'York' } },
  };
  const headers = { 'Idempotency-Key': 'key-1' };
  expect((await erp.ask('POST', '/commands', { headers, json: command })).status).toBe(201);
});

test('a flow that is not deployed and a locked period are refused, and keep no key', async () => {
  const erp = await startedErp();
  expect(await order(erp, 'key-1', { flow: 'nothing' })).toMatchObject({
    status: 422,
    body: { error: { code: 'flow_not_deployed', class: 'flow' } },
  });
  expect(await order(erp, 'key-1', { flow: 'order-import', params: { period: '2026-08' } })).toMatchObject({
    status: 422,
    body: { error: { code: 'period_closed', class: 'period_closed', fields: [{ path: 'params.period' }] } },
  });
  expect((await order(erp, 'key-1', { flow: 'order-import', params: { period: '2026-11' } })).status).toBe(202);
});

test('an order needs a key and its right shape, and a run must be known', async () => {
  const erp = await startedErp();
  expect(await erp.ask('POST', '/runs', { json: { flow: 'customer-export' } })).toMatchObject({
    body: { error: { code: 'missing_idempotency_key' } },
  });
  expect(await order(erp, 'key-1', { params: {} })).toMatchObject({
    status: 422,
    body: { error: { fields: [{ path: 'flow' }] } },
  });
  expect(await erp.ask('GET', '/runs/run_0')).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
});

test('a run goes on when the ERP is started again', async () => {
  const first = await startedErp();
  const runId = await runIdOf(first);
  await first.close();
  const second = await startedErp({ folder: first.folder });
  second.clock.advance(60_000);
  expect(await stateOf(second, runId)).toMatchObject({ state: 'succeeded' });
});

test('a run goes over the records that its flow is about', async () => {
  const erp = await startedErp();
  const read = async (flow: string) => {
    const { runId } = (await order(erp, `key-${flow}`, { flow })).body as { runId: string };
    erp.clock.advance(60_000);
    return stateOf(erp, runId);
  };
  expect(await read('product-export')).toMatchObject({ counts: { read: 32 } });
  expect(await read('order-export')).toMatchObject({ counts: { read: 800 } });
  expect(await read('customer-import')).toMatchObject({ counts: { read: 200 } });
});
