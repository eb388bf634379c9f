import type { Database } from 'better-sqlite3';
import type { SalesStore } from './sales-store.ts';

/** Its number in the table of what is to be looked at again: a customer whose orders changed. */
export const figuresEntity = 6;

type Settled = ReturnType<SalesStore['settledOf']>[number];

/** What the figures of a customer's orders are worked out from, and whose are owed. */
export const createSaleFigures = (db: Database): Pick<SalesStore, 'settledOf' | 'owedFigures' | 'doneFigures'> => {
  const settled = db.prepare<[string], Settled>(
    `SELECT data ->> '$.value.total' AS total, data ->> '$.value.currency' AS currency, data ->> '$.value.orderedAt' AS orderedAt
     FROM erp_order WHERE owner = ? AND data ->> '$.value.status' = 'settled'`,
  );
  const owed = db
    .prepare<[number], string>(`SELECT match_key FROM dirty WHERE entity = ${figuresEntity} ORDER BY match_key LIMIT ?`)
    .pluck();
  const done = db.prepare<[string]>(`DELETE FROM dirty WHERE entity = ${figuresEntity} AND match_key = ?`);
  return {
    settledOf: (number) => settled.all(number),
    owedFigures: (limit) => owed.all(limit),
    doneFigures: (numbers) => {
      for (const number of numbers) done.run(number);
    },
  };
};
