import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { workspaceFile } from '../../electron/engine/store/open.ts';
import { childProgram } from '../engine/store/child-program.ts';
import { firstBroken } from '../engine/store/first-broken.ts';
import { temporaryFolder } from '../engine/store/opened.ts';
import { openIn } from '../engine/store/opened-plainly.ts';

const start = childProgram('crash-program.ts');
const pageSize = 40;

/** What stands in the file after a crash: opened as the engine does, and counted behind the stores. */
const foundIn = (folder: string) => {
  const opened = openIn(folder);
  if (!opened.ok) throw new Error(opened.error.sentence);
  const { mirror, runs } = opened.value;
  const pages = Number(runs.checkpoint('erp.customers')?.cursor ?? 0);
  const { customers, contacts, prospects } = mirror.counts();
  opened.value.close();
  const db = new SqliteDatabase(workspaceFile(folder), { readonly: true });
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  const found = {
    pages,
    counted: { customers, contacts, prospects },
    stored: {
      customers: one('SELECT COUNT(*) FROM erp_customer'),
      contacts: one('SELECT COUNT(*) FROM dd_contact'),
      audited: Number(one('SELECT COUNT(*) FROM audit')),
      health: one('PRAGMA integrity_check'),
      brokenLink: firstBroken(db),
    },
  };
  db.close();
  return found;
};

// The kill falls anywhere in what the child does next: how many commits it is let live is spread, its moment is not ours.
test('a writer killed at any moment leaves a whole file, whose pages and checkpoint fit, and goes on from there', async () => {
  const folder = temporaryFolder();
  let before = 0;
  for (const commits of [1, 2, 3, 5, 8, 4, 13, 1, 6, 2]) {
    const { child, kill } = await start(folder);
    let seen = 1;
    let last = before;
    await new Promise<void>((resolve) => {
      child.on('message', (page) => {
        seen += 1;
        last = Number(page) + 1;
        if (seen >= commits) resolve();
      });
      if (commits === 1) resolve();
    });
    await kill();
    const { pages, counted, stored } = foundIn(folder);
    expect(pages).toBeGreaterThan(before);
    expect(pages).toBeGreaterThanOrEqual(last);
    // The last contact of a page belongs to the first customer of the next.
    expect(counted).toEqual({ customers: pages * pageSize, contacts: pages * pageSize, prospects: 1 });
    expect(stored).toMatchObject({
      customers: counted.customers,
      contacts: counted.contacts,
      health: 'ok',
      brokenLink: null,
    });
    // Each page's audit entry is a transaction after it: the last may be missing, and is made up for with no later page.
    expect(pages - stored.audited).toBeLessThanOrEqual(10);
    before = pages;
  }
}, 60_000);
