import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { listOf, refusedWith } from './campaigns-looks.ts';

const idsWith = async (query: string): Promise<readonly unknown[]> =>
  (await listOf(await startedDotdigital(), `/v2/campaigns/filtered?${query}`)).map(({ id }) => id);

test.each([
  ['a type', '~type=triggered', [62_201, 62_202, 62_203, 62_204]],
  ['a state', '~statuses=RequiresWorkflowApproval', [62_303]],
  [
    'states one after the other',
    '~statuses=Unsent&~statuses=RequiresWorkflowApproval',
    [62_101, 62_102, 62_103, 62_301, 62_302, 62_303],
  ],
  ['states with commas', '%7Estatuses=RequiresWorkflowApproval,Paused', [62_303]],
  ['when they will be sent', '~scheduledDateFrom=2026-11-25T13:00:00Z&~scheduledDateTo=2026-11-26T12:59:59Z', [62_101]],
  ['when they will be sent at the latest', '~scheduledDateTo=2026-11-26T13:00:00Z', [62_101, 62_102]],
  ['all of two tags', '~tags=region&~tags=promotion', [62_025]],
  ['a tag and a state', '~tags=region&~statuses=Unsent', [62_302]],
  ['a page', '~type=Triggered&select=2&skip=1', [62_202, 62_203]],
])('campaigns are chosen by %s', async (_what, query, ids) => {
  expect(await idsWith(query)).toEqual(ids);
});

test('those sent on or after an instant are chosen', async () => {
  const account = await startedDotdigital();
  const sent = (await listOf(account, '/v2/campaigns/filtered?~statuses=Sent')).map(({ sentDate }) => String(sentDate));
  const from = sent[20] ?? '';
  const chosen = await listOf(account, `/v2/campaigns/filtered?~sentDate=${from}`);
  expect(chosen.map(({ sentDate }) => sentDate)).toEqual(sent.slice(20));
});

test.each([
  '~type=Newsletter',
  '~type=Standard,Triggered',
  '~statuses=Lost',
  '~sentDate=soon',
  '~scheduledDateTo=2026-13-01',
  'select=1001',
])('%s is refused', async (query) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/v2/campaigns/filtered?${query}`)).toMatchObject(
    refusedWith(400, 'ERROR_PARAMETER_INVALID'),
  );
});
