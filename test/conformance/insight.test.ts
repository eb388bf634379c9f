import { expect, test } from 'vitest';
import type { Page } from '../../electron/engine/connectors/connector.ts';
import { createConnectors } from '../../electron/engine/connectors/create.ts';
import type { Collection, InsightConnector, InsightRecord } from '../../electron/engine/connectors/insight.ts';
import { systemClock } from '../../electron/engine/runtime/clock.ts';
import type { InsightSwitches } from '../../electron/training/dotdigital/insight-switches.ts';
import type { Result } from '../../shared/result.ts';
import { keptLog } from '../engine/connectors/http/server-of-a-test.ts';
import { startedDotdigital } from '../training/started.ts';

const never = new AbortController().signal;
const access = { user: 'apiuser-test@apiconnector.com', secret: 'pass:word' };

const ORDERS: Collection = { name: 'Orders', scope: 'contact', type: 'orders' };
const CATALOG: Collection = { name: 'Catalog_Default', scope: 'account', type: 'catalog' };

/** Concord's connector for insight data against the training account. */
const setUp = async (switches: Partial<InsightSwitches> = {}) => {
  // Plenty, so that the connector need not spread its calls.
  const simulated = await startedDotdigital({ switches: { callsPerMinute: { low: 9_999, high: 9_999 }, ...switches } });
  const { baseUrl } = simulated;
  const { dotdigital } = createConnectors(
    { erp: { ...access, product: 'ERP', baseUrl }, dotdigital: { ...access, product: 'Dotdigital', baseUrl } },
    { clock: systemClock(), log: keptLog().log, timeoutMs: 10_000 },
  );
  return { insight: dotdigital.insight, simulated };
};

const succeeded = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.sentence}`);
  return result.value;
};

const allOf = async (insight: InsightConnector, collection: Collection, sinceAt: number | null = null, limit = 100) => {
  const records: InsightRecord[] = [];
  for (let cursor: string | null = null, pages = 0; pages < 100; pages += 1) {
    const page: Page<InsightRecord> = succeeded(await insight.read(collection, { cursor, sinceAt, limit }, never));
    expect(page.unusable).toEqual([]);
    records.push(...page.records);
    cursor = page.next;
    if (cursor === null) return records;
  }
  throw new Error('the pages do not end');
};

const imported = async (insight: InsightConnector, collection: Collection, records: readonly InsightRecord[]) => {
  const { importId } = succeeded(await insight.startImport(collection, records, never));
  const seen: string[] = [];
  for (let look = 0; look < 9; look += 1) {
    const report = succeeded(await insight.importReport(importId, never));
    seen.push(report.state);
    if (report.state !== 'running') return { report, seen };
  }
  throw new Error(`the import does not end: ${seen.join(', ')}`);
};

test('collections, columns and every record of the account are read', async () => {
  const { insight } = await setUp();
  const collections = succeeded(await insight.collections(never));
  for (const collection of [ORDERS, CATALOG]) {
    const { records } = collections.find(({ name }) => name === collection.name) ?? { records: 0 };
    const read = await allOf(insight, collection);
    expect(read).toHaveLength(records);
    expect(new Set(read.map(({ key }) => key)).size).toBe(records);
    expect(read.every(({ contactId }) => (contactId === null) === (collection.scope === 'account'))).toBe(true);
  }
  const columns = succeeded(await insight.schema('Orders', never)) ?? [];
  expect(columns).toContainEqual({ name: 'order_total', type: 'FLOAT', isRepeated: false, columns: [] });
  expect(columns.find(({ name }) => name === 'products')?.isRepeated).toBe(true);
  expect(succeeded(await insight.schema('Unheard', never))).toBeNull();
});

test('pages that hold fewer than were asked for lead to every record all the same', async () => {
  const { insight } = await setUp({ insightPageSize: 7 });
  const { insight: plain } = await setUp();
  const keys = async (connector: InsightConnector) => (await allOf(connector, CATALOG)).map(({ key }) => key);
  expect(await keys(insight)).toEqual(await keys(plain));
});

test('what was read can be handed in again, an increment tells it, and its report too', async () => {
  const { insight, simulated } = await setUp();
  const [first, second] = await allOf(insight, ORDERS);
  if (!first || !second) throw new Error('there are too few orders');
  simulated.clock.advance(1_000);
  const changed = { ...first, json: { ...first.json, order_status: 'returned' } };
  const wrong = { ...second, json: { ...second.json, order_total: '10.00' } };
  const { report, seen } = await imported(insight, ORDERS, [changed, wrong]);
  expect(seen).toEqual(['running', 'running', 'finished']);
  expect(report).toMatchObject({
    imported: 1,
    refused: [
      {
        key: second.key,
        reason: 'JsonValueIncompatibleWithSchema',
        details: ["Field 'order_total' is expected to be a number"],
      },
    ],
  });
  const since = await allOf(insight, ORDERS, simulated.clock.now());
  expect(since.map(({ key, json }) => [key, json.order_status])).toEqual([[first.key, 'returned']]);
});

test('the published words of an import mean the same', async () => {
  const { insight } = await setUp({ insightImportWords: 'published' });
  const [order] = await allOf(insight, ORDERS);
  if (!order) throw new Error('there are no orders');
  expect((await imported(insight, ORDERS, [order])).seen).toEqual(['running', 'running', 'finished']);
});

test.each(['Failed', 'RejectedByWatchdog', 'NotAvailableInThisVersion'] as const)(
  'an import that ends as %s has failed',
  async (insightImportOutcome) => {
    const { insight } = await setUp({ insightImportOutcome });
    const [order] = await allOf(insight, ORDERS);
    if (!order) throw new Error('there are no orders');
    expect((await imported(insight, ORDERS, [order])).report).toMatchObject({
      state: 'failed',
      status: insightImportOutcome,
    });
  },
);
