import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { createAtomically } from '../../../electron/engine/store/atomically.ts';
import { createAudiences } from '../../../electron/engine/store/audiences.ts';
import { createAudit } from '../../../electron/engine/store/audit.ts';
import { createCampaigns } from '../../../electron/engine/store/campaigns.ts';
import { createCauses } from '../../../electron/engine/store/causes.ts';
import { createChanges } from '../../../electron/engine/store/changes.ts';
import { createCosts } from '../../../electron/engine/store/costs.ts';
import { createDataFields } from '../../../electron/engine/store/data-fields.ts';
import { createDecisions } from '../../../electron/engine/store/decisions.ts';
import { createDesks, createTaken } from '../../../electron/engine/store/desks.ts';
import { createForgotten } from '../../../electron/engine/store/forgotten.ts';
import { createHandovers } from '../../../electron/engine/store/handovers.ts';
import { createImpacts } from '../../../electron/engine/store/impacts.ts';
import { createImports } from '../../../electron/engine/store/imports.ts';
import { createInsightImports } from '../../../electron/engine/store/insight-imports.ts';
import { createItemLinks } from '../../../electron/engine/store/item-links.ts';
import { createLessons } from '../../../electron/engine/store/lessons.ts';
import { createMappings } from '../../../electron/engine/store/mappings.ts';
import { migrate } from '../../../electron/engine/store/migrate.ts';
import { createMirror } from '../../../electron/engine/store/mirror.ts';
import { createMismatches } from '../../../electron/engine/store/mismatches.ts';
import { createOptOuts } from '../../../electron/engine/store/opt-outs.ts';
import { createOutbox } from '../../../electron/engine/store/outbox.ts';
import { createPolicies } from '../../../electron/engine/store/policies.ts';
import { createPostings } from '../../../electron/engine/store/postings.ts';
import { createReplicas } from '../../../electron/engine/store/replica.ts';
import { createRuns } from '../../../electron/engine/store/runs.ts';
import { createSaleCases } from '../../../electron/engine/store/sale-cases.ts';
import { createSales } from '../../../electron/engine/store/sales.ts';
import { createSavedViews } from '../../../electron/engine/store/saved-views.ts';
import { createSealing } from '../../../electron/engine/store/sealing.ts';
import { createShelf } from '../../../electron/engine/store/shelf.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import { createWorkspace } from '../../../electron/engine/store/workspace.ts';
import { NOW, openIn } from './opened-plainly.ts';

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A migrated file without rows. Made once: a property opens hundreds of it. */
let empty: Buffer | null = null;
const emptyFile = (): Buffer => {
  const db = new SqliteDatabase(':memory:');
  const migrated = migrate(db, ':memory:');
  if (!migrated.ok) throw new Error(migrated.error.sentence);
  const bytes = db.serialize();
  db.close();
  return bytes;
};

/** Every store over one database in memory, and the database itself. `ran` is told each statement, values filled in. */
export const inMemory = (ran: (sql: string) => void = () => undefined) => {
  empty ??= emptyFile();
  const db: Database = new SqliteDatabase(empty, { verbose: (sql) => ran(String(sql)) });
  db.pragma('foreign_keys = ON');
  onTestFinished(() => void db.close());
  const sealing = createSealing(db, false);
  const optOuts = createOptOuts(db, sealing.keyedHash, () => NOW);
  return {
    db,
    sealing,
    atomically: createAtomically(db),
    mirror: createMirror(db, optOuts),
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
    postings: createPostings(db),
    costs: createCosts(db),
    changes: createChanges(db, sealing),
    optOuts,
    forgotten: createForgotten(db, sealing.keyedHash),
    dataFields: createDataFields(db),
    desks: createDesks(db),
    handovers: createHandovers(db, sealing),
    taken: createTaken(db),
  };
};

/** The same, where opening is not what the test is about. Closed after the test. */
export const openedIn = (folder: string, readOnly = false): Stores => {
  const opened = openIn(folder, readOnly);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.sentence}`);
  onTestFinished(opened.value.close);
  return opened.value;
};
