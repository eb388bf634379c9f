import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { startImport } from './switch-looks.ts';
import { startV2 } from './v2-import-looks.ts';

const ann = [{ email: 'a@example.com' }];

test('imports of v2 and v3 take the same places, and each version says so in its words', async () => {
  const account = await startedDotdigital({ switches: { activeImports: 2 } });
  expect((await startImport(account, ['a@example.com'])).status).toBe(202);
  expect((await startV2(account, ann)).status).toBe(202);
  expect(await startImport(account, ['a@example.com'])).toMatchObject({
    status: 429,
    body: { errorCode: 'contacts:tooManyActiveImports' },
  });
  expect(await startV2(account, ann)).toMatchObject({
    status: 429,
    body: { message: 'Error: ERROR_IMPORT_TOOMANYACTIVEIMPORTS' },
  });
  account.clock.advance(60_000);
  expect((await startV2(account, ann)).status).toBe(202);
});
