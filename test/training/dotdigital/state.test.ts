import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

test('an account of an earlier version gets what it lacks, and keeps what it has', async () => {
  const first = await startedDotdigital();
  await first.ask('POST', '/contacts/v3', { json: { identifiers: { email: 'kept@example.com' } } });
  const feed = (await first.ask('GET', '/v2/contacts/suppressed-since/2000-01-01')).body as unknown[];
  await first.close();
  const file = new Database(path.join(first.folder, 'dotdigital.sqlite'));
  file.exec(`ALTER TABLE contact DROP COLUMN preference_ids; DROP TABLE suppression; DROP TABLE address_book;
    DROP TABLE list_opt_out; DROP TABLE list_removal_job; DROP TABLE preference; UPDATE contact SET list_ids = '[]'`);
  file.close();
  const second = await startedDotdigital({ folder: first.folder });
  expect((await second.ask('GET', '/contacts/v3/email/kept@example.com')).body).toMatchObject({ lists: [] });
  expect((await second.ask('GET', '/v2/contacts/suppressed-since/2000-01-01')).body).toEqual(feed);
  expect((await second.ask('GET', '/v2/address-books')).body).toContainEqual(
    expect.objectContaining({ name: 'Newsletter', contacts: 0 }),
  );
  expect((await second.ask('GET', '/v2/preferences')).body).toHaveLength(2);
});
