import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '../server/http.ts';
import type { StateFile } from '../server/state-file.ts';
import { refuse } from './refusals.ts';

export const KEY_TABLE = `
  CREATE TABLE IF NOT EXISTS kept_key(
    endpoint TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY(endpoint, idempotency_key)
  ) STRICT;
`;

type Endpoint = 'commands' | 'runs';

type Row = {
  readonly body_hash: string;
  readonly status: number;
  readonly headers: string;
  readonly answer: string;
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const replay = (row: Row, body: string): Answer => {
  if (row.body_hash !== hashOf(body)) return refuse('idempotency_mismatch');
  const headers = z.record(z.string(), z.string()).parse(JSON.parse(row.headers));
  return {
    status: row.status,
    headers: { ...headers, 'Idempotency-Replayed': 'true' },
    body: z.json().parse(JSON.parse(row.answer)),
  };
};

export type KeyStore = {
  /** The answer that this key had, or the refusal when it came with another body; null for a new key. */
  readonly replay: (endpoint: Endpoint, key: string, body: string) => Answer | null;
  readonly keep: (endpoint: Endpoint, key: string, body: string, answer: Answer, at: number) => void;
  /** Loses all keys, as a platform does that keeps them in memory. */
  readonly forget: () => void;
};

/** Answers by their Idempotency-Key. The contract asks for seven days; these are kept for good. */
export const createKeyStore = (file: StateFile): KeyStore => {
  const find = file.prepare<[string, string], Row>(
    'SELECT body_hash, status, headers, answer FROM kept_key WHERE endpoint = ? AND idempotency_key = ?',
  );
  const insert = file.prepare(
    `INSERT INTO kept_key(endpoint, idempotency_key, body_hash, status, headers, answer, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    replay: (endpoint, key, body) => {
      const row = find.get(endpoint, key);
      return row === undefined ? null : replay(row, body);
    },
    keep: (endpoint, key, body, { status, headers = {}, body: answer }, at) => {
      insert.run(endpoint, key, hashOf(body), status, JSON.stringify(headers), JSON.stringify(answer), at);
    },
    forget: () => {
      file.prepare('DELETE FROM kept_key').run();
    },
  };
};
