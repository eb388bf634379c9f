import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noSend } from '../../../shared/domain/impact.ts';
import {
  type MismatchRow,
  mismatchKinds,
  mismatchStatuses,
  ownerOf,
  owners,
  severities,
} from '../../../shared/domain/mismatch.ts';
import { type MismatchFilter, type MismatchSort, mismatchSortSchema } from '../../../shared/ipc/operations/mismatch.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { newCase } from './records.ts';

const everything: MismatchFilter = {
  statuses: [...mismatchStatuses],
  kinds: [],
  owners: [],
  severities: [],
  since: null,
  search: '',
  assigned: 'anyone',
};

const sorts = mismatchSortSchema.options;

type Store = ReturnType<typeof inMemory>['mismatches'];

/** Every row, page by page; stops when pages do not end. */
const paged = (store: Store, filter: MismatchFilter, sort: MismatchSort, limit: number): readonly MismatchRow[] => {
  const rows: MismatchRow[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 500; pages += 1) {
    const page: ReturnType<Store['page']> = store.page({ filter, sort, cursor, limit, operator: 'anna' });
    rows.push(...page.rows);
    if (page.nextCursor === null) return rows;
    expect(page.rows).toHaveLength(limit);
    cursor = page.nextCursor;
  }
  throw new Error('the pages do not end');
};

const bytes = (text: string): Buffer => Buffer.from(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));

const minus = (amount: string | null | undefined): number => -Number(amount ?? 0);

/** The order said the plain way. */
const compare: Readonly<Record<MismatchSort, (left: MismatchRow, right: MismatchRow) => number>> = {
  newest: (left, right) => right.detectedAt - left.detectedAt || right.id - left.id,
  severity: (left, right) =>
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    right.detectedAt - left.detectedAt ||
    right.id - left.id,
  impact: (left, right) =>
    (left.impact?.sendAt ?? noSend) - (right.impact?.sendAt ?? noSend) ||
    (left.impact?.campaign ?? 0) - (right.impact?.campaign ?? 0) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    minus(left.impact?.amount) - minus(right.impact?.amount) ||
    left.detectedAt - right.detectedAt ||
    left.id - right.id,
  name: (left, right) => Buffer.compare(bytes(left.label), bytes(right.label)) || left.id - right.id,
};

/** Among the cases of one send that send says nothing about the order. */
const orderOf = (sort: MismatchSort, { campaign }: MismatchFilter) => {
  if (sort !== 'impact' || campaign === undefined) return compare[sort];
  const alike = (row: MismatchRow): MismatchRow => ({
    ...row,
    impact: { currency: null, people: null, amount: row.impact?.amount ?? null, sendAt: null, campaign: null },
  });
  return (left: MismatchRow, right: MismatchRow): number => compare.impact(alike(left), alike(right));
};

const allows = (filter: MismatchFilter, row: MismatchRow, sends: readonly number[]): boolean =>
  (filter.campaign === undefined || sends.includes(filter.campaign)) &&
  filter.statuses.includes(row.status) &&
  (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
  (filter.owners.length === 0 || filter.owners.includes(ownerOf[row.kind])) &&
  (filter.severities.length === 0 || filter.severities.includes(row.severity)) &&
  (filter.since === null || row.detectedAt >= filter.since) &&
  { anyone: true, me: row.assignee === 'anna', nobody: row.assignee === null, review: row.isSample === true }[
    filter.assigned
  ] &&
  (filter.search === '' ||
    row.label
      .toLowerCase()
      .split(/\W+/)
      .some((word) => word.startsWith(filter.search)));

const someCase = fc.record({
  kind: fc.constantFrom(...mismatchKinds),
  severity: fc.constantFrom(...severities),
  status: fc.constantFrom(...mismatchStatuses),
  at: fc.integer({ min: 0, max: 5 }),
  label: fc.constantFrom('anna', 'Anna', 'ANNA b', 'bert', 'Émile', 'émile', '', 'Zoë', '李', 'anna_', 'z'),
  assignee: fc.constantFrom(null, 'anna', 'ben'),
  sends: fc.subarray([7, 8, 9]),
  amount: fc.constantFrom(null, '1', '2.5'),
});

type SomeCase = Pick<MismatchRow, 'kind' | 'severity' | 'status' | 'label' | 'assignee'> & {
  readonly at: number;
  readonly sends: readonly number[];
  readonly amount: string | null;
};

/** Two of them at one instant. */
const sendsToCome = [7, 8, 9].map((campaign) => ({
  campaign,
  name: `C${campaign}`,
  sendAt: campaign === 9 ? 100 : 200,
  lists: [],
  everyone: false,
  notTold: [],
  namedBy: null,
  namedAt: null,
  gone: false,
  marked: true,
}));

const someFilter: fc.Arbitrary<MismatchFilter> = fc
  .record({
    statuses: fc.array(fc.constantFrom(...mismatchStatuses), { minLength: 1, maxLength: 7 }),
    kinds: fc.array(fc.constantFrom(...mismatchKinds), { maxLength: 3 }),
    owners: fc.array(fc.constantFrom(...owners), { maxLength: 2 }),
    severities: fc.array(fc.constantFrom(...severities), { maxLength: 3 }),
    since: fc.option(fc.integer({ min: NOW, max: NOW + 6 })),
    search: fc.constantFrom('', '', 'ann', 'b'),
    assigned: fc.constantFrom('anyone', 'anyone', 'me', 'nobody'),
    campaign: fc.constantFrom(undefined, undefined, 7, 8, 9),
  })
  .map(({ campaign, ...rest }) => (campaign === undefined ? rest : { ...rest, campaign }));

const filled = (cases: readonly SomeCase[]) => {
  const world = inMemory();
  for (const send of sendsToCome) world.impacts.keepSend(send);
  cases.forEach(({ kind, severity, status, at, label, assignee, sends, amount }, index) => {
    const id = world.mismatches.open(newCase(`k${index}`, { at: NOW + at, label, finding: { kind, severity } }), null);
    const touching = sendsToCome.filter(({ campaign }) => sends.includes(campaign)).reverse();
    const worth = { amount, currency: amount === null ? null : 'GBP', orders: 1, people: 1, others: [], since: null };
    const inOrder = touching.sort((left, right) => left.sendAt - right.sendAt || left.campaign - right.campaign);
    world.impacts.price(id, { worth, rank: -100 * Number(amount ?? 0), touching: inOrder });
    world.mismatches.setStatus(id, status, { at: NOW });
    world.mismatches.assign(id, assignee);
  });
  return world;
};

test('paging by any sort through any filter gives what a plain filter and sort give', () => {
  fc.assert(
    fc.property(
      fc.array(someCase, { maxLength: 40, size: 'max' }),
      someFilter,
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 9 }),
      (cases, filter, sort, limit) => {
        const { db, mismatches } = filled(cases);
        const all = cases.flatMap((_, index) => mismatches.get(index + 1)?.row ?? []);
        const wanted = all
          .filter((row) => allows(filter, row, cases[row.id - 1]?.sends ?? []))
          .sort(orderOf(sort, filter));
        expect(paged(mismatches, filter, sort, limit).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
        const { total, totalIsExact } = mismatches.page({
          filter,
          sort,
          cursor: null,
          limit,
          operator: 'anna',
        });
        expect({ total, totalIsExact }).toEqual({ total: wanted.length, totalIsExact: true });
        db.close();
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

const many = (count: number) =>
  filled(
    Array.from({ length: count }, (_, n) => ({
      kind: mismatchKinds[n % 4] ?? 'field-drift',
      severity: severities[n % 2] ?? 'warns',
      status: 'open' as const,
      at: n % 5,
      label: `Person ${n}`,
      assignee: null,
      sends: n % 3 === 0 ? [7] : [],
      amount: null,
    })),
  );

test.each(sorts)('rows that come while paging by %s repeat none and hide none of the old ones', (sort) => {
  const { mismatches } = many(50);
  const before = paged(mismatches, everything, sort, 50).map(({ id }) => id);
  const met: number[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 30; page += 1) {
    const next: ReturnType<Store['page']> = mismatches.page({ filter: everything, sort, cursor, limit: 7 });
    met.push(...next.rows.map(({ id }) => id));
    if (next.nextCursor === null) break;
    cursor = next.nextCursor;
    mismatches.open(newCase(`new-${page}`, { at: NOW + (page % 7), label: `Person ${page * 3}` }), null);
  }
  expect(new Set(met).size).toBe(met.length);
  expect(met.filter((id) => id <= 50)).toEqual(before);
});

test.each([
  '',
  'nonsense',
  'e30',
  Buffer.from('[1,2]').toString('base64url'),
  Buffer.from('null').toString('base64url'),
  '😀',
])('the malformed cursor %j gives the first page', (cursor) => {
  const { mismatches } = many(9);
  const first = mismatches.page({ filter: everything, sort: 'newest', cursor: null, limit: 3 });
  expect(mismatches.page({ filter: everything, sort: 'newest', cursor, limit: 3 })).toEqual(first);
});

test('a cursor with foreign parts is not taken', () => {
  const { mismatches } = many(9);
  const first = mismatches.page({ filter: everything, sort: 'name', cursor: null, limit: 3 });
  const place = JSON.parse(Buffer.from(first.nextCursor ?? '', 'base64url').toString());
  const foreign = Buffer.from(JSON.stringify({ ...place, extra: 1 })).toString('base64url');
  expect(mismatches.page({ filter: everything, sort: 'name', cursor: foreign, limit: 3 })).toEqual(first);
});

test('a page at any depth goes by an index, without sorting', () => {
  const ran: string[] = [];
  const { db, mismatches } = inMemory((sql) => ran.push(sql));
  for (let n = 0; n < 20; n += 1) mismatches.open(newCase(`k${n}`), null);
  const planOf = (sql: string): string =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ');
  const filters: readonly MismatchFilter[] = [
    { ...everything, statuses: ['open'] },
    { ...everything, kinds: ['field-drift'] },
    { ...everything, statuses: ['open'], campaign: 7 },
  ];
  for (const filter of filters)
    for (const sort of sorts) {
      const first = mismatches.page({ filter, sort, cursor: null, limit: 5 });
      ran.length = 0;
      mismatches.page({ filter, sort, cursor: first.nextCursor, limit: 5 });
      const plans = ran.filter((sql) => sql.includes('ORDER BY')).map(planOf);
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans)
        expect(plan).toMatch(
          /^SEARCH (mismatch|s) USING (COVERING INDEX|INDEX|PRIMARY KEY) [^;]+(; (CORRELATED|SEARCH) [^;]+)*$/,
        );
    }
});
