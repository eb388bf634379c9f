import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

/** A copy of the whole workspace. `before-migration` was made by a newer Concord, `before-restore` by a restore. */
export type Backup = {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
  readonly reason: 'operator' | 'before-migration' | 'before-restore';
};

export interface BackupStore {
  /** Newest first. */
  readonly list: () => readonly Backup[];
  /** Copies the workspace into `<workspace>/backups`, or into a folder outside. Not inside a transaction. */
  readonly make: (at: number, outside: string | null) => { readonly path: string; readonly bytes: number };
  readonly noteHandedOut: (path: string, at: number, by: string) => void;
  /** Copies that lie outside, where nothing can be forgotten in them. */
  readonly handedOut: () => readonly string[];
}

export const backupFolder = (workspace: string): string => join(workspace, 'backups');

/** Every backup of a workspace with its path: forgetting a person rewrites them all. */
export const backupsIn = (workspace: string): readonly (Backup & { readonly path: string })[] => {
  const made = namesIn(backupFolder(workspace)).flatMap((name) => {
    const at = instantOf(name);
    if (at === null) return [];
    const reason = name.includes('.before-restore') ? ('before-restore' as const) : ('operator' as const);
    const path = join(backupFolder(workspace), name);
    return [{ name, at, bytes: statSync(path).size, reason, path }];
  });
  const migrated = namesIn(workspace).flatMap((name) => {
    if (!/^workspace\.db\.before-\d+$/.test(name)) return [];
    const path = join(workspace, name);
    const { mtimeMs, size } = statSync(path);
    return [{ name, at: Math.round(mtimeMs), bytes: size, reason: 'before-migration' as const, path }];
  });
  return [...made, ...migrated].sort((left, right) => right.at - left.at);
};

export const createBackups = (db: Database, workspace: string, slug: string): BackupStore => {
  const note = db.prepare('INSERT OR REPLACE INTO handed_out (path, at, by) VALUES (?, ?, ?)');
  const outside = db.prepare<[], string>('SELECT path FROM handed_out ORDER BY at DESC').pluck();
  return {
    list: () => backupsIn(workspace).map(({ name, at, bytes, reason }) => ({ name, at, bytes, reason })),
    make: (at, folder) => {
      if (folder === null) mkdirSync(backupFolder(workspace), { recursive: true, mode: 0o700 });
      const path = folder === null ? freeName(backupFolder(workspace), '', at, '') : freeName(folder, slug, at, '');
      return { path, bytes: copyInto(db, path) };
    },
    noteHandedOut: (path, at, by) => void note.run(path, at, by),
    handedOut: () => outside.all(),
  };
};

/** A path that is not taken: the instant in UTC, with a number behind it where two fall together. */
export const freeName = (
  folder: string,
  slug: string,
  at: number,
  reason: '' | '.before-restore' | '.damaged',
): string => {
  const stamp = new Date(at).toISOString().replaceAll(':', '-');
  const first = slug === '' ? stamp : `concord-${slug}-${stamp}`;
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${first}${count === 1 ? '' : `.${count}`}${reason}.db`);
    if (!existsSync(path)) return path;
  }
};

/**
 * A whole copy of what the connection sees, its size in bytes. It stands under its name only when it is complete and on
 * the disk; nobody else may read it, from its first byte on.
 */
export const copyInto = (db: Database, path: string): number => {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  try {
    // SQLite fills an empty file that is there, and keeps its mode.
    closeSync(openSync(part, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(part);
    syncToDisk(part);
    renameSync(part, path);
    return statSync(path).size;
  } finally {
    rmSync(part, { force: true });
  }
};

/** Waits until a file's, or a folder's, content is on the disk. */
export const syncToDisk = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

const instantOf = (name: string): number | null => {
  const [, day, hour, minute, rest] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2}\.\d{3}Z)(?:\.\d+)?(?:\.before-restore)?\.db$/.exec(name) ?? [];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${hour}:${minute}:${rest}`);
  return Number.isNaN(at) ? null : at;
};
