import { expect, type Locator, type Page } from '@playwright/test';

export const newPassphraseInto = async (form: Locator, passphrase: string): Promise<void> => {
  await form.getByLabel('New passphrase').fill(passphrase);
  await form.getByLabel('The same again').fill(passphrase);
};

/** Opens the dialog on the Connections screen where a passphrase is set. */
export const askForPassphrase = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('4');
  await page
    .getByRole('region', { name: 'Where the secret is kept' })
    .getByRole('radio', { name: /^Passphrase/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Set a passphrase' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Sets a passphrase in the window and puts the recovery sheet away. Answers the code that stood on it. */
export const setPassphrase = async (page: Page, passphrase: string): Promise<string> => {
  const dialog = await askForPassphrase(page);
  await newPassphraseInto(dialog, passphrase);
  await dialog.getByRole('button', { name: 'Set it' }).click();
  const sheet = page.getByRole('dialog', { name: 'Recovery sheet of Concord' });
  await expect(sheet).toBeVisible();
  const code = (await sheet.locator('.code span').allTextContents()).join('-');
  expect(code).toMatch(/^[0-9A-Z]+(-[0-9A-Z]+)+$/);
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeDisabled();
  await sheet.getByLabel('I have kept it').click();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toHaveCount(0);
  return code;
};
