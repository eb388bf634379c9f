import { expect, test } from 'vitest';
import { postingFacts, postingRecords } from '../../../../renderer/features/mismatches/postings.ts';
import { day as dayOf } from '../../../../renderer/text/format.ts';
import type { PostedOrder } from '../../../../shared/domain/posting.ts';
import type { PostingEvidence } from '../../../../shared/domain/posting-evidence.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';

const line = { sku: 'A-1', name: 'Scarf', quantity: '2', unitPrice: '8.50', lineTotal: '17.00' };
const order: PostedOrder = {
  externalReference: 'MKT-1',
  customerNumber: 'C-1',
  channel: 'web',
  orderedAt: '2026-09-30T10:00:00.000Z',
  postingDate: '2026-09-30',
  currency: 'GBP',
  total: '17.00',
  tax: '2.83',
  delivery: '0.00',
  discount: '0.00',
  lines: [line],
};
const posting: PostingEvidence = {
  key: 'MKT-1',
  recordHash: 1,
  contactId: 7,
  source: 'marketing',
  status: 'confirmed',
  orderedAt: Date.UTC(2026, 8, 30, 10),
  currency: 'GBP',
  total: '17.00',
  tax: '2.83',
  delivery: '0.00',
  discount: '0.00',
  lines: [line],
  customer: { id: 'c1', number: 'C-1', by: 'erp-number' },
  saleDate: '2026-09-30',
  period: { name: '2026-09', ar: 'locked' },
  waits: [{ reason: 'period-closed', detail: '2026-09' }],
  asItStands: order,
  withFix: { ...order, postingDate: '2026-11-01' },
};
const keep = {
  proposed: 'with-fix',
  choices: [
    { value: 'with-fix', label: 'With the fix', detail: '' },
    { value: 'as-it-stands', label: 'As it stands', detail: '' },
  ],
};
const detail = (evidence: PostingEvidence | undefined, chosen: typeof keep | null): MismatchDetail =>
  ({
    row: { kind: 'posting-refused', label: 'MKT-1', reference: 'C-1' },
    evidence: { posting: evidence },
    keep: chosen,
  }) as unknown as MismatchDetail;

test('two ways of posting stand side by side, and only what differs is marked', () => {
  const records = postingRecords(detail(posting, keep));
  expect(records?.columns.map(({ title }) => title)).toEqual(['With the fix', 'As it stands']);
  expect(records?.lines.filter(({ isDifferent }) => isDifferent)).toMatchObject([
    { name: 'Posting date', texts: ['1 Nov 2026', '30 Sept 2026'] },
  ]);
  expect(records?.lines.at(-1)).toMatchObject({ name: 'A-1', texts: ['2 at 8.50, 17.00', '2 at 8.50, 17.00'] });
});

test("the day of the sale is the one of the ERP's calendar, which its period goes by", () => {
  const late = { ...posting, orderedAt: Date.UTC(2026, 8, 30, 23, 30), saleDate: '2026-10-01' };
  expect(postingRecords(detail(late, keep))?.lines[1]).toMatchObject({
    name: 'Sold on',
    texts: ['1 Oct 2026', '1 Oct 2026'],
  });
  expect(postingFacts(detail({ ...late, withFix: null }, null))?.rows[1]).toMatchObject({
    name: 'Sold on',
    right: '1 Oct 2026',
    result: '← posted on 30 Sept 2026',
  });
  const unknown = { ...late, saleDate: null, withFix: null };
  expect(postingFacts(detail(unknown, null))?.rows[1]?.right).toBe(dayOf(late.orderedAt));
  expect(postingFacts(detail({ ...unknown, orderedAt: null }, null))?.rows[1]?.right).toBe('not told');
});

test('where there is one way only nothing is chosen: what the ERP would get stands beside the record', () => {
  const ready = { ...posting, waits: [], withFix: null };
  expect(postingRecords(detail(ready, null))).toBeNull();
  const facts = postingFacts(detail(ready, null));
  expect(facts?.rows.some(({ isMarked }) => isMarked)).toBe(false);
  expect(facts?.rows[0]).toMatchObject({ right: 'contact 7, by its number customer C-1', result: '← C-1' });
});

test.each<[string, Partial<PostingEvidence>, string]>([
  ['a stranger', { customer: null, waits: [{ reason: 'customer-missing', detail: null }] }, 'Customer'],
  ['an unknown article', { waits: [{ reason: 'sku-unknown', detail: 'A-1, B-2' }] }, 'A-1'],
  ['a penny', { waits: [{ reason: 'totals-off', detail: '0.01 GBP' }] }, 'Total'],
  ['a status', { waits: [{ reason: 'status-unknown', detail: null }], status: null }, 'Status'],
  ['a shut month', {}, 'Sold on'],
])('what the case is about is marked: %s', (_, changes, name) => {
  const facts = postingFacts(detail({ ...posting, withFix: null, asItStands: null, ...changes }, null));
  expect(facts?.rows.filter(({ isMarked }) => isMarked).map((row) => row.name)).toEqual([name]);
  expect(facts?.rows.every(({ result }) => result === '')).toBe(true);
});

test('once the ERP has the order there is nothing to compare', () => {
  expect(postingFacts(detail(undefined, null))).toMatchObject({ rows: [], right: { note: 'MKT-1' } });
});
