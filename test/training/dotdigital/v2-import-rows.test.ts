import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { create, read } from './switch-looks.ts';
import { importedV2, tableV2 } from './v2-import-looks.ts';

const EMAIL = 'a@example.com';

test.each([
  ['unsubscribed', 'unsubscribed', 'Unsubscribed'],
  ['softBounced', 'softBounced', 'Soft bounced'],
  ['hardBounced', 'hardBounced', 'Hard bounced'],
  ['ispComplained', 'ispComplaints', 'Complained to ISP'],
  ['pendingOptIn', 'pendingDoubleOptin', 'Pending optin'],
  ['suppressed', 'suppressedContacts', 'Suppressed by you'],
  ['domainSuppressed', 'domainSuppressed', 'Suppressed by Domain'],
  ['spamTrap', 'globallySuppressed', 'Globally Suppressed'],
  ['blockedlocalpart', 'blocked', 'Blocker'],
])('whoever is %s stays as they are, and is counted and told of', async (emailStatus, count, reason) => {
  const account = await startedDotdigital();
  const { contactId } = (await create(account, EMAIL)).body as { contactId: number };
  account.admin.edit({ contactId, emailStatus });
  const dataFields = [{ key: 'CITY', value: 'York' }];
  const url = await importedV2(account, [{ email: EMAIL, dataFields }, { email: 'b@example.com' }]);
  expect((await account.ask('GET', `${url}/report`)).body).toMatchObject({
    newContacts: 1,
    updatedContacts: 0,
    [count]: 1,
  });
  expect((await account.ask('GET', `${url}/report-faults`)).body).toBe(
    `Reason,Email,CITY\r\n${reason},${EMAIL},York\r\n`,
  );
  expect((await read(account, EMAIL)).body).toMatchObject({ dataFields: { CITY: null } });
});

const withType = (optInType: string) => ({ email: EMAIL, optInType });
const field = (key: string, value: unknown) => ({ email: EMAIL, dataFields: [{ key, value }] });

test.each<[string, { readonly email?: string }]>([
  ['Globally Suppressed', { email: 'Trap@example.com' }],
  ['Suppressed by Domain', { email: 'a@COMPETITOR.example' }],
  ['Mail blocked', { email: 'a@strict.example' }],
  ['Invalid Email', { email: 'a@nowhere.example' }],
  ['Invalid Email', { email: 'a@example' }],
  ['Invalid Email', {}],
  ['Blocker', { email: 'abuse@example.com' }],
  ['Duplicate', { email: 'GOOD@example.com' }],
  ['Failures', withType('Triple')],
  ['Failures', field('SHOE', '9')],
  ['Failures', field('LOYALTY_POINTS', 'many')],
  ['Failures', field('CITY', { name: 'York' })],
])('%s fails the row %j, and no other', async (reason, bad) => {
  const account = await startedDotdigital({
    switches: {
      globallySuppressed: ['trap@example.com'],
      suppressedDomains: ['competitor.example'],
      invalidDomains: ['nowhere.example'],
      mailBlockedDomains: ['strict.example'],
      blockedLocalParts: ['abuse'],
    },
  });
  const before = account.admin.state().contacts ?? 0;
  const table = await tableV2(account, [{ email: 'good@example.com' }, bad]);
  expect(table.split('\r\n')[1]).toMatch(new RegExp(`^${reason},${bad.email ?? ''}`));
  expect(account.admin.state().contacts).toBe(before + 1);
});

test('whoever is in the recycle bin comes back', async () => {
  const account = await startedDotdigital();
  await create(account, EMAIL);
  await account.ask('DELETE', `/contacts/v3/email/${EMAIL}`);
  await importedV2(account, [{ email: EMAIL }]);
  expect((await account.ask('GET', `/v2/contacts/${EMAIL}`)).status).toBe(200);
});
