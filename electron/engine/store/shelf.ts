import type { Database } from 'better-sqlite3';
import { fieldBit } from '../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import { mismatchKinds, mismatchStatuses } from '../../../shared/domain/mismatch.ts';
import { columnOf } from './columns.ts';

/** What decides whether a customer has arrived, as the rows have it. */
export type StoredStanding = {
  readonly facts: number;
  readonly given: number | null;
  readonly isEmailMalformed: boolean;
  readonly isPermitted: boolean;
  readonly contact: 'live' | 'removed' | 'none';
  readonly isDuplicate: boolean;
};

/** A part of the settled orders' sum: `units` of the `places`-th decimal place. */
export type SettledPart = { readonly currency: string; readonly places: number; readonly units: bigint };

export type KeyRange = { readonly after: string; readonly upTo: string };

/** Which rows of a range are worth a look: customers that a rule may leave out, or all but those. */
export type ShelfPart = 'inactive' | 'company' | 'test' | 'opted-out' | 'no-email' | 'email-not-valid' | 'eligible';

/** Customers by how they stand to Dotdigital. Ranges are those of the mirror's `keyRange`. */
export interface ShelfStore {
  /** Changes with whatever is written to the file. */
  readonly version: () => string;
  readonly tallies: (range: KeyRange) => readonly (StoredStanding & { readonly count: number })[];
  /**
   * The customers of a range, in the order of their keys; `part` leaves out those that cannot be of it. `search` is found in
   * number, email and name, in capitals or not.
   */
  readonly standings: (
    range: KeyRange,
    part: ShelfPart | null,
    search: string,
  ) => readonly (StoredStanding & { readonly rid: number; readonly matchKey: string })[];
  /** What the settled orders of these customers come to, by customer's number. */
  readonly settledOf: (numbers: readonly string[]) => ReadonlyMap<string, readonly SettledPart[]>;
  /** What the settled orders of a range's customers come to, by how they stand. */
  readonly settledIn: (range: KeyRange) => readonly (StoredStanding & SettledPart)[];
  /** The open case about a customer of this number: the first of the most severe. */
  readonly caseOf: (matchKey: string) => { readonly id: number; readonly label: string } | null;
}

const { active, person, test, optedOut, hasEmail, hasPermission } = customerFact;
const email = fieldBit('email');
const duplicate = mismatchKinds.indexOf('duplicate-customer');
const settledStatuses = ['resolved', 'cleared'].map((status) => mismatchStatuses.indexOf(status as 'resolved'));
const open = mismatchStatuses.indexOf('open');

const isEligible = `(c.facts & ${active | person | test | optedOut | hasEmail}) = ${active | person | hasEmail} AND (c.malformed & ${email}) = 0`;

const conditionOf: Readonly<Record<ShelfPart, string>> = {
  inactive: `(c.facts & ${active}) = 0`,
  company: `(c.facts & ${active | person}) = ${active}`,
  test: `(c.facts & ${active | person | test}) = ${active | person | test}`,
  'opted-out': `(c.facts & ${active | person | test | optedOut}) = ${active | person | optedOut}`,
  'no-email': `(c.facts & ${active | person | test | optedOut | hasEmail}) = ${active | person}`,
  'email-not-valid': `(c.malformed & ${email}) <> 0`,
  eligible: isEligible,
};

/**
 * Contacts are looked for only of those whom no rule leaves out by the customer's own row. What the ERP gave matters of tests
 * only: read of all, it would cost a row each, which the covering index spares.
 */
const standing = `c.facts, CASE WHEN (c.facts & ${test}) <> 0 THEN c.given END AS given, (c.malformed & ${email}) <> 0 AS malformedEmail,
  CASE WHEN (c.facts & ${hasPermission}) <> 0 THEN 1 WHEN ${isEligible} THEN EXISTS (
    SELECT 1 FROM dd_contact d WHERE d.match_key = c.match_key AND d.method IS NOT NULL AND (d.facts & ${contactFact.hasPermission}) <> 0)
    ELSE 0 END AS permitted,
  CASE WHEN ${isEligible} THEN coalesce((
    SELECT MAX(CASE WHEN (d.facts & ${contactFact.live}) <> 0 THEN 2 ELSE 1 END) FROM dd_contact d
    WHERE d.match_key = c.match_key AND d.method IS NOT NULL), 0) ELSE 0 END AS place,
  CASE WHEN ${isEligible} THEN EXISTS (
    SELECT 1 FROM mismatch m WHERE m.entity = 1 AND m.match_key = c.match_key AND m.kind = ${duplicate}
      AND m.status NOT IN (${settledStatuses.join(', ')})) ELSE 0 END AS twin`;
const inRange = 'c.match_key > @after AND c.match_key <= @upTo';

/** Where a search looks, a line each. The name is the two parts of it. */
const searched = `c.number || char(10) || coalesce(c.${columnOf('email')}, '') || char(10)
  || coalesce(c.${columnOf('firstName')}, '') || ' ' || coalesce(c.${columnOf('lastName')}, '')`;

const total = "json_extract(o.data, '$.value.total')";
const places = `CASE instr(${total}, '.') WHEN 0 THEN 0 ELSE length(${total}) - instr(${total}, '.') END`;
const units = `SUM(CAST(replace(${total}, '.', '') AS INTEGER))`;
const settled = `json_extract(o.data, '$.value.status') = 'settled' AND ${total} IS NOT NULL`;
const currency = "json_extract(o.data, '$.value.currency')";

type Row = {
  readonly facts: number;
  readonly given: number | null;
  readonly malformedEmail: number;
  readonly permitted: number;
  readonly place: number;
  readonly twin: number;
};

/** Money is added as whole units of its last decimal place: exact, and by SQLite. */
export const createShelf = (db: Database): ShelfStore => {
  const version = db.prepare<[], number>('SELECT total_changes()').pluck();
  const tallies = db.prepare<[KeyRange], Row & { count: number }>(
    `SELECT ${standing}, COUNT(*) AS count FROM erp_customer c WHERE ${inRange} GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  // SQLite's own `lower` leaves all but ASCII as it is; asked once for a row, this is no slower.
  db.function('small', { deterministic: true }, (text) => String(text).toLowerCase());
  const standingsOf = (part: ShelfPart | null) =>
    db.prepare<[KeyRange & { search: string }], Row & { rid: number; matchKey: string }>(
      `SELECT c.rid, c.match_key AS matchKey, ${standing} FROM erp_customer c
       WHERE ${inRange} ${part === null ? '' : `AND ${conditionOf[part]}`}
         AND (@search = '' OR instr(small(${searched}), @search) > 0)
       ORDER BY c.match_key, c.rid`,
    );
  const standings = new Map<ShelfPart | null, ReturnType<typeof standingsOf>>();
  const settledOf = db
    .prepare<[string], { owner: string; currency: string; places: number; units: bigint }>(
      `SELECT o.owner, ${currency} AS currency, ${places} AS places, ${units} AS units FROM erp_order o
       WHERE o.owner IN (SELECT value FROM json_each(?)) AND ${settled} GROUP BY 1, 2, 3`,
    )
    .safeIntegers();
  const settledIn = db
    .prepare<[KeyRange], Record<keyof Row, bigint | null> & { currency: string; places: bigint; units: bigint }>(
      `SELECT ${standing}, ${currency} AS currency, ${places} AS places, ${units} AS units
       FROM erp_customer c JOIN erp_order o ON o.owner = c.number
       WHERE ${inRange} AND ${settled} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`,
    )
    .safeIntegers();
  const caseOf = db.prepare<[string], { id: number; label: string }>(
    `SELECT id, label FROM mismatch WHERE entity = 1 AND match_key = ? AND status = ${open} ORDER BY severity, id LIMIT 1`,
  );
  return {
    version: () => `${version.get() ?? 0}/${String(db.pragma('data_version', { simple: true }))}`,
    tallies: (range) => tallies.all(range).map((row) => ({ ...standingOf(row), count: row.count })),
    standings: (range, part, search) => {
      const statement = standings.get(part) ?? standingsOf(part);
      standings.set(part, statement);
      return statement
        .all({ ...range, search: search.toLowerCase() })
        .map((row) => ({ ...standingOf(row), rid: row.rid, matchKey: row.matchKey }));
    },
    settledOf: (numbers) => {
      const found = new Map<string, SettledPart[]>();
      for (const row of settledOf.all(JSON.stringify(numbers))) {
        const parts = found.get(row.owner) ?? [];
        parts.push({ currency: row.currency, places: Number(row.places), units: row.units });
        found.set(row.owner, parts);
      }
      return found;
    },
    settledIn: (range) =>
      settledIn.all(range).map(({ currency: code, places: digits, units: sum, ...row }) => ({
        ...standingOf({
          facts: Number(row.facts),
          given: row.given === null ? null : Number(row.given),
          malformedEmail: Number(row.malformedEmail),
          permitted: Number(row.permitted),
          place: Number(row.place),
          twin: Number(row.twin),
        }),
        currency: code,
        places: Number(digits),
        units: sum,
      })),
    caseOf: (matchKey) => caseOf.get(matchKey) ?? null,
  };
};

const standingOf = ({ facts, given, malformedEmail, permitted, place, twin }: Row): StoredStanding => ({
  facts,
  given,
  isEmailMalformed: malformedEmail === 1,
  isPermitted: permitted === 1,
  contact: place === 2 ? 'live' : place === 1 ? 'removed' : 'none',
  isDuplicate: twin === 1,
});
