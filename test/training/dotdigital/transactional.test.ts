import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { DRAFT, refusedWith } from './campaigns-looks.ts';
import { statusOf } from './switch-looks.ts';
import { CONFIRMATION, mail, sendMail } from './transactional-switch-cases.ts';

const triggered = { toAddresses: ['a@example.com'], campaignId: CONFIRMATION };

test('a mail is taken on with an empty answer, whatever the case of its keys', async () => {
  const account = await startedDotdigital();
  const capitals = { ToAddresses: ['a@example.com'], Subject: 'Hello', FromAddress: 'nobody@elsewhere.example' };
  for (const json of [mail, capitals]) expect(await sendMail(account, json)).toMatchObject({ status: 200, body: '' });
  const json = { ...triggered, personalizationValues: [{ name: 'ORDER_NUMBER', value: 'SO-1' }] };
  expect(await sendMail(account, json, '/triggered-campaign')).toMatchObject({ status: 200, body: '' });
  expect(account.admin.state().transactionalMails).toBe(3);
  expect(account.admin.writes().map(({ recordId }) => recordId)).toEqual(['mail:1', 'mail:2', 'mail:3']);
});

test.each([
  ['nobody to send to', { ...mail, toAddresses: [] }, 'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID'],
  [
    'an address that is none',
    { ...mail, toAddresses: ['bob@x@y'] },
    'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID',
  ],
  [
    '101 addresses',
    { ...mail, toAddresses: Array.from({ length: 101 }, (_, index) => `a${index}@example.com`) },
    'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID',
  ],
  ['a wrong copy', { ...mail, ccAddresses: ['x'] }, 'CcAddresses field is invalid. ERROR_PARAMETER_INVALID'],
  ['a wrong blind copy', { ...mail, bccAddresses: ['x'] }, 'BccAddresses field is invalid. ERROR_PARAMETER_INVALID'],
  ['no subject', { toAddresses: ['a@example.com'] }, 'Subject field is empty or invalid. ERROR_PARAMETER_INVALID'],
  [
    'too much beside it',
    { ...mail, metadata: { note: 'x'.repeat(1_500) } },
    'Metadata is longer than 1500 characters. ERROR_PARAMETER_INVALID',
  ],
  [
    'an attachment without a name',
    { ...mail, attachments: [{ content: 'AA==', mimeType: 'text/plain' }] },
    'attachments.0.filename is missing or invalid. ERROR_PARAMETER_INVALID',
  ],
])('a mail with %s is refused', async (_what, json, message) => {
  const account = await startedDotdigital();
  expect(await sendMail(account, json)).toMatchObject({ status: 400, body: { message } });
  expect(account.admin.state().transactionalMails).toBe(0);
});

test('attachments of more than 15 MB are refused', async () => {
  const account = await startedDotdigital();
  const content = 'A'.repeat(21 * 1_048_576);
  const json = { ...mail, attachments: [{ fileName: 'a.bin', mimeType: 'application/octet-stream', content }] };
  expect(await sendMail(account, json)).toMatchObject(refusedWith(400, 'ERROR_PARAMETER_INVALID'));
});

test.each([
  ['that there is not', 1, 404, 'ERROR_CAMPAIGN_NOT_FOUND'],
  ['that is not triggered', DRAFT, 400, 'ERROR_CAMPAIGN_INVALID'],
  ['that is not named', undefined, 400, 'ERROR_PARAMETER_INVALID'],
])('a campaign %s cannot be sent to one address', async (_what, campaignId, status, code) => {
  const account = await startedDotdigital();
  const json = { toAddresses: ['a@example.com'], campaignId };
  expect(await sendMail(account, json, '/triggered-campaign')).toMatchObject(refusedWith(status, code));
});

test('values without a name are refused', async () => {
  const account = await startedDotdigital();
  const json = { ...triggered, personalizationValues: [{ value: 'SO-1' }] };
  expect(await sendMail(account, json, '/triggered-campaign')).toMatchObject(
    refusedWith(400, 'ERROR_INVALID_PERSONALISATION_VALUES'),
  );
});

test('of many mails those that are right are sent, and the others told at their place', async () => {
  const account = await startedDotdigital();
  const bad = { ...mail, toAddresses: [] };
  const reason = 'ToAddresses field is empty or invalid. ERROR_PARAMETER_INVALID';
  expect(await sendMail(account, [mail, bad, mail, 'x'], '/batch')).toMatchObject({
    status: 200,
    body: [
      { index: 0 },
      { index: 1, failureCode: 'ERROR_PARAMETER_INVALID', failureReason: reason },
      { index: 2 },
      { index: 3, failureCode: 'ERROR_PARAMETER_INVALID' },
    ],
  });
  const some = await sendMail(account, [triggered, { ...triggered, campaignId: 1 }], '/triggered-campaign/batch');
  expect(some).toMatchObject({
    status: 200,
    body: [{ index: 0 }, { index: 1, failureCode: 'ERROR_CAMPAIGN_NOT_FOUND' }],
  });
  expect(account.admin.state().transactionalMails).toBe(3);
  expect(await statusOf(sendMail(account, mail, '/batch'))).toBe(400);
});
