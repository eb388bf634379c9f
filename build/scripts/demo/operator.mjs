/** What an operator does at the keyboard. */

/** @typedef {import('playwright').Page} Page */

/** @type {Readonly<Record<string, string>>} */
const MENU_NAMES = {
  'customer-missing': 'Customer missing in Dotdigital',
  'field-drift': 'Fields differ',
  'reward-drift': 'Reward differs',
  'malformed-value': 'Malformed value',
  'duplicate-customer': 'One person, several customers',
  'contact-orphan': 'Number unknown to the ERP',
};

/** @param {Page} page @param {string} kind */
const chooseKind = async (page, kind) => {
  const facets = page.locator('.facets');
  const clear = facets.getByRole('button', { name: /^Clear/ });
  if (await clear.isVisible()) await clear.click();
  await facets.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitemcheckbox', { name: new RegExp(MENU_NAMES[kind] ?? kind) }).click();
  await page.keyboard.press('Escape');
};

/**
 * Approves by keyboard; what has no proposal is passed over. Answers how many.
 * @param {Page} page @param {string} kind @param {number} wanted
 */
export const approveSome = async (page, kind, wanted) => {
  await chooseKind(page, kind);
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

/** Undoes the newest change from the log by keyboard: looks at it, gives a reason, confirms. @param {Page} page */
export const undoNewest = async (page) => {
  await page.keyboard.press('3');
  const newest = page.locator('#change-list [role="option"]').first();
  await newest.waitFor();
  await page.keyboard.press('Home');
  await page.locator('.log-undo').waitFor();
  await page.keyboard.press('u');
  await page.getByText(/^Read again in /).waitFor();
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').waitFor();
  await page.keyboard.type('Undone once, to show how');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await newest.filter({ hasText: 'Undoes an earlier change' }).filter({ hasText: 'Verified' }).waitFor();
  await page.keyboard.press('1');
  return 1;
};
