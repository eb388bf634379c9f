import type { Database } from 'better-sqlite3';
import { noSend, worthSchema } from '../../../shared/domain/impact.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import { currencySchema, decimalSchema } from '../../../shared/domain/money.ts';
import { saleFact } from '../../../shared/domain/sales.ts';
import { entityOf } from './case-stores.ts';
import type { ImpactStore, SoldLine } from './impact-store.ts';
import { createSends } from './sends.ts';

type Kept = {
  readonly status: number;
  readonly kind: number;
  readonly severity: number;
  readonly worth: number;
  readonly detected_at: number;
  readonly send_at: number;
  readonly campaign: number;
  readonly impact: string | null;
};

/** What is known of the impact of cases, over one connection. */
export const createImpacts = (db: Database): ImpactStore => ({
  ...createSends(db),
  ...createMarks(db),
  ...createSettled(db),
  ...createPrices(db),
});

const createMarks = (db: Database): Pick<ImpactStore, 'takeUp' | 'settle' | 'unpriced'> => {
  const next = db.prepare<
    [number],
    { id: number; entity: number | null; kind: number | null; matchKey: string | null }
  >(
    `SELECT u.id, m.entity, m.kind, m.match_key AS matchKey FROM (SELECT id FROM case_unpriced ORDER BY id LIMIT ?) u
     LEFT JOIN mismatch m ON m.id = u.id`,
  );
  const take = db.prepare<[string]>('UPDATE case_unpriced SET pass = 1 WHERE id IN (SELECT value FROM json_each(?))');
  const settle = db.prepare<[string]>(
    'DELETE FROM case_unpriced WHERE pass = 1 AND id IN (SELECT value FROM json_each(?))',
  );
  const count = db.prepare<[number], number>('SELECT count(*) FROM (SELECT 1 FROM case_unpriced LIMIT ?)').pluck();
  return {
    takeUp: (limit) => {
      const rows = next.all(limit);
      take.run(JSON.stringify(rows.map(({ id }) => id)));
      return rows.flatMap(({ id, entity, kind: place, matchKey }) => {
        const kind = mismatchKinds[place ?? -1];
        return entity === null || kind === undefined || matchKey === null
          ? []
          : [{ id, entity: entityOf(entity), kind, matchKey }];
      });
    },
    settle: (ids) => void settle.run(JSON.stringify(ids)),
    unpriced: (limit) => count.get(limit) ?? 0,
  };
};

/** Settled orders only: a refunded one brought nothing, and what is not settled is not a figure yet. */
const isSettled = (o: string): string =>
  `(${o}.facts & ${saleFact.settled}) <> 0 AND ${o}.data ->> '$.value.status' = 'settled'`;

const createSettled = (db: Database): Pick<ImpactStore, 'settledOrders' | 'settledOrder' | 'soldLines'> => {
  const ofOwner = db.prepare<
    [string, string, number, number],
    { rid: number; counts: number; amount: string | null; currency: string | null }
  >(`SELECT o.rid, (${isSettled('o')} AND o.data ->> '$.value.orderedAt' >= ?) AS counts,
       o.data ->> '$.value.total' AS amount, o.data ->> '$.value.currency' AS currency
     FROM erp_order o WHERE o.owner = ? AND o.rid > ? ORDER BY o.rid LIMIT ?`);
  const one = db.prepare<[string], { amount: string | null; currency: string | null; owner: string | null }>(
    `SELECT o.data ->> '$.value.total' AS amount, o.data ->> '$.value.currency' AS currency, o.owner
     FROM erp_order o WHERE o.match_key = ? AND ${isSettled('o')} LIMIT 1`,
  );
  const naming = db
    .prepare<[string, string, number], string>(
      'SELECT match_key FROM sale_sku WHERE sku = ? AND match_key > ? ORDER BY match_key LIMIT ?',
    )
    .pluck();
  const lines = db.prepare<[string, string, string], SoldLine>(
    `SELECT o.match_key AS "order", o.owner, o.data ->> '$.value.currency' AS currency,
       l.value ->> '$.quantity' AS quantity, l.value ->> '$.price' AS price
     FROM json_each(?) k CROSS JOIN erp_order o ON o.match_key = k.value CROSS JOIN json_each(o.data, '$.value.lines') l
     WHERE ${isSettled('o')} AND o.data ->> '$.value.orderedAt' >= ? AND l.value ->> '$.sku' = ?`,
  );
  return {
    settledOrders: (owner, since, after, limit) => {
      const rows = ofOwner.all(since, owner, after, limit);
      return {
        orders: rows.flatMap(({ rid, counts, amount, currency }) =>
          counts === 1 && isAmount(amount, currency) ? [{ rid, amount: amount ?? '', currency: currency ?? '' }] : [],
        ),
        next: rows.length < limit ? null : (rows.at(-1)?.rid ?? null),
      };
    },
    settledOrder: (number) => {
      const row = one.get(number);
      if (row === undefined || !isAmount(row.amount, row.currency)) return null;
      return { amount: row.amount ?? '', currency: row.currency ?? '', owner: row.owner };
    },
    soldLines: (sku, since, after, limit) => {
      const orders = naming.all(sku, after, limit);
      return {
        lines: lines
          .all(JSON.stringify(orders), since, sku)
          .filter(
            ({ currency, quantity, price }) => isAmount(price, currency) && decimalSchema.safeParse(quantity).success,
          ),
        next: orders.length < limit ? null : (orders.at(-1) ?? null),
      };
    },
  };
};

const isAmount = (amount: string | null, currency: string | null): boolean =>
  decimalSchema.safeParse(amount).success && currencySchema.safeParse(currency).success;

const createPrices = (db: Database): Pick<ImpactStore, 'reaching' | 'price' | 'worthOf'> => {
  const contacts = db
    .prepare<[string], number>('SELECT rid FROM dd_contact WHERE match_key = ? ORDER BY rid LIMIT 20')
    .pluck();
  const isMember = db
    .prepare<[number, number], number>('SELECT 1 FROM dd_membership WHERE list = ? AND rid = ?')
    .pluck();
  const kept = db.prepare<[number], Kept>(
    'SELECT status, kind, severity, worth, detected_at, send_at, campaign, impact FROM mismatch WHERE id = ?',
  );
  const key = 'status, kind, severity, worth, detected_at, mismatch';
  const touchedBy = db
    .prepare<number[], number>(
      `SELECT s.campaign FROM campaign_send s WHERE EXISTS (SELECT 1 FROM case_send c
         WHERE c.campaign = s.campaign AND (${key
           .split(', ')
           .map((column) => `c.${column}`)
           .join(', ')}) = (?, ?, ?, ?, ?, ?)) ORDER BY s.send_at, s.campaign`,
    )
    .pluck();
  const untouch = db.prepare<number[]>(
    `DELETE FROM case_send WHERE campaign IN (SELECT campaign FROM campaign_send) AND (${key}) = (?, ?, ?, ?, ?, ?)`,
  );
  const touch = db.prepare<number[]>(`INSERT INTO case_send (campaign, ${key}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const save = db.prepare<[number, number, number, string, number]>(
    'UPDATE mismatch SET send_at = ?, campaign = ?, worth = ?, impact = ? WHERE id = ?',
  );
  return {
    reaching: (matchKey, sends) => {
      const rids = contacts.all(matchKey);
      return sends.filter(
        ({ everyone, lists }) =>
          everyone || lists.some((list) => rids.some((rid) => isMember.get(list, rid) !== undefined)),
      );
    },
    price: (id, { worth, rank, touching }) => {
      const before = kept.get(id);
      if (before === undefined) return false;
      const place = [before.status, before.kind, before.severity, before.worth, before.detected_at, id];
      const campaigns = touching.map(({ campaign }) => campaign);
      const [next] = touching;
      const impact = JSON.stringify(worth);
      if (
        before.impact === impact &&
        before.worth === rank &&
        before.send_at === (next?.sendAt ?? noSend) &&
        JSON.stringify(touchedBy.all(...place)) === JSON.stringify(campaigns)
      )
        return false;
      untouch.run(...place);
      save.run(next?.sendAt ?? noSend, next?.campaign ?? 0, rank, impact, id);
      const after = place.with(3, rank);
      for (const campaign of campaigns) touch.run(campaign, ...after);
      return true;
    },
    worthOf: (id) => {
      const impact = kept.get(id)?.impact ?? null;
      return impact === null ? null : worthSchema.parse(JSON.parse(impact));
    },
  };
};
