import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { type Answered, listOf } from './campaigns-looks.ts';

const HOUR_MS = 3_600_000;

test('an order that marketing brought is one of the account, an hour at most after a click of its buyer', async () => {
  const account = await startedDotdigital({ world: { seed: 1, customers: 800 }, switches: { roiOrderNumbers: true } });
  const since = (id: number, what: string) => listOf(account, `/v2/campaigns/${id}/${what}/since-date/2025-01-01`);
  let joined = 0;
  for (const id of [62_016, 62_020, 62_026, 62_028]) {
    const clicks = await since(id, 'clicks');
    const markers = await since(id, 'roi-details');
    for (const [index, { contactId, markerName, value, dateEntered }] of markers.entries()) {
      if (markerName !== 'OrderNumber') continue;
      const { body } = await account.ask('GET', `/insightData/v3/contacts/contactId/${contactId}/Orders/${value}`);
      const { json } = body as { json: Answered };
      expect(json).toMatchObject({ currency: 'GBP', order_total: markers[index - 1]?.value });
      const at = Date.parse(String(dateEntered));
      expect(Date.parse(String(json.purchase_date))).toBe(at);
      const wait = clicks
        .filter((click) => click.contactId === contactId)
        .map(({ dateClicked }) => at - Date.parse(String(dateClicked)));
      expect(wait.some((milliseconds) => milliseconds > 0 && milliseconds < HOUR_MS)).toBe(true);
      joined += 1;
    }
  }
  expect(joined).toBeGreaterThan(5);
});

test('an account of an earlier version gets its campaigns with the same orders', async () => {
  const first = await startedDotdigital();
  const of = (account: typeof first) => listOf(account, '/v2/campaigns/62003/roi-details/since-date/2025-01-01');
  const before = await of(first);
  expect(before.length).toBeGreaterThan(0);
  await first.close();
  const file = new Database(`${first.folder}/dotdigital.sqlite`);
  file.exec(
    'DELETE FROM campaign; DELETE FROM campaign_send; DROP TABLE driven_order; DELETE FROM program; DELETE FROM segment',
  );
  file.close();
  const second = await startedDotdigital({ folder: first.folder });
  expect(await of(second)).toEqual(before);
  expect(await listOf(second, '/v2/programs')).toHaveLength(4);
  expect(await listOf(second, '/v2/segments')).toHaveLength(8);
});
