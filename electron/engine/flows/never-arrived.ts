import { contactFact } from '../../../shared/domain/mirror.ts';
import { type ShelfReason, type ShelfRow, type ShelfValue, shelfReasons } from '../../../shared/domain/shelf.ts';
import { sumOf, textOf } from '../domain/sales/decimal.ts';
import { countShelf, furtherReasons, shelfReasonOf } from '../domain/shelf/reason.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { KeyRange, SettledPart, ShelfPart, ShelfStore } from '../store/shelf.ts';
import type { Stores } from '../store/stores.ts';
import { labelOf } from './judge-pair.ts';

type Deps = Pick<Stores, 'mirror' | 'shelf'>;

/** Customers looked at before others are answered. */
const countedAtOnce = 1_000;
const addedAtOnce = 200;
const listedAtOnce = 1_000;

export type ShelfCounts = ReturnType<ReturnType<typeof countShelf>['counts']>;
export type ShelfValues = readonly { readonly reason: ShelfReason; readonly value: ShelfValue }[];

/** The customers who have not arrived. What was counted is kept until something is written to the file. */
export const createNeverArrived = (stores: Deps) => {
  const counts = keptWhile(stores.shelf, () => countAll(stores));
  const values = keptWhile(stores.shelf, () => addUp(stores));
  return { counts, values, page: (request: PageRequest) => pageOf(stores, request) };
};

/** Works once for whoever asks meanwhile, and not again while the file stands as it did before the work. */
const keptWhile = <T>({ version }: ShelfStore, work: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly version: string; readonly result: Promise<T> } | null = null;
  return () => {
    const now = version();
    if (kept?.version !== now) {
      const result = work();
      kept = { version: now, result };
      // A failure is nobody's answer but of those who asked.
      result.catch(() => {
        kept = null;
      });
    }
    return kept.result;
  };
};

const rangesOf = async function* ({ mirror }: Deps, size: number, from = ''): AsyncGenerator<KeyRange> {
  let after = from;
  for (;;) {
    const { upTo, isLast } = mirror.keyRange(after, size);
    yield { after, upTo };
    if (isLast) return;
    after = upTo;
    await yieldToOthers();
  }
};

const countAll = async (stores: Deps): Promise<ShelfCounts> => {
  const counting = countShelf();
  for await (const range of rangesOf(stores, countedAtOnce))
    for (const tally of stores.shelf.tallies(range)) counting.add(tally, tally.count);
  return counting.counts();
};

const addUp = async (stores: Deps): Promise<ShelfValues> => {
  const parts = new Map<ShelfReason, SettledPart[]>();
  for await (const range of rangesOf(stores, addedAtOnce))
    for (const part of stores.shelf.settledIn(range)) {
      const reason = shelfReasonOf(part);
      if (reason !== null) parts.set(reason, [...(parts.get(reason) ?? []), part]);
    }
  return shelfReasons.flatMap((reason) => {
    const value = settledSum(parts.get(reason) ?? []);
    return value.length === 0 ? [] : [{ reason, value }];
  });
};

/** One exact sum for each currency, by the currency's code. */
const settledSum = (parts: readonly SettledPart[]): ShelfValue =>
  [...new Set(parts.map(({ currency }) => currency))].sort().map((currency) => ({
    currency,
    amount: sumOf(parts.filter((part) => part.currency === currency).map(({ units, places }) => textOf(units, places))),
  }));

export type PageRequest = {
  readonly reason: ShelfReason | null;
  readonly search: string;
  readonly cursor: string | null;
  readonly limit: number;
};

/** A page by number, looked for range by range; others are answered in between. */
const pageOf = async (stores: Deps, { reason, search, cursor, limit }: PageRequest) => {
  const found: Found[] = [];
  for await (const range of rangesOf(stores, listedAtOnce, cursor ?? '')) {
    for (const row of stores.shelf.standings(range, partOf(reason), search.trim())) {
      const why = shelfReasonOf(row);
      if (why !== null && (reason === null || why === reason)) found.push({ ...row, reason: why });
    }
    if (found.length > limit) break;
  }
  const shown = wholeKeys(found, limit);
  const isMore = shown.length < found.length;
  return { rows: rowsOf(stores, shown), nextCursor: isMore ? (shown.at(-1)?.matchKey ?? null) : null };
};

/** The next page begins behind a key: customers of one number stay together, unless they fill a page by themselves. */
const wholeKeys = (found: readonly Found[], limit: number): readonly Found[] => {
  const next = found[limit]?.matchKey;
  const whole = found.slice(0, limit).filter(({ matchKey }) => matchKey !== next);
  return whole.length === 0 ? found.slice(0, limit) : whole;
};

const partOf = (reason: ShelfReason | null): ShelfPart | null => {
  switch (reason) {
    case null:
      return null;
    case 'excepted':
      return 'test';
    case 'no-permission':
    case 'duplicate':
    case 'contact-removed':
    case 'waiting':
      return 'eligible';
    default:
      return reason;
  }
};

type Found = ReturnType<ShelfStore['standings']>[number] & { readonly reason: ShelfReason };

const rowsOf = ({ mirror, shelf }: Deps, found: readonly Found[]): readonly ShelfRow[] => {
  const customers = found.flatMap((row) => {
    const customer = mirror.customer(row.rid);
    return customer === null ? [] : [{ row, customer }];
  });
  const settled = shelf.settledOf(customers.map(({ customer }) => customer.number));
  return customers.map(({ row, customer }) => ({
    number: customer.number,
    label: labelOf(customer),
    email: customer.values.email,
    reason: row.reason,
    also: furtherReasons({ ...row, isPermitted: row.isPermitted || hasPermittedContact(mirror, row.matchKey) }),
    value: settledSum(settled.get(customer.number) ?? []),
    mismatch: shelf.caseOf(row.matchKey),
  }));
};

const hasPermittedContact = (mirror: Deps['mirror'], matchKey: string): boolean =>
  mirror
    .contactKeysOf(matchKey)
    .some(({ method, facts }) => method !== null && (facts & contactFact.hasPermission) !== 0);
