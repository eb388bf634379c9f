import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { pictureScreens } from './pictures.mjs';
import { printTable } from './table.mjs';
import { ask, openWindow, until } from './window.mjs';

/** How many of each kind are approved. A missing permission is only counted: no machine can mend it. */
const APPROVALS = /** @type {const} */ ([
  ['customer-missing', 'Missing', 8],
  ['field-drift', 'Fields differ', 8],
  ['malformed-value', 'Malformed', 6],
]);

/** @param {import('playwright').Page} page @param {string} kind */
const chooseKind = async (page, kind) => {
  const facets = page.locator('.facets');
  const clear = facets.getByRole('button', { name: /^Clear/ });
  if (await clear.isVisible()) await clear.click();
  await facets.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(kind) }).click();
  await page.keyboard.press('Escape');
};

/** @type {Readonly<Record<string, string>>} */
const MENU_NAMES = {
  'customer-missing': 'Customer missing in Dotdigital',
  'field-drift': 'Fields differ',
  'malformed-value': 'Malformed value',
};

/**
 * Approves by keyboard, as an operator would; what has no proposal is passed over.
 * @param {import('playwright').Page} page @param {string} kind @param {number} wanted
 */
const approveSome = async (page, kind, wanted) => {
  await chooseKind(page, MENU_NAMES[kind] ?? kind);
  await page.locator('#mismatch-list').focus();
  await page.keyboard.press('Home');
  const approve = page.locator('.foot .btn.pri');
  const title = page.locator('.det h1');
  let approved = 0;
  for (let looked = 0; approved < wanted && looked < 80; looked += 1) {
    const before = await title.textContent();
    // What would be sent is worked out a moment after a mismatch is shown.
    await page.waitForTimeout(80);
    const isPossible = await approve.isEnabled();
    await page.keyboard.press(isPossible ? 'a' : 'j');
    if (isPossible) approved += 1;
    await page.waitForFunction((text) => document.querySelector('.det h1')?.textContent !== text, before, {
      timeout: 10_000,
    });
  }
  return approved;
};

/** @param {readonly any[]} counts @param {string} kind @param {string} status */
const countOf = (counts, kind, status) =>
  counts.filter((row) => row.kind === kind && row.status === status).reduce((sum, row) => sum + row.count, 0);

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
    /** @type {Map<string, number>} */
    const approved = new Map();
    for (const [kind, , wanted] of APPROVALS) approved.set(kind, await approveSome(page, kind, wanted));
    const owed = [...approved.values()].reduce((sum, count) => sum + count, 0);
    const changes = async () => (await ask(page, 'change.page', { limit: 200 })).changes;
    const isSettled = (/** @type {any} */ change) =>
      !['pending', 'in-flight', 'accepted', 'unconfirmed'].includes(change.state);
    await until(
      async () => {
        const all = await changes();
        return all.length === owed && all.every(isSettled);
      },
      'every approved fix to be read back',
      180_000,
    );
    const after = await ask(page, 'mismatch.counts', {});
    await pictureScreens(window, pictures);
    const all = await changes();
    const verified = all.filter((/** @type {any} */ change) => change.state === 'verified').length;
    const rows = ['customer-missing', 'field-drift', 'malformed-value', 'permission-missing'].map((kind) => ({
      kind,
      found: countOf(before.counts, kind, 'open'),
      approved: approved.get(kind) ?? 0,
      verified: countOf(after.counts, kind, 'resolved'),
      open: countOf(after.counts, kind, 'open'),
    }));
    printTable({
      customers: before.customers,
      contacts: before.contacts,
      neverArrived: before.neverArrived,
      rows,
      pictures,
    });
    for (const change of all.filter((/** @type {any} */ entry) => entry.state !== 'verified')) {
      process.stdout.write(
        `not verified: ${change.label}, ${change.state}${change.sentence === null ? '' : `, ${change.sentence}`}\n`,
      );
    }
    const isWhole = owed > 0 && verified === owed && [...approved].every(([, count]) => count > 0);
    process.stdout.write(`${verified} of ${owed} approved fixes verified by reading back\n`);
    return isWhole ? 0 : 1;
  } finally {
    await app.close();
    await rm(userData, { recursive: true, force: true, maxRetries: 5 });
  }
};

process.exitCode = await drive();
