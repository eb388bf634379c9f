import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  firstVersion,
  type Mapping,
  type MappingDocument,
  mappingDocumentSchema,
} from '../../../shared/domain/mapping-document.ts';

/** A version that is or was in force. `since` is 0 and `by` null for the one of the beginning. */
export type KeptVersion = {
  readonly version: number;
  readonly since: number;
  readonly until: number | null;
  readonly by: string | null;
  /** How many things it changed over the one before it. */
  readonly changes: number;
};

export type Draft = { readonly document: MappingDocument; readonly by: string; readonly changedAt: number };

const derivingSchema = z.strictObject({
  /** The version under which rows that are not reached yet were derived. */
  from: z.number().int(),
  stage: z.enum(['erp', 'dotdigital', 'orders', 'catalogue', 'compare']),
  after: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
});
/** How far the mirror is derived again under the version in force. */
export type Deriving = Readonly<z.infer<typeof derivingSchema>>;

/** The name of the fact that keeps it; empty when every row is of the mapping in force. */
const derivingFact = 'mapping.deriving';

/** The mapping: the version in force, those before it, and the draft. */
export interface MappingStore {
  readonly inForce: () => Mapping;
  readonly find: (version: number) => Mapping | null;
  /** Newest first. */
  readonly versions: (limit: number) => readonly KeptVersion[];
  /** Puts a document in force; answers its version. Call inside `atomically`. */
  readonly put: (document: MappingDocument, changes: number, at: number, by: string) => number;
  readonly draft: () => Draft | null;
  readonly setDraft: (draft: Draft) => void;
  readonly discardDraft: () => void;
  /** Null when every row is of the mapping in force. */
  readonly deriving: () => Deriving | null;
  readonly setDeriving: (deriving: Deriving | null) => void;
}

type Row = {
  readonly version: number;
  readonly document: string;
  readonly since: number;
  readonly put_by: string | null;
  readonly changes: number;
};

/** Version 1 is the program's own: a workspace that never changed its mapping keeps none. */
export const createMappings = (db: Database): MappingStore => {
  const latest = db.prepare<[], number>('SELECT max(version) FROM mapping_version').pluck();
  const one = db.prepare<[number], Row>('SELECT * FROM mapping_version WHERE version = ?');
  const all = db.prepare<[number], Row>('SELECT * FROM mapping_version ORDER BY version DESC LIMIT ?');
  const insert = db.prepare(
    'INSERT INTO mapping_version (version, document, since, put_by, changes) VALUES (?, ?, ?, ?, ?)',
  );
  const draft = db.prepare<[], { document: string; by: string; changedAt: number }>(
    'SELECT document, put_by AS "by", changed_at AS changedAt FROM mapping_draft WHERE id = 1',
  );
  const setDraft = db.prepare(
    'INSERT OR REPLACE INTO mapping_draft (id, document, put_by, changed_at) VALUES (1, ?, ?, ?)',
  );
  const deriving = db.prepare<[string], string>('SELECT value FROM workspace_fact WHERE name = ?').pluck();
  const setDeriving = db.prepare('INSERT OR REPLACE INTO workspace_fact (name, value) VALUES (?, ?)');
  const discard = db.prepare('DELETE FROM mapping_draft');
  const documentOf = (text: string): MappingDocument => mappingDocumentSchema.parse(JSON.parse(text));
  const numberInForce = (): number => latest.get() ?? firstVersion.version;
  let known: Mapping = firstVersion;
  const find = (version: number): Mapping | null => {
    if (version === firstVersion.version) return firstVersion;
    const row = one.get(version);
    return row === undefined ? null : { version, document: documentOf(row.document) };
  };
  return {
    // Another engine may have put one in force meanwhile, and a transaction that did may have been taken back.
    inForce: () => {
      const version = numberInForce();
      if (known.version !== version) known = find(version) ?? firstVersion;
      return known;
    },
    find,
    versions: (limit) => {
      const rows = all.all(limit);
      const kept = rows.map(({ version, since, put_by, changes }, place): KeptVersion => {
        return { version, since, until: rows[place - 1]?.since ?? null, by: put_by, changes };
      });
      if (rows.length === limit) return kept;
      const until = rows.at(-1)?.since ?? null;
      return [...kept, { version: firstVersion.version, since: 0, until, by: null, changes: 0 }];
    },
    put: (document, changes, at, by) => {
      const version = numberInForce() + 1;
      // A version that was put before and taken back had the same number.
      known = firstVersion;
      insert.run(version, JSON.stringify(document), at, by, changes);
      return version;
    },
    draft: () => {
      const row = draft.get();
      return row === undefined ? null : { ...row, document: documentOf(row.document) };
    },
    setDraft: ({ document, by, changedAt }) => void setDraft.run(JSON.stringify(document), by, changedAt),
    discardDraft: () => void discard.run(),
    deriving: () => {
      const text = deriving.get(derivingFact) ?? '';
      return text === '' ? null : derivingSchema.parse(JSON.parse(text));
    },
    setDeriving: (state) => void setDeriving.run(derivingFact, state === null ? '' : JSON.stringify(state)),
  };
};
