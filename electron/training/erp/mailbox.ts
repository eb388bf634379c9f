import { z } from 'zod';
import type { StateFile } from '../server/state-file.ts';
import type { ErpSwitches } from './switches.ts';

export const EVENT_TABLE = `
  CREATE TABLE IF NOT EXISTS event(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    told TEXT NOT NULL
  ) STRICT;
`;

/** What the mailbox tells (contract 9.3, endpoint 9), without its number and time. */
export const eventSchema = z.strictObject({
  kind: z.enum(['run.finished', 'run.failed', 'record.error', 'erp.changed', 'period.changed']),
  runId: z.string().optional(),
  entity: z.string().optional(),
  id: z.string().optional(),
  severity: z.enum(['info', 'warning', 'error']),
  error: z.record(z.string(), z.unknown()).optional(),
});
export type FlowEvent = Readonly<z.infer<typeof eventSchema>>;

export type Mailbox = {
  readonly post: (event: FlowEvent, at: number) => void;
  readonly after: (seq: number, limit: number) => readonly object[];
  /** The last number ever given, and the oldest that is still here: one more than the last when none is. */
  readonly ends: () => { readonly lastSeq: number; readonly oldestSeq: number };
  /** Drops what was read, as far as `seq`. */
  readonly dropUpTo: (seq: number) => void;
  /** Resolves when something is posted, after this many milliseconds of the wall's clock, or when the mailbox closes. */
  readonly news: (withinMs: number) => Promise<void>;
  readonly isClosed: () => boolean;
  readonly close: () => void;
};

type Row = { readonly seq: number; readonly at: number; readonly told: string };

const wireEvent = ({ seq, at, told }: Row): object => ({
  seq,
  at: new Date(at).toISOString(),
  ...eventSchema.parse(JSON.parse(told)),
});

const createBell = () => {
  const waiting = new Set<() => void>();
  let closed = false;
  const ring = (): void => {
    for (const wake of waiting) wake();
  };
  const news = (withinMs: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      waiting.add(wake);
    });
  const close = (): void => {
    closed = true;
    ring();
  };
  return { ring, news, close, isClosed: () => closed };
};

/** The mailbox of events, numbered without gaps and never twice. */
export const createMailbox = (file: StateFile, switches: Pick<ErpSwitches, 'eventsKept'>): Mailbox => {
  const insert = file.prepare('INSERT INTO event(at, told) VALUES (?, ?)');
  const select = file.prepare<[number, number], Row>(
    'SELECT seq, at, told FROM event WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const last = file.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'event'");
  const oldest = file.prepare<[], { seq: number | null }>('SELECT min(seq) AS seq FROM event');
  const drop = file.prepare('DELETE FROM event WHERE seq <= ?');
  const { ring, ...bell } = createBell();
  return {
    ...bell,
    post: (event, at) => {
      const { lastInsertRowid } = insert.run(at, JSON.stringify(event));
      drop.run(Number(lastInsertRowid) - switches.eventsKept);
      ring();
    },
    after: (seq, limit) => select.all(seq, limit).map(wireEvent),
    ends: () => {
      const lastSeq = last.get()?.seq ?? 0;
      return { lastSeq, oldestSeq: oldest.get()?.seq ?? lastSeq + 1 };
    },
    dropUpTo: (seq) => {
      drop.run(seq);
    },
  };
};
