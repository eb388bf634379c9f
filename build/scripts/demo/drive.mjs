import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { approveSome, undoNewest } from './operator.mjs';
import { pictureScreens } from './pictures.mjs';
import { printTable } from './table.mjs';
import { ask, openWindow, until } from './window.mjs';

/** How many of each kind are approved; the others are only counted. The fix that is undone is one of the last kind. */
const APPROVALS = /** @type {const} */ ([
  ['customer-missing', 8],
  ['malformed-value', 6],
  ['duplicate-customer', 1],
  ['contact-orphan', 1],
  ['field-drift', 8],
]);

const KINDS = /** @type {const} */ ([
  'customer-missing',
  'field-drift',
  'reward-drift',
  'malformed-value',
  'permission-missing',
  'duplicate-customer',
  'duplicate-contact',
  'contact-orphan',
  'consent-conflict',
]);

/** @param {readonly any[]} counts @param {string} kind @param {string} status */
const countOf = (counts, kind, status) =>
  counts.filter((row) => row.kind === kind && row.status === status).reduce((sum, row) => sum + row.count, 0);

/** Every change in the log. @param {import('playwright').Page} page @returns {Promise<readonly any[]>} */
const allChanges = async (page) => (await ask(page, 'change.page', { limit: 200 })).changes;

/** Waits until nothing is under way any more. @param {import('playwright').Page} page @param {number} least */
const settle = (page, least) =>
  until(
    async () => {
      const all = await allChanges(page);
      return (
        all.length >= least &&
        all.every(({ state }) => !['pending', 'in-flight', 'accepted', 'unconfirmed'].includes(state))
      );
    },
    'every approved fix to be read back',
    180_000,
  );

/** @param {readonly any[]} before @param {readonly any[]} after @param {readonly any[]} changes */
const rowsOf = (before, after, changes) =>
  KINDS.map((kind) => {
    const own = changes.filter((change) => change.kind === kind && change.undoes === null);
    return {
      kind,
      found: countOf(before, kind, 'open'),
      approved: new Set(own.map(({ mismatchId }) => mismatchId)).size,
      verified: new Set(own.filter(({ state }) => state === 'verified').map(({ mismatchId }) => mismatchId)).size,
      undone: own.filter(({ undoneBy }) => undoneBy !== null).length,
      open: countOf(after, kind, 'open'),
    };
  });

/** @param {readonly any[]} changes */
const printFailures = (changes) => {
  for (const { label, state, sentence } of changes.filter((change) => change.state !== 'verified'))
    process.stdout.write(`not verified: ${label}, ${state}${sentence === null ? '' : `, ${sentence}`}\n`);
};

/** Drives the window through the whole way; answers the exit code. @returns {Promise<number>} */
const drive = async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'concord-demo-'));
  const pictures = path.join(projectRoot, 'out/screens');
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const window = await openWindow(userData);
  const { app, page } = window;
  try {
    const workspace = () => ask(page, 'workspace.get', {});
    await until(async () => (await workspace()).comparedAt !== null, 'the first sync', 120_000);
    const before = await ask(page, 'mismatch.counts', {});
    let approved = 0;
    for (const [kind, wanted] of APPROVALS) approved += await approveSome(page, kind, wanted);
    await settle(page, approved);
    const undone = await undoNewest(page);
    await settle(page, approved + 1);
    const after = await ask(page, 'mismatch.counts', {});
    const chain = await ask(page, 'audit.verify', {});
    await pictureScreens(window, pictures);
    const changes = await allChanges(page);
    const rows = rowsOf(before.counts, after.counts, changes);
    const { customers, contacts, neverArrived } = before;
    printTable({ customers, contacts, neverArrived, rows, pictures });
    printFailures(changes);
    const verified = rows.reduce((sum, row) => sum + row.verified, 0);
    const isWhole = chain.firstBroken === null && chain.anchor?.agrees !== false;
    process.stdout.write(`${verified} of ${approved} approved fixes verified by reading back\n`);
    process.stdout.write(`${undone} undone from the change log, and its mismatch is back\n`);
    process.stdout.write(`audit chain of ${chain.entries} entries: ${isWhole ? 'whole' : 'broken'}\n`);
    const asWanted = APPROVALS.every(([kind, wanted]) =>
      rows.some((row) => row.kind === kind && row.approved === wanted),
    );
    return asWanted && verified === approved && rows.every(({ found }) => found > 0) && isWhole ? 0 : 1;
  } finally {
    await app.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
};

process.exitCode = await drive();
