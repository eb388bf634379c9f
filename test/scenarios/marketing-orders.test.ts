import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { WaitReason } from '../../shared/domain/posting.ts';
import {
  approvePosting,
  casesIn,
  detailOf,
  eachWithOrders,
  heldIn,
  keysWith,
  plantedIn,
  postCommand,
  readyKey,
  runOf,
  setPeriod,
} from './postings.ts';

const now = eachWithOrders();

/** The planted reasons in the words of the engine. */
const plantedAs = (reason: WaitReason): string => {
  if (reason.startsWith('period-')) return 'period';
  if (reason === 'customer-by-email') return 'number';
  if (reason === 'customer-missing') return 'customer';
  return reason === 'sku-unknown' ? 'sku' : reason === 'totals-off' ? 'total' : reason;
};

const reasonsOf = async (id: number) =>
  ((await now.engine.ask('mismatch.get', { id })).evidence.posting?.waits ?? []).map(({ reason }) => reason);

test('each marketing order that the ERP lacks is a case, and what keeps it from being posted is what was planted', async () => {
  const ended = await runOf(now, 'marketing-orders');
  expect(ended).toMatchObject({ state: 'succeeded', failure: null, counts: { compared: plantedIn(now).length } });
  const cases = await casesIn(now, ['open']);
  const found = await Promise.all(
    cases.map(async ({ id, kind, label }) => ({ kind, label, waits: await reasonsOf(id) })),
  );
  expect(new Map(found.map(({ label, waits }) => [label, waits.map(plantedAs).sort()]))).toEqual(
    new Map(plantedIn(now).map(({ key, fields }) => [key, [...fields].sort()])),
  );
  for (const { kind, waits } of found)
    expect(kind).toBe(waits.some((reason) => reason !== 'customer-by-email') ? 'posting-refused' : 'order-unposted');
});

test('a marketing order that is approved is in the ERP once, field by field, and its case is closed', async () => {
  await runOf(now, 'marketing-orders');
  const key = readyKey(now);
  const { evidence } = await detailOf(now, key);
  const id = await approvePosting(now, key);
  await now.engine.engine.idle();
  const { row, outbox } = await now.engine.ask('mismatch.get', { id });
  expect([row.status, outbox?.state, outbox?.attempts]).toEqual(['resolved', 'verified', 1]);
  const held = await heldIn(now, key);
  const posted = evidence.posting?.asItStands;
  expect(held).toMatchObject([
    {
      externalReference: key,
      customerNumber: posted?.customerNumber,
      channel: 'web',
      orderedAt: posted?.orderedAt,
      total: { amount: posted?.total, currency: posted?.currency },
      tax: { amount: posted?.tax },
      lines: posted?.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    },
  ]);
  const again = await runOf(now, 'marketing-orders');
  expect(again.counts).toMatchObject({ compared: plantedIn(now).length - 1, opened: 0, cleared: 0 });
});

test('an order of a shut month is refused as it stands, and posted on the first open day with the fix', async () => {
  await runOf(now, 'marketing-orders');
  const [key = ''] = keysWith(now, 'period');
  const detail = await detailOf(now, key);
  expect(detail.row.kind).toBe('posting-refused');
  expect(detail.keep?.choices.map(({ value }) => value)).toEqual(['with-fix', 'as-it-stands']);
  const sold = detail.evidence.posting?.saleDate ?? '';
  const fixed = detail.evidence.posting?.withFix?.postingDate ?? '';
  expect(fixed > sold).toBe(true);
  const refused = await approvePosting(now, key, 'as-it-stands');
  await now.engine.engine.idle();
  const back = await now.engine.ask('mismatch.get', { id: refused });
  expect([back.row.status, back.row.reopened]).toEqual(['open', 'rejected']);
  expect(await heldIn(now, key)).toEqual([]);
  const id = await approvePosting(now, key, 'with-fix');
  await now.engine.engine.idle();
  expect((await now.engine.ask('mismatch.get', { id })).row.status).toBe('resolved');
  const orderedAt = new Date(detail.evidence.posting?.orderedAt ?? 0).toISOString();
  expect(await heldIn(now, key)).toMatchObject([{ orderedAt, externalReference: key }]);
});

test('a penny too much is taken as rounding with the fix: what was charged and its tax stay', async () => {
  await runOf(now, 'marketing-orders');
  const key = plantedIn(now).find(({ fields }) => fields.includes('total'))?.key ?? '';
  const { evidence, reasons } = await detailOf(now, key);
  expect(reasons).toContainEqual(
    expect.objectContaining({
      code: 'posting-waits',
      sentence: expect.stringMatching(/^The total is 0\.01 \w+ more than/),
    }),
  );
  await approvePosting(now, key);
  await now.engine.engine.idle();
  const [held] = await heldIn(now, key);
  expect(held).toMatchObject({
    total: { amount: evidence.posting?.total },
    tax: { amount: evidence.posting?.tax },
    discount: { amount: evidence.posting?.withFix?.discount },
    delivery: { amount: evidence.posting?.withFix?.delivery },
  });
});

test('nobody can post an order of a stranger; what it waits for is said', async () => {
  await runOf(now, 'marketing-orders');
  const key = plantedIn(now).find(({ fields }) => fields.includes('customer'))?.key ?? '';
  const { blocked, requests } = await detailOf(now, key);
  expect(blocked).toBe('The contact whose order it is leads to no customer in the ERP. It cannot be posted like that.');
  expect(requests).toEqual([]);
});

test('what waited for its month is released by itself once the month is open', async () => {
  await runOf(now, 'marketing-orders');
  const waiting = keysWith(now, 'period');
  const months = new Set<string>();
  for (const key of waiting) months.add((await detailOf(now, key)).evidence.posting?.period?.name ?? '');
  for (const name of months) await setPeriod(now, name, 'open');
  const ended = await runOf(now, 'marketing-orders');
  expect(waiting.length).toBeGreaterThan(0);
  expect(ended.counts).toMatchObject({ released: waiting.length, opened: waiting.length, cleared: waiting.length });
  for (const key of waiting) expect((await detailOf(now, key)).row.kind).toBe('order-unposted');
});

test('an order that the ERP got meanwhile is not posted, and its case is gone', async () => {
  await runOf(now, 'marketing-orders');
  const key = readyKey(now);
  const posted = (await detailOf(now, key)).evidence.posting?.asItStands;
  if (posted == null) throw new Error('nothing to post');
  await post(posted);
  const id = await approvePosting(now, key);
  await now.engine.engine.idle();
  expect(await heldIn(now, key)).toHaveLength(1);
  const { row, outbox } = await now.engine.ask('mismatch.get', { id });
  expect([row.status, outbox?.state]).toEqual(['cleared', 'stale']);
});

/** Somebody else posts an order, by the ERP's own interface. */
const post = async ({ currency, lines, ...order }: Record<string, unknown> & { lines: readonly object[] }) => {
  const money = (amount: unknown) => ({ amount, currency });
  const fields = {
    ...order,
    ...Object.fromEntries(['total', 'tax', 'delivery', 'discount'].map((name) => [name, money(order[name])])),
    lines: lines.map((line) => {
      const { unitPrice, lineTotal, ...rest } = line as Record<string, unknown>;
      return { ...rest, unitPrice: money(unitPrice), lineTotal: money(lineTotal) };
    }),
  };
  const command = { type: 'createSalesOrder', externalId: 'somebody-else', data: { entity: 'orders', fields } };
  expect(await postCommand(now, 'somebody-else', JSON.stringify(command))).toBe(201);
};

test('what was posted is taken back by cancelling it, while the ERP has not shipped it', async () => {
  await runOf(now, 'marketing-orders');
  const key = readyKey(now);
  const id = await approvePosting(now, key);
  await now.engine.engine.idle();
  const { outbox } = await now.engine.ask('mismatch.get', { id });
  const changeId = outbox?.id ?? '';
  const preview = await now.engine.ask('change.preview-undo', { id: changeId });
  expect(preview).toMatchObject({ blocked: null, lines: [{ thing: 'sales-order', after: null }] });
  await now.engine.ask('change.undo', { id: changeId, token: preview.token, reason: null, key: randomUUID() });
  await now.engine.engine.idle();
  expect(await heldIn(now, key)).toMatchObject([{ status: 'cancelled' }]);
  // The ERP has it, cancelled: nobody posts it a second time.
  expect((await now.engine.ask('mismatch.get', { id })).row.status).toBe('cleared');
  const again = await runOf(now, 'marketing-orders');
  expect(again.counts).toMatchObject({ opened: 0 });
});

test('an order that was set aside stays so while nothing of it changes, and comes back with its month', async () => {
  await runOf(now, 'marketing-orders');
  const [key = ''] = keysWith(now, 'period');
  const { row, evidenceHash, evidence } = await detailOf(now, key);
  await now.engine.ask('decision.ignore', {
    id: row.id,
    evidenceHash,
    reason: 'later',
    until: null,
    key: randomUUID(),
  });
  const same = await runOf(now, 'marketing-orders');
  expect(same.counts.opened).toBe(0);
  expect((await casesIn(now, ['ignored'])).map(({ label }) => label)).toEqual([key]);
  await setPeriod(now, evidence.posting?.period?.name ?? '', 'open');
  await runOf(now, 'marketing-orders');
  expect((await detailOf(now, key)).row.kind).toBe('order-unposted');
});
