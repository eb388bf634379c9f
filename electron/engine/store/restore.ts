import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Failure, failure } from '../../../shared/errors.ts';
import type { Connection } from '../../../shared/ipc/operations/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Logger } from '../runtime/logger.ts';
import { codeOf, expectedStoreFailure } from '../runtime/store-failure.ts';
import { dropAnchor } from './anchor-file.ts';
import { createAudit } from './audit.ts';
import { backupFolder, copyInto, freeName, syncToDisk } from './backups.ts';
import { createConnections } from './connections.ts';
import { applyForgotten } from './forget.ts';
import { type HandoverMarks, handoverMarksOf, keepHandoverMarks, noMarks } from './handover-marks.ts';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion } from './migrations/index.ts';
import { type LedgerRow, ledgerOf, mergeLedger } from './opt-outs.ts';
import { createSealing } from './sealing.ts';

export type RestoreRequest = {
  readonly folder: string;
  /** The backup's path. */
  readonly from: string;
  /** The workspace's file, which the backup takes the place of. */
  readonly file: string;
  readonly operator: string;
  readonly at: number;
  readonly log: Logger;
};

type Forgotten = { readonly hash: string; readonly at: number };

/**
 * Puts a backup in the place of a workspace's file, whole or not at all: it is copied beside the file, checked, brought
 * to this version, cleared of those who were forgotten since, and only then renamed. The file that is there is backed
 * up first. Nothing else may have the workspace open for writing. Fails with a sentence, and then nothing was changed.
 */
export const restoreBackup = (request: RestoreRequest): Result<void> => {
  const { from, file, log } = request;
  const beside = `${file}.restoring`;
  try {
    clear(beside);
    if (!existsSync(from)) return err(failure('not-found', 'This backup is not there any more.'));
    copyFileSync(from, beside);
    chmodSync(beside, 0o600);
    const present = lookAtPresent(request);
    const prepared = prepare(beside, present, request);
    if (!prepared.ok) return prepared;
    if (existsSync(file)) keepPresent(file, present);
    syncToDisk(beside);
    // The file was checkpointed: without its log it is whole, and a log must never meet the other file.
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
    renameSync(beside, file);
    // The end of the chain that was noted belongs to the file that went; the new chain says that it was restored.
    dropAnchor(request.folder);
    syncToDisk(request.folder);
    return ok(undefined);
  } catch (error) {
    log.error('a backup could not be restored', { code: codeOf(error) });
    return err(
      expectedStoreFailure(error) ??
        failure('store.corrupt', `The backup could not be restored (${codeOf(error)}). The workspace is as it was.`),
    );
  } finally {
    clear(beside);
  }
};

const clear = (beside: string): void => {
  for (const ending of ['', '-wal', '-shm', '-journal', `.before-${currentVersion}`])
    rmSync(`${beside}${ending}`, { force: true });
};

type HandedOut = { readonly path: string; readonly at: number; readonly by: string };

type Present = {
  readonly key: Buffer | null;
  readonly isUsed: boolean;
  readonly forgotten: readonly Forgotten[];
  readonly connections: readonly Connection[];
  readonly optOuts: readonly LedgerRow[];
  readonly handedOut: readonly HandedOut[];
  readonly marks: HandoverMarks;
  /** A damaged one is what a restore is for; then nobody is known. */
  readonly isDamaged: boolean;
  /** Where it is kept from now on. */
  readonly keptAt: string;
};

/** What the file in use knows: whom it forgot, who opted out, and where its connections lead. */
const lookAtPresent = ({ folder, file, at, log }: RestoreRequest): Present => {
  const keptAs = (reason: '.before-restore' | '.damaged') => freeName(backupFolder(folder), '', at, reason);
  const nobody = {
    key: null,
    isUsed: false,
    forgotten: [],
    connections: [],
    optOuts: [],
    handedOut: [],
    marks: noMarks,
  };
  if (!existsSync(file)) return { ...nobody, isDamaged: false, keptAt: keptAs('.before-restore') };
  const db = new SqliteDatabase(file, { timeout: 5_000 });
  try {
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Error('damaged');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return {
      key: keyOf(db),
      isUsed: db.prepare('SELECT 1 FROM run LIMIT 1').get() !== undefined,
      forgotten: db.prepare<[], Forgotten>('SELECT hash, at FROM forgotten').all(),
      connections: versionOf(db) < currentVersion ? [] : createConnections(db).list(),
      optOuts: versionOf(db) < currentVersion ? [] : ledgerOf(db),
      handedOut:
        versionOf(db) < currentVersion ? [] : db.prepare<[], HandedOut>('SELECT path, at, by FROM handed_out').all(),
      marks: versionOf(db) < currentVersion ? noMarks : handoverMarksOf(db),
      isDamaged: false,
      keptAt: keptAs('.before-restore'),
    };
  } catch (error) {
    log.warn('the file in use is damaged and kept as it is', { code: codeOf(error) });
    return { ...nobody, isDamaged: true, keptAt: keptAs('.damaged') };
  } finally {
    db.close();
  }
};

const keyOf = (db: Database): Buffer | null =>
  db.prepare<[], Buffer>('SELECT key FROM workspace_key WHERE id = 1').pluck().get() ?? null;

const refused = (sentence: string): Result<never> => err(failure('store.corrupt', sentence));

/** Checks the copy and makes it ready; what it is renamed to later is complete from the first moment. */
const prepare = (beside: string, present: Present, request: RestoreRequest): Result<void, Failure> => {
  const db = new SqliteDatabase(beside, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('secure_delete = ON');
    const version = versionOf(db);
    if (version > currentVersion) return migrate(db, beside);
    if (version === 0 || !hasWorkspaceKey(db)) return refused('This file is no backup of a Concord workspace.');
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
      return refused('This backup is damaged; take another one. The workspace is as it was.');
    const key = keyOf(db);
    // Those who were forgotten are known by hashes under this key: under another they would come back unseen.
    if (present.isUsed && present.key !== null && key?.equals(present.key) !== true)
      return err(
        failure('not-found', 'This is a backup of another workspace. Make a new workspace and restore it there.'),
      );
    const migrated = migrate(db, beside);
    if (!migrated.ok) return migrated;
    makeReady(db, present, request);
    return ok(undefined);
  } catch (error) {
    if (codeOf(error) === 'SQLITE_NOTADB' || codeOf(error).startsWith('SQLITE_CORRUPT'))
      return refused('This backup is damaged or no backup at all; take another one. The workspace is as it was.');
    throw error;
  } finally {
    db.close();
  }
};

const hasWorkspaceKey = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'workspace_key'").get() !== undefined;

const readBackFirst = JSON.stringify(
  failure('apply.unconfirmed', 'A backup was restored while this waited to be sent; it is read back first.', {
    reached: 'maybe',
  }),
);

/** The forgotten stay forgotten, and who opted out since stays out; what waited to be sent then may have been sent since, so it is read back first. */
const makeReady = (db: Database, present: Present, { operator, at }: RestoreRequest): void => {
  const { forgotten, connections, optOuts, handedOut, marks, isDamaged, keptAt } = present;
  const hand = db.prepare('INSERT OR REPLACE INTO handed_out (path, at, by) VALUES (?, ?, ?)');
  const remember = db.prepare('INSERT OR IGNORE INTO forgotten (hash, at) VALUES (?, ?)');
  const unsure = db.prepare(
    `UPDATE outbox_entry SET state = 'unconfirmed', updated_at = @at, next_attempt_at = @at, failure = @failure
     WHERE state IN ('pending', 'in-flight')`,
  );
  const audit = createAudit(db, createSealing(db, false));
  db.transaction(() => {
    for (const { hash, at: forgottenAt } of forgotten) remember.run(hash, forgottenAt);
    applyForgotten(db, at);
    mergeLedger(db, optOuts);
    keepHandoverMarks(db, marks, at);
    for (const one of handedOut) hand.run(one.path, one.at, one.by);
    // Nothing can be taken out of a damaged file: it is named with what lies out of reach whenever somebody is forgotten.
    if (isDamaged) hand.run(keptAt, at, operator);
    if (connections.length > 0) createConnections(db).takeOver(connections);
    const entries = unsure.run({ at, failure: readBackFirst }).changes;
    audit.append({
      at,
      actor: operator,
      action: 'workspace.restored',
      subject: 'workspace',
      personal: `${entries} changes are read back first`,
      person: null,
    });
  }).immediate();
};

/** Backs up the file in use; a damaged one is kept byte by byte with its log. */
const keepPresent = (file: string, { isDamaged, keptAt }: Present): void => {
  mkdirSync(dirname(keptAt), { recursive: true, mode: 0o700 });
  if (isDamaged) {
    for (const ending of ['', '-wal'])
      if (existsSync(`${file}${ending}`)) {
        copyFileSync(`${file}${ending}`, `${keptAt}${ending}`);
        chmodSync(`${keptAt}${ending}`, 0o600);
      }
    return;
  }
  const db = new SqliteDatabase(file, { timeout: 5_000 });
  try {
    copyInto(db, keptAt);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
};
