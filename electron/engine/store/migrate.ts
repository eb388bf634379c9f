import { existsSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { expectedStoreFailure } from '../runtime/store-failure.ts';
import { currentVersion, type Migration, migrations } from './migrations/index.ts';

/** The version of a file's schema; 0 for a new file. */
export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings a file to the current schema: refuses one from a newer program, copies an existing one first, and puts all
 * migrations and their number into one transaction, so that a failure leaves what was there. `known` is replaced in tests.
 */
export const migrate = (
  db: Database,
  file: string,
  known: readonly Migration[] = migrations,
): Result<void, Failure> => {
  const version = versionOf(db);
  const target = known.at(-1)?.number ?? currentVersion;
  if (version > target) {
    return err(
      failure(
        'store.from-future',
        'This workspace was written by a newer Concord. Update this one; nothing was changed.',
      ),
    );
  }
  const owed = known.filter(({ number }) => number > version);
  if (owed.length === 0) return ok(undefined);
  try {
    if (version > 0) copyBefore(db, `${file}.before-${target}`);
    // Rebuilding a table drops it for a moment; inside a transaction the pragma would do nothing.
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      for (const { number, up } of owed) {
        up(db);
        db.pragma(`user_version = ${number}`);
      }
      if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('a row lost what it belongs to');
    }).exclusive();
    return ok(undefined);
  } catch (error) {
    return err(
      expectedStoreFailure(error) ??
        failure(
          'migration.failed',
          'The workspace could not be brought to the version of this Concord. It is unchanged; use the Concord that it was made with.',
        ),
    );
  } finally {
    db.pragma('foreign_keys = ON');
  }
};

const copyBefore = (db: Database, copy: string): void => {
  if (existsSync(copy)) rmSync(copy);
  db.prepare('VACUUM INTO ?').run(copy);
};
