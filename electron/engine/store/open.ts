import { chmodSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Ids } from '../runtime/ids.ts';
import type { Logger } from '../runtime/logger.ts';
import { codeOf, corruptFailure, expectedStoreFailure } from '../runtime/store-failure.ts';
import { createAtomically } from './atomically.ts';
import { createAudiences } from './audiences.ts';
import { createAudit } from './audit.ts';
import { createBackups } from './backups.ts';
import { createCallHistory } from './call-history.ts';
import { createCampaigns } from './campaigns.ts';
import { createCauses } from './causes.ts';
import { createChanges } from './changes.ts';
import { createConnections } from './connections.ts';
import { createCosts } from './costs.ts';
import { createDataFields } from './data-fields.ts';
import { createDecisions } from './decisions.ts';
import { createDesks, createTaken } from './desks.ts';
import { createDoubles } from './doubles.ts';
import { createForgotten } from './forgotten.ts';
import { createHandovers } from './handovers.ts';
import { createIdentity } from './identity.ts';
import { createImpacts } from './impacts.ts';
import { createImports } from './imports.ts';
import { createInsightImports } from './insight-imports.ts';
import { createItemLinks } from './item-links.ts';
import { createLessons } from './lessons.ts';
import { createMappings } from './mappings.ts';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion } from './migrations/index.ts';
import { createMirror } from './mirror.ts';
import { createMismatches } from './mismatches.ts';
import { createOptOuts } from './opt-outs.ts';
import { createOutbox } from './outbox.ts';
import { createPolicies } from './policies.ts';
import { createPostings } from './postings.ts';
import { createReplicas } from './replica.ts';
import { createRuns } from './runs.ts';
import { createSaleCases } from './sale-cases.ts';
import { createSales } from './sales.ts';
import { createSavedViews } from './saved-views.ts';
import { createSealing } from './sealing.ts';
import { createShelf } from './shelf.ts';
import type { Stores } from './stores.ts';
import { createWorkspace } from './workspace.ts';

export type OpenOptions = {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly ids: Ids;
  readonly now: () => number;
  readonly log: Logger;
};

/** The workspace's one file. */
export const workspaceFile = (folder: string): string => join(folder, 'workspace.db');

/** Opens a workspace's stores. Fails with store.corrupt, store.from-future, store.full, store.busy or migration.failed. */
export const openStores = ({ folder, readOnly, now, log }: OpenOptions): Result<Stores> => {
  const file = workspaceFile(folder);
  if (readOnly && !existsSync(file)) return err(inTheMaking);
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, { readonly: readOnly, timeout: 5_000 });
    const ready = prepare(db, file, readOnly);
    if (ready.ok) return ok(storesOf(db, file, { readOnly, now, log }));
    db.close();
    return ready;
  } catch (error) {
    db?.close();
    log.error('the workspace did not open', { code: codeOf(error) });
    return err(storeFailure(error));
  }
};

const inTheMaking = failure(
  'workspace.read-only',
  'This workspace is being made by another Concord; open it again in a moment.',
);

const prepare = (db: Database, file: string, readOnly: boolean): Result<void, Failure> => {
  // Nothing is set or written before the version is known: a file from a newer program stays byte for byte as it is.
  if (versionOf(db) > currentVersion) return migrate(db, file);
  if (readOnly) return versionOf(db) < currentVersion ? err(inTheMaking) : ok(undefined);
  chmodSync(file, 0o600);
  if (versionOf(db) === 0) db.pragma('page_size = 4096');
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'cache_size = -65536',
    'temp_store = MEMORY',
    'wal_autocheckpoint = 4000',
    'secure_delete = ON',
    'foreign_keys = ON',
  ])
    db.pragma(pragma);
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return err(corruptFailure);
  const migrated = migrate(db, file);
  if (migrated.ok) db.prepare("UPDATE run SET state = 'interrupted' WHERE state IN ('running', 'queued')").run();
  return migrated;
};

const storesOf = (
  db: Database,
  file: string,
  { readOnly, now, log }: Pick<OpenOptions, 'readOnly' | 'now' | 'log'>,
): Stores => {
  const sealing = createSealing(db, readOnly);
  const callHistory = createCallHistory({ db, readOnly, log });
  const optOuts = createOptOuts(db, sealing.keyedHash, now);
  return {
    readOnly,
    atomically: createAtomically(db),
    mirror: createMirror(db, optOuts),
    identity: createIdentity(db),
    doubles: createDoubles(db),
    mappings: createMappings(db),
    mismatches: createMismatches(db),
    causes: createCauses(db),
    decisions: createDecisions(db, sealing),
    lessons: createLessons(db),
    shelf: createShelf(db),
    outbox: createOutbox(db, sealing),
    imports: createImports(db, sealing),
    runs: createRuns(db, sealing),
    audit: createAudit(db, sealing),
    workspace: createWorkspace(db),
    replica: createReplicas(db),
    sales: createSales(db),
    saleCases: createSaleCases(db),
    itemLinks: createItemLinks(db),
    campaigns: createCampaigns(db),
    audiences: createAudiences(db),
    impacts: createImpacts(db),
    views: createSavedViews(db),
    insightImports: createInsightImports(db),
    policies: createPolicies(db),
    costs: createCosts(db),
    postings: createPostings(db),
    changes: createChanges(db, sealing),
    optOuts,
    forgotten: createForgotten(db, sealing.keyedHash),
    dataFields: createDataFields(db),
    connections: createConnections(db),
    desks: createDesks(db),
    handovers: createHandovers(db, sealing),
    taken: createTaken(db),
    backups: createBackups(db, dirname(file), basename(dirname(file))),
    callHistory,
    keyedHash: sealing.keyedHash,
    close: () => {
      callHistory.close();
      db.close();
    },
  };
};

/** A database error as a failure; what is not one of the expected is a bug. */
export const storeFailure = (error: unknown): Failure =>
  expectedStoreFailure(error) ?? failure('bug', `The workspace file could not be opened (${codeOf(error)}).`);
