import SqliteDatabase, { type Database } from 'better-sqlite3';
import { batchesOf } from '../../electron/engine/runtime/batching.ts';
import type { KeptSend } from '../../electron/engine/store/impact-store.ts';
import { mismatchKinds, severities } from '../../shared/domain/mismatch.ts';
import type { MismatchFilter, MismatchSort } from '../../shared/ipc/operations/mismatch.ts';
import { firstNames, lastNames } from '../accuracy/corpus/pools.ts';
import { type Figure, type Measure, medianMs } from './figure.ts';
import { sizeWanted } from './mirror-rows.ts';
import { openWorkspace, type Workspace } from './opened-workspace.ts';

const limit = 100;
const open: MismatchFilter = {
  statuses: ['open'],
  kinds: [],
  owners: [],
  severities: [],
  since: null,
  search: '',
  assigned: 'anyone',
};
const narrowed: MismatchFilter = { ...open, owners: ['marketing'], severities: ['warns'] };

/** The list of mismatches: a page of 100 at both ends, counts, and search, each against the plain SQL for it. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  const db = new SqliteDatabase(workspace.file, { readonly: true });
  try {
    fill(workspace, size);
    const { page, counts } = workspace.stores.mismatches;
    const rows = `${size.toLocaleString('en-GB')} cases`;
    const figures: Figure[] = [];
    for (const [what, filter, sort] of pages) {
      const cursor = deepest(workspace, filter, sort);
      const first = await medianMs(41, () => page({ filter, sort, cursor: null, limit }));
      const last = await medianMs(41, () => page({ filter, sort, cursor, limit }));
      const reference = { name: 'first page', value: first };
      figures.push({ name: `deepest page, ${what}, ${rows}`, value: last, unit: 'ms', reference, goal: { atMost: 2 } });
    }
    const offset = db.prepare(
      'SELECT * FROM mismatch WHERE status = 0 ORDER BY detected_at DESC, id DESC LIMIT 100 OFFSET ?',
    );
    const byOffset = { name: 'by OFFSET', value: await medianMs(5, () => offset.all(size - limit)) };
    const cursor = deepest(workspace, open, 'newest');
    const keyset = await medianMs(41, () => page({ filter: open, sort: 'newest', cursor, limit }));
    figures.push({ name: `deepest page, newest, ${rows}`, value: keyset, unit: 'ms', reference: byOffset, goal: null });
    const group = db.prepare('SELECT kind, severity, status, COUNT(*) FROM mismatch GROUP BY kind, severity, status');
    const counted = { name: 'GROUP BY', value: await medianMs(5, () => group.all()) };
    figures.push({
      name: `counts, ${rows}`,
      value: await medianMs(41, counts),
      unit: 'ms',
      reference: counted,
      goal: { atMost: 0.1 },
    });
    figures.push(...(await searches(workspace, db, size)));
    return figures;
  } finally {
    db.close();
    workspace.close();
  }
};

/** What an operator types, and what nobody should: the letter that the reference of every case begins with. */
const searches = async ({ stores }: Workspace, db: Database, size: number): Promise<readonly Figure[]> => {
  const { page } = stores.mismatches;
  const name = labelAt(Math.floor(size / 3));
  const [first = '', last = ''] = name.split(' ');
  const like = db.prepare("SELECT * FROM mismatch WHERE label LIKE '%' || ? || '%' LIMIT 100");
  const figures: Figure[] = [];
  for (const [what, search, more] of [
    ['a name', name, {}],
    ['the beginning of a surname', last.slice(0, 4), {}],
    ['a first name', first, {}],
    [
      'what every case has',
      'k',
      { isClaimed: false, note: 'all words that begin so are put together before the first is read' },
    ],
  ] as const) {
    const value = await medianMs(11, () => page({ filter: { ...open, search }, sort: 'newest', cursor: null, limit }));
    const reference = { name: "LIKE '%…%'", value: await medianMs(5, () => like.all(search)) };
    const cases = `${size.toLocaleString('en-GB')} cases`;
    figures.push({ name: `search, ${what}, ${cases}`, value, unit: 'ms', reference, goal: null });
    figures.push({ name: '… in milliseconds', value, unit: 'ms', reference: null, goal: { atMost: 5 }, ...more });
  }
  return figures;
};

const pages: readonly (readonly [string, MismatchFilter, MismatchSort])[] = [
  ['newest', open, 'newest'],
  ['soonest endangered', open, 'impact'],
  ['soonest endangered, narrowed', narrowed, 'impact'],
  ['of one campaign', { ...open, campaign: 1 }, 'impact'],
  ['severity', open, 'severity'],
  ['name', open, 'name'],
  ['newest, narrowed', narrowed, 'newest'],
];

/** Whom a case is about: every first name with every surname, each as often as another. */
const labelAt = (n: number): string =>
  `${firstNames[n % firstNames.length]} ${lastNames[Math.floor(n / firstNames.length) % lastNames.length]}`;

/** One open case for each row, of every kind and severity, found over some weeks. */
const fill = ({ stores }: Workspace, size: number): void => {
  stores.atomically(() => {
    for (const send of sends) stores.impacts.keepSend(send);
  });
  for (const batch of batchesOf(
    Array.from({ length: size }, (_, n) => n),
    500,
  ))
    stores.atomically(() => {
      for (const n of batch) {
        const kind = mismatchKinds[n % mismatchKinds.length] ?? 'field-drift';
        const finding = { kind, severity: severities[n % 3 === 0 ? 0 : 1] ?? 'warns', fieldMask: 1 << (n % 15) };
        const texts = { matchKey: `K-${n}`, label: labelAt(n), customerRid: null, contactRid: null };
        const id = stores.mismatches.open({ finding, ...texts, at: (n * 7_919) % 2_000_000_000, runId: 1 }, null);
        stores.impacts.price(id, impactOf(n));
      }
    });
};

/** Two campaigns: a tenth of the cases touch the later one, some of these the sooner one too. */
const sends: readonly KeptSend[] = [2, 1].map((campaign) => ({
  campaign,
  name: `Campaign ${campaign}`,
  sendAt: 3_000_000_000 - campaign,
  lists: [],
  everyone: false,
  notTold: [],
  namedBy: null,
  namedAt: null,
  gone: false,
  marked: true,
}));

const impactOf = (n: number): Parameters<Workspace['stores']['impacts']['price']>[1] => {
  const hundredths = (n * 7_919) % 100_000;
  return {
    worth: { amount: String(hundredths / 100), currency: 'GBP', orders: 1, people: 1, others: [], since: null },
    rank: hundredths === 0 ? 0 : -hundredths,
    touching: sends.filter(({ campaign }) => n % (campaign === 1 ? 10 : 50) === 0),
  };
};

/** The cursor of the last full page. */
const deepest = ({ stores }: Workspace, filter: MismatchFilter, sort: MismatchSort): string | null => {
  let before: string | null = null;
  for (let cursor: string | null = null; ; ) {
    const page: ReturnType<typeof stores.mismatches.page> = stores.mismatches.page({ filter, sort, cursor, limit });
    if (page.nextCursor === null) return before;
    before = page.nextCursor;
    cursor = page.nextCursor;
  }
};
