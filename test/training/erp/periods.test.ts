import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

type Period = { from: string; to: string; name: string; ar: string; asOf: string };

test('months before the last are locked, the last is restricted, later ones are open', async () => {
  const { ask } = await startedErp();
  const { body } = await ask('GET', '/periods?from=2026-02-10&to=2026-12-01');
  const periods = body as Period[];
  expect(periods).toHaveLength(11);
  expect(periods[0]).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
    name: '2026-02',
    ar: 'locked',
    asOf: '2026-11-25T09:00:00.000Z',
  });
  expect(periods.slice(-4).map(({ name, ar }) => [name, ar])).toEqual([
    ['2026-09', 'locked'],
    ['2026-10', 'restricted'],
    ['2026-11', 'open'],
    ['2026-12', 'open'],
  ]);
});

test('without a range a year and the month come; the day is the one in London', async () => {
  const { ask, clock } = await startedErp();
  clock.advance(Date.UTC(2027, 5, 30, 23, 30) - clock.now());
  const periods = (await ask('GET', '/periods')).body as Period[];
  expect([periods.length, periods.at(-1)?.name]).toEqual([13, '2027-07']);
});

test('a month that somebody closed stays so, and a leap day belongs to February', async () => {
  const erp = await startedErp();
  expect((await erp.askAdmin('POST', '/period', { json: { name: '2028-02', ar: 'locked' } })).status).toBe(200);
  const asOf = new Date(erp.clock.now()).toISOString();
  erp.clock.advance(3_600_000);
  expect((await erp.ask('GET', '/periods?from=2028-02-01&to=2028-02-02')).body).toEqual([
    { from: '2028-02-01', to: '2028-02-29', name: '2028-02', ar: 'locked', asOf },
  ]);
});

test.each(['?from=2026-13-01', '?from=2026-05-01&to=2026-04-01', '?from=2000-01-01&to=2026-01-01'])(
  '%s is refused',
  async (query) => {
    const { ask } = await startedErp();
    expect(await ask('GET', `/periods${query}`)).toMatchObject({
      status: 422,
      body: { error: { code: 'validation_failed' } },
    });
  },
);
