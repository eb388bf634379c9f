import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Sealing } from './sealing.ts';
import type { AuditStore } from './trust-stores.ts';

type AuditRecord = {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  person_key_id: number | null;
  personal: Buffer | null;
  prev_hash: string;
  hash: string;
};

/** What the first entry's hash builds on. */
const chainStart = '0'.repeat(64);

/** The append-only trail. Each hash covers the one before it and the ciphertext, so forgetting a person breaks nothing. */
export const createAudit = (db: Database, sealing: Sealing): AuditStore => {
  const last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    'INSERT INTO audit (seq, at, actor, action, subject, person_key_id, personal, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const ofSubject = db.prepare<[string], AuditRecord>('SELECT * FROM audit WHERE subject = ? ORDER BY seq LIMIT 50');
  const before = db.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck();
  const stretch = db.prepare<[number, number], AuditRecord>('SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?');
  const one = db.prepare<[number], { hash: string; at: number }>('SELECT hash, at FROM audit WHERE seq = ?');
  const page = db.prepare<[number, number], AuditRecord>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?');
  return {
    append: ({ at, actor, action, subject, personal, person }) => {
      const before = last.get();
      const seq = (before?.seq ?? 0) + 1;
      const keyId = sealing.keyOf(person);
      const sealed = sealing.seal(keyId, personal, `audit:${seq}`);
      const row = {
        seq,
        at,
        actor,
        action,
        subject,
        person_key_id: keyId,
        personal: sealed,
        prev_hash: before?.hash ?? chainStart,
      };
      insert.run(seq, at, actor, action, subject, keyId, sealed, row.prev_hash, chainHash(row));
    },
    page: (before, limit) =>
      page
        .all(before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(({ seq, at, actor, action, subject, person_key_id, personal }) => ({
          seq,
          at,
          actor,
          action,
          subject,
          detail: sealing.open(person_key_id, personal, `audit:${seq}`),
        })),
    linksOf: (subject) =>
      ofSubject.all(subject).map((row) => ({
        seq: row.seq,
        at: row.at,
        action: row.action,
        hash: row.hash,
        prevHash: row.prev_hash,
        agrees: row.prev_hash === (before.get(row.seq - 1) ?? chainStart) && chainHash(row) === row.hash,
      })),
    check: (from, limit) => {
      const rows = stretch.all(from?.seq ?? 0, limit);
      let end = from;
      for (const row of rows) {
        const fits =
          row.seq === (end?.seq ?? 0) + 1 && row.prev_hash === (end?.hash ?? chainStart) && chainHash(row) === row.hash;
        if (!fits) return { end, checked: rows.length, firstBroken: row.seq };
        end = { seq: row.seq, hash: row.hash };
      }
      return { end: rows.length === 0 ? null : end, checked: rows.length, firstBroken: null };
    },
    at: (seq) => one.get(seq) ?? null,
  };
};

/** SHA-256 (hex) over the row in a fixed order, lengths in front, so that no two rows read alike. */
const chainHash = (row: Omit<AuditRecord, 'hash'>): string => {
  const hash = createHash('sha256');
  const parts = [
    row.prev_hash,
    String(row.seq),
    String(row.at),
    row.actor,
    row.action,
    row.subject,
    String(row.person_key_id),
  ].map((text) => Buffer.from(text));
  for (const part of [...parts, row.personal ?? Buffer.alloc(0)]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    hash.update(length).update(part);
  }
  return hash.digest('hex');
};
