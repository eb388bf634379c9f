import { expect, type Page } from '@playwright/test';
import { mismatchIdSchema } from '../../shared/domain/ids.ts';
import type { MismatchKind } from '../../shared/domain/mismatch.ts';
import { ask } from './bridge.ts';
import { test } from './fixtures.ts';
import { chooseKind, startAnew } from './mismatch-list.ts';
import { firstSynced } from './run-job.ts';
import { adminEnv, askAdmin } from './training-admin.ts';

const openOf = async (page: Page, kind: MismatchKind) =>
  (await ask(page, 'mismatch.page', { filter: { statuses: ['open'], kinds: [kind] } })).rows;

test('who may be somebody else is shown with all that speaks for it; both answers are kept, and one is taken back', async ({
  own,
}) => {
  const { page } = await own.open({ env: adminEnv(200) });
  await firstSynced(page);
  const [drifting] = await openOf(page, 'field-drift');
  const { evidence } = await ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(drifting?.id) });
  const reference = drifting?.reference ?? '';
  const contactId = evidence.contact?.contactId ?? 0;
  // Little more than the name is left of the contact: nobody could be certain.
  const lost = { ERP_ID: null, PHONE: null, BIRTHDATE: null, ADDRESS_1: null, CITY: null, POSTCODE: null };
  const names = { FIRSTNAME: evidence.customer?.values.firstName, LASTNAME: evidence.customer?.values.lastName };
  await askAdmin(own.folder, 'dotdigital', '/edit', {
    contactId,
    newEmail: 'new.address@elsewhere.example',
    dataFields: { ...lost, ...names },
  });
  await page.keyboard.press('s');
  const asked = async () => (await openOf(page, 'identity-ambiguous')).map((row) => row.reference);
  await expect.poll(asked, { timeout: 20_000 }).toEqual([reference]);

  await page.keyboard.press('1');
  await chooseKind(page, 'identity-ambiguous');
  const why = page.getByRole('region', { name: `Why contact ${contactId} may be this customer` });
  await expect(why.getByText('Before any evidence')).toBeVisible();
  await expect(why.getByText(/^First name is the same/)).toBeVisible();
  await expect(why.getByText(/^Together: /)).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Which contact is this customer' })).toBeVisible();
  await expect(page.getByText(`customer number none becomes ${reference}`)).toBeVisible();

  await page.keyboard.press('n');
  await expect.poll(asked).toEqual([]);
  const missing = (await openOf(page, 'customer-missing')).find((row) => row.reference === reference);
  expect(missing).toBeDefined();
  await startAnew(page);
  await chooseKind(page, 'customer-missing');
  await page.getByRole('option', { name: new RegExp(missing?.label ?? '') }).click();
  await page.getByRole('button', { name: new RegExp(`^Take back: Contact ${contactId}`) }).click();
  await expect.poll(asked).toEqual([reference]);

  await startAnew(page);
  await chooseKind(page, 'identity-ambiguous');
  await expect(why).toBeVisible();
  await page.keyboard.press('a');
  const changes = async () => (await ask(page, 'change.page', {})).changes.map((one) => [one.operation, one.state]);
  await expect.poll(changes, { timeout: 20_000 }).toEqual([['contact.number', 'verified']]);
  await expect.poll(asked).toEqual([]);
});

test('who is in the ERP twice is shown with all that says so after a full check, and they can be said to be two people', async ({
  own,
}) => {
  const { page } = await own.open({ env: adminEnv(300) });
  await firstSynced(page);
  const known = [];
  for (const { id, reference } of await openOf(page, 'field-drift')) {
    const { evidence } = await ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(id) });
    const { customer } = evidence;
    if (customer !== null && customer.values.birthDate !== null && customer.values.phone !== null)
      known.push({ reference, customer });
  }
  known.sort((left, right) => (left.reference < right.reference ? -1 : 1));
  const half = Math.floor(known.length / 2);
  for (const [place, { customer }] of known.slice(0, half).entries()) {
    const { firstName, lastName, birthDate, phone, street, city, postcode } = customer.values;
    const fields = { firstName, lastName, birthDate, phone, street, city, postcode };
    await askAdmin(own.folder, 'erp', '/edit', { id: known[half + place]?.customer.id, fields });
  }
  const [first, second] = [known[0]?.reference ?? '', known[half]?.reference ?? ''];
  const found = async () => (await openOf(page, 'duplicate-customer')).map(({ reference }) => reference);
  expect(await found()).not.toContain(second);
  await ask(page, 'sync.start', { job: 'full-check', mode: 'full' });
  await expect.poll(found, { timeout: 30_000 }).toContain(second);

  await page.keyboard.press('1');
  await chooseKind(page, 'duplicate-customer');
  const row = (await openOf(page, 'duplicate-customer')).find(({ reference }) => reference === second);
  await page
    .getByRole('option', { name: new RegExp(row?.label ?? '') })
    .last()
    .click();
  const why = page.getByRole('region', { name: `Why customer ${first} and this one are one person` });
  await expect(why.getByText(/^Birth date is the same/)).toBeVisible();
  await expect(why.getByText('Together: one person, for somebody to confirm')).toBeVisible();
  await expect(page.getByText(`All that is known of customers ${first} and ${second} together`)).toBeVisible();

  await page.keyboard.press('n');
  await expect.poll(found).not.toContain(second);
  const { doubles } = await ask(page, 'mismatch.get', { id: mismatchIdSchema.parse(row?.id) });
  expect(doubles[0]?.apart.map(({ title }) => title)).toEqual([first]);
});
