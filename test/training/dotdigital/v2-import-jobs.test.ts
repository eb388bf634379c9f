import { expect, test } from 'vitest';
import { v2ImportOutcomes } from '../../../electron/training/dotdigital/v2-import-switches.ts';
import { startedDotdigital } from '../started.ts';
import { read } from './switch-looks.ts';
import { IMPORT, importedV2, startV2 } from './v2-import-looks.ts';

const EMAIL = 'a@example.com';
const NO_REPORT = { status: 404, body: { message: expect.stringMatching(/ERROR_IMPORT_REPORT_NOT_FOUND$/) } };

test.each(v2ImportOutcomes.filter((outcome) => outcome !== 'Finished' && outcome !== 'never'))(
  'an import that ends as %s leaves nobody and no report',
  async (v2ImportOutcome) => {
    const account = await startedDotdigital({ switches: { v2ImportOutcome } });
    const url = await importedV2(account, [{ email: EMAIL }]);
    expect((await account.ask('GET', url)).body).toMatchObject({ status: v2ImportOutcome });
    expect(await account.ask('GET', `${url}/report`)).toMatchObject(NO_REPORT);
    expect((await read(account, EMAIL)).status).toBe(404);
  },
);

test('how the next imports end can be planned', async () => {
  const account = await startedDotdigital();
  const json = { next: [{ outcome: 'Unknown', polls: 0 }, 'never'] };
  expect((await account.askAdmin('POST', '/v2-imports', { json })).status).toBe(200);
  const statuses = [];
  for (let nth = 0; nth < 3; nth += 1) {
    const { id } = (await startV2(account, [{ email: EMAIL }])).body as { id: string };
    account.clock.advance(60_000);
    statuses.push(((await account.ask('GET', `${IMPORT}/${id}`)).body as { status: string }).status);
  }
  expect(statuses).toEqual(['Unknown', 'NotFinished', 'Finished']);
});

test('the watchdog rejects an import with too many bad rows, and nothing of it stands', async () => {
  const account = await startedDotdigital({ switches: { watchdogShare: 0.4 } });
  const url = await importedV2(account, [{ email: EMAIL }, { email: 'none' }]);
  expect((await account.ask('GET', url)).body).toMatchObject({ status: 'RejectedByWatchdog' });
  expect((await read(account, EMAIL)).status).toBe(404);
});

test('an import outlives a restart, and its report does', async () => {
  const first = await startedDotdigital();
  const url = await importedV2(first, [{ email: EMAIL }]);
  const { id } = (await startV2(first, [{ email: 'b@example.com' }])).body as { id: string };
  await first.ask('GET', `${url}/report`);
  await first.close();
  const { ask } = await startedDotdigital({ folder: first.folder, switches: { importPolls: 0 } });
  expect((await ask('GET', `${url}/report`)).body).toMatchObject({ newContacts: 1 });
  expect((await ask('GET', `${IMPORT}/${id}`)).body).toEqual({ id, status: 'Finished' });
});
