import type { Database } from 'better-sqlite3';
import { type Audience, type AudienceKind, audienceSchema } from '../../../shared/domain/campaign.ts';
import { type MismatchKind, mismatchKinds, type Severity, severities } from '../../../shared/domain/mismatch.ts';

export type FoundAudience = Audience & { readonly kind: AudienceKind };

/** Contacts that look alike to mail: how many there are, and what their record says. */
export type AlikeContacts = {
  readonly facts: number;
  readonly status: string;
  readonly emailStatus: string | null;
  readonly count: number;
};

export type OpenCases = { readonly kind: MismatchKind; readonly severity: Severity; readonly count: number };

/** Lists and segments, and who is in the lists: a contact of several lists is counted once. */
export interface AudienceStore {
  /** By name, those with this text in it, at most so many; of one kind only where it is named. */
  readonly find: (text: string, limit: number, kind: AudienceKind | null) => readonly FoundAudience[];
  /** A list as the account called it when it was read; null where it is none of the account's. */
  readonly listName: (id: number) => string | null;
  readonly kindOf: (id: number) => AudienceKind | null;
  /** How many contacts say that they are in a list. */
  readonly members: (list: number) => number;
  /** The contacts of the lists whose row lies behind `after`, of the next so many rows; `next` null at the end. */
  readonly contacts: (
    lists: readonly number[],
    after: number,
    rows: number,
  ) => { readonly alike: readonly AlikeContacts[]; readonly next: number | null };
  /** Open mismatches of the contacts of the lists, by kind. */
  readonly openCases: (lists: readonly number[]) => readonly OpenCases[];
}

export const createAudiences = (db: Database): AudienceStore => {
  const find = db.prepare<
    { text: string; kind: AudienceKind | null; limit: number },
    { kind: AudienceKind; data: string }
  >(
    `SELECT kind, data FROM (
       SELECT 'list' AS kind, data FROM dd_list UNION ALL SELECT 'segment', data FROM dd_segment)
     WHERE (@kind IS NULL OR kind = @kind) AND (@text = '' OR instr(lower(data ->> '$.name'), lower(@text)) > 0)
     ORDER BY lower(data ->> '$.name'), data ->> '$.id' LIMIT @limit`,
  );
  const listName = db.prepare<[string], string>("SELECT data ->> '$.name' FROM dd_list WHERE ext_id = ?").pluck();
  const holds = (table: 'dd_list' | 'dd_segment') =>
    db.prepare<[string], number>(`SELECT 1 FROM ${table} WHERE ext_id = ?`).pluck();
  const [isList, isSegment] = [holds('dd_list'), holds('dd_segment')];
  const members = db.prepare<[number], number>('SELECT count(*) FROM dd_membership WHERE list = ?').pluck();
  const last = db
    .prepare<[number, number], number | null>(
      'SELECT max(rid) FROM (SELECT rid FROM dd_contact WHERE rid > ? ORDER BY rid LIMIT ?)',
    )
    .pluck();
  const alike = db.prepare<[number, number, string], AlikeContacts>(
    `SELECT facts, status, email_status AS emailStatus, count(*) AS count FROM dd_contact c
     WHERE rid > ? AND rid <= ? AND EXISTS (
       SELECT 1 FROM dd_membership m WHERE m.list IN (SELECT value FROM json_each(?)) AND m.rid = c.rid)
     GROUP BY facts, status, email_status`,
  );
  const openCases = db.prepare<[string], { kind: number; severity: number; count: number }>(
    `SELECT kind, severity, count(*) AS count FROM mismatch x
     WHERE status = 0 AND entity = 1 AND dd_rid IS NOT NULL AND EXISTS (
       SELECT 1 FROM dd_membership m WHERE m.list IN (SELECT value FROM json_each(?)) AND m.rid = x.dd_rid)
     GROUP BY kind, severity ORDER BY severity, count DESC, kind`,
  );
  return {
    find: (text, limit, kind) =>
      find.all({ text, kind, limit }).map(({ kind, data }) => ({ ...audienceSchema.parse(JSON.parse(data)), kind })),
    listName: (id) => listName.get(String(id)) ?? null,
    kindOf: (id) => {
      if (isList.get(String(id)) !== undefined) return 'list';
      return isSegment.get(String(id)) === undefined ? null : 'segment';
    },
    members: (list) => members.get(list) ?? 0,
    contacts: (lists, after, rows) => {
      const end = last.get(after, rows) ?? null;
      if (end === null) return { alike: [], next: null };
      return { alike: alike.all(after, end, JSON.stringify(lists)), next: end };
    },
    openCases: (lists) =>
      openCases.all(JSON.stringify(lists)).flatMap(({ kind, severity, count }) => {
        const [named, weight] = [mismatchKinds[kind], severities[severity]];
        return named === undefined || weight === undefined ? [] : [{ kind: named, severity: weight, count }];
      }),
  };
};
