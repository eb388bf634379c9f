import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { z } from 'zod';

export type LeaseRequest = { readonly folder: string; readonly holder: string; readonly now: () => number };

/** Held by this engine until it is released or its process ends; or held by somebody else, named for the operator. */
export type Lease =
  | { readonly kind: 'acquired'; readonly heartbeat: () => void; readonly release: () => void }
  | { readonly kind: 'held'; readonly by: string };

const holderSchema = z.object({
  host: z.string(),
  user: z.string(),
  pid: z.number(),
  kind: z.string(),
  since: z.number(),
  heartbeatAt: z.number(),
});
type Holder = z.infer<typeof holderSchema>;

/** On a shared folder file locks may not cross machines: another host's younger heartbeat counts as a holder. */
const foreignHeartbeatMs = 20_000;

/**
 * Takes the exclusive lease of a workspace. The lock is the operating system's, on a file of its own, so that it is free
 * the moment its holder dies; `lease.json` beside it says who holds it. Times are wall time.
 */
export const acquireLease = ({ folder, holder, now }: LeaseRequest): Lease => {
  const note = join(folder, 'lease.json');
  const lock = lockFile(join(folder, 'lease.db'));
  const noted = readHolder(note);
  if (lock === null) return { kind: 'held', by: holderText(noted) };
  if (noted !== null && noted.host !== hostname() && now() - noted.heartbeatAt < foreignHeartbeatMs) {
    lock.close();
    return { kind: 'held', by: holderText(noted) };
  }
  const since = now();
  const heartbeat = (): void => {
    const current: Holder = {
      host: hostname(),
      user: userInfo().username,
      pid: process.pid,
      kind: holder,
      since,
      heartbeatAt: now(),
    };
    writeFileSync(`${note}.new`, JSON.stringify(current), { mode: 0o600 });
    renameSync(`${note}.new`, note);
  };
  heartbeat();
  return {
    kind: 'acquired',
    heartbeat,
    release: () => {
      rmSync(note, { force: true });
      lock.close();
    },
  };
};

/** An open exclusive transaction on the lock file, or null when another process has one. */
const lockFile = (file: string): Database | null => {
  const db = new SqliteDatabase(file, { timeout: 200 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch {
    db.close();
    return null;
  }
};

const readHolder = (note: string): Holder | null => {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(note, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
};

const holderText = (holder: Holder | null): string => {
  if (holder === null) return 'another Concord';
  const clock = new Date(holder.since).toISOString().slice(11, 16);
  return `${holder.kind} of ${holder.user} on ${holder.host} (process ${holder.pid}, since ${clock} UTC)`;
};
