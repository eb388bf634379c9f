import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { HOUR_MS, listOf, refusedWith } from './campaigns-looks.ts';
import { mail, sendMail } from './transactional-switch-cases.ts';

const many = { ...mail, toAddresses: Array.from({ length: 100 }, (_, index) => `a${index}@example.com`) };

test('what became of the mails comes to light as time passes', async () => {
  const account = await startedDotdigital();
  await sendMail(account, many);
  const stats = async () =>
    (await listOf(account, '/v2/email/stats/since-date/2026-11-25?endDate=2026-11-30'))[0] ?? {};
  expect(await stats()).toEqual({
    startDate: '2026-11-25 00:00:00+00:00',
    endDate: '2026-11-30 23:59:59+00:00',
    numSent: 100,
    numDelivered: 0,
    numOpens: 0,
    numClicks: 0,
    numIspComplaints: 0,
    numBounces: 0,
  });
  account.clock.advance(HOUR_MS);
  const early = await stats();
  account.clock.advance(48 * HOUR_MS);
  const late = await stats();
  expect(Number(late.numDelivered) + Number(late.numBounces)).toBe(100);
  expect(Number(early.numOpens)).toBeGreaterThan(0);
  expect(Number(late.numOpens)).toBeGreaterThan(Number(early.numOpens));
  expect(Number(late.numClicks)).toBeLessThan(Number(late.numOpens));
});

test('they are added up by months, weeks or days, the first and the last of them cut off', async () => {
  const account = await startedDotdigital();
  await sendMail(account);
  const by = async (period: string) =>
    (await listOf(account, `/v2/email/stats/since-date/2026-10-30?endDate=2026-11-25&aggregatedBy=${period}`)).map(
      ({ startDate, endDate, numSent }) => [String(startDate).slice(0, 10), String(endDate).slice(0, 10), numSent],
    );
  expect(await by('Month')).toEqual([
    ['2026-10-30', '2026-10-31', 0],
    ['2026-11-01', '2026-11-25', 1],
  ]);
  expect((await by('week')).map(([from]) => from)).toEqual([
    '2026-10-30',
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
  ]);
  expect(await by('Day')).toHaveLength(27);
  expect(await by('AllTime')).toEqual([['2026-10-30', '2026-11-25', 1]]);
});

test.each(['2026-11-01?aggregatedBy=Year', 'soon', '2026-11-01?endDate=soon'])('%s is refused', async (path) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/v2/email/stats/since-date/${path}`)).toMatchObject(
    refusedWith(400, 'ERROR_PARAMETER_INVALID'),
  );
});
