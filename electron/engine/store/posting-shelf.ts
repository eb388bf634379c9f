import type { Database } from 'better-sqlite3';
import { waitReasonSchema, waitSchema } from '../../../shared/domain/posting.ts';
import { type KeptPosting, type PostingStore, postingStates } from './posting-store.ts';
import { aloneAmong, sourceOf } from './postings-source.ts';

type Shelf = Pick<
  PostingStore,
  'get' | 'keep' | 'drop' | 'unseen' | 'keysIn' | 'refusal' | 'refuse' | 'posted' | 'standing'
>;

type Kept = { key: string; hash: number; state: string; waits: string; since: number };

/** What waits, and since when. */
export const createPostingShelf = (db: Database): Shelf => {
  const get = db.prepare<[string], Kept>(
    'SELECT record_key AS "key", hash, state, waits, since FROM posting WHERE record_key = ?',
  );
  const keep = db.prepare(
    'INSERT OR REPLACE INTO posting (record_key, hash, state, reason, waits, since, seen_in) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const drop = db.prepare('DELETE FROM posting WHERE record_key = ?');
  const dropRefusal = db.prepare('DELETE FROM posting_refusal WHERE record_key = ?');
  const unseen = db
    .prepare<[number], string>('SELECT record_key FROM posting WHERE seen_in IS NOT ? ORDER BY record_key')
    .pluck();
  const keysIn = db
    .prepare<[string, string, number], string>(
      'SELECT record_key FROM posting WHERE state = ? AND record_key > ? ORDER BY record_key LIMIT ?',
    )
    .pluck();
  const refusal = db
    .prepare<[string, number], string>('SELECT sentence FROM posting_refusal WHERE record_key = ? AND hash = ?')
    .pluck();
  const refuse = db.prepare(
    'INSERT OR REPLACE INTO posting_refusal (record_key, hash, sentence, at) VALUES (?, ?, ?, ?)',
  );
  const posted = db.prepare<[], number>('SELECT COUNT(*) FROM sale_link').pluck();
  return {
    get: (key) => {
      const row = get.get(key);
      return row === undefined ? null : keptOf(row);
    },
    keep: ({ key, hash, state, waits, since }, runId) =>
      void keep.run(key, hash, state, waits[0]?.reason ?? null, JSON.stringify(waits), since, runId),
    drop: (key) => {
      drop.run(key);
      dropRefusal.run(key);
    },
    unseen: (runId) => unseen.all(runId),
    keysIn: (state, after, limit) => keysIn.all(state, after, limit),
    refusal: (key, hash) => refusal.get(key, hash) ?? null,
    refuse: (key, hash, sentence, at) => void refuse.run(key, hash, sentence, at),
    posted: () => posted.get() ?? 0,
    standing: createStanding(db),
  };
};

const keptOf = ({ key, hash, state, waits, since }: Kept): KeptPosting => {
  const known = postingStates.find((one) => one === state);
  if (known === undefined) throw new Error(`a marketing order is in no state that is known: ${state}`);
  return { key, hash, state: known, waits: waitSchema.array().parse(JSON.parse(waits)), since };
};

const createStanding = (db: Database): PostingStore['standing'] => {
  const states = db.prepare<[], { state: string; reason: string | null; count: number; since: number }>(
    'SELECT state, reason, COUNT(*) AS count, MIN(since) AS since FROM posting GROUP BY state, reason ORDER BY COUNT(*) DESC, reason',
  );
  const elsewhere = db.prepare<[], { source: string; count: number }>(
    `WITH ${aloneAmong('TRUE')} SELECT ${sourceOf} AS source, COUNT(*) AS count
     FROM alone CROSS JOIN dd_order d ON d.match_key = alone.match_key
     WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.record_key = d.match_key)
     GROUP BY source ORDER BY count DESC, source LIMIT 20`,
  );
  return () => {
    const rows = states.all();
    const countOf = (state: string): number =>
      rows.reduce((sum, row) => (row.state === state ? sum + row.count : sum), 0);
    return {
      unposted: rows.reduce((sum, { count }) => sum + count, 0),
      inGrace: countOf('grace'),
      void: countOf('void'),
      ready: countOf('ready'),
      waiting: rows
        .filter(({ state }) => state === 'waiting')
        .map(({ reason, count, since }) => ({ reason: waitReasonSchema.parse(reason), count, since })),
      elsewhere: elsewhere.all(),
    };
  };
};
