import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { SchedulesView } from '../../../../renderer/features/schedules/view.tsx';
import { useNavigation } from '../../../../renderer/frame/navigation.ts';
import { jobs } from '../../../../shared/domain/run.ts';
import { failure } from '../../../../shared/errors.ts';
import { type Schedule, scopeOf } from '../../../doubles/run-answers.ts';
import { allTimers, forecastOf, healthOf, scheduleAnswers } from '../../../doubles/schedule-answers.ts';
import { good, toldAt } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';

type Answers = Parameters<typeof show>[1];
const minuteMs = 60_000;
const open = (facts: Partial<Schedule> = {}, answers: Answers = {}) =>
  show(<SchedulesView />, { ...scheduleAnswers(facts), ...answers });
const panel = (name = 'Schedule of Orders') => within(screen.getByRole('region', { name }));
const save = () => panel().getByRole<HTMLButtonElement>('button', { name: 'Save' });
const slide = (to: number): void => {
  fireEvent.change(panel().getByRole('slider'), { target: { value: String(to) } });
};
const click = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
};

beforeEach(freshWindow);

test('every job tells its rhythm, its last run, its age against what is promised, and its calls a day', async () => {
  await open();
  expect(
    screen.getByText(`${jobs.length} of ${jobs.length} jobs run by themselves; nothing is wrong with the link.`),
  ).toBeDefined();
  const [, ...rows] = within(screen.getByRole('region', { name: 'Jobs' })).getAllByRole('row');
  expect(rows.map(({ textContent }) => textContent).find((text) => text?.startsWith('Orders'))).toBe(
    'Ordersevery 14 min next at 14:05, in 3 minFine 14:002 min of 28 min864',
  );
  expect(rows).toHaveLength(jobs.length);
});

test('sliding tells at once what the interval costs and gains, beside what is kept, and is saved as the schedule', async () => {
  const drawn = await open();
  expect(panel().getByText('An order is attributed after 9 min on average, 16 min at worst.')).toBeDefined();
  expect(panel().getByText('96 runs and 864 calls a day')).toBeDefined();
  expect(panel().getByText('Dotdigital, low tier: 288 of 44,640 a day, 0.6 %')).toBeDefined();
  expect(panel().getByText('The ERP: 384 a day, no limit told')).toBeDefined();
  expect(save().disabled).toBe(true);
  // 5, 10, 14, 15, 20 …: the interval that is kept is a stop of its own.
  slide(0);
  expect(panel().getByText('every 5 min')).toBeDefined();
  expect(panel().getByText('An order is attributed after 4 min on average, 7 min at worst.')).toBeDefined();
  expect(panel().getByText('240 runs and 2,160 calls a day')).toBeDefined();
  expect(panel().getByText(/As it is kept now \(every 14 min\).*96 runs and 864 calls a day\./)).toBeDefined();
  fireEvent.click(save());
  await pass();
  expect(drawn.named('schedule.set').map(({ input }) => input)).toEqual([
    { job: 'orders', isOn: true, rhythm: { kind: 'interval', everyMs: 5 * minuteMs } },
  ]);
});

test('a job is put on a time of day in a zone; an interval out of range is not kept', async () => {
  const drawn = await open();
  await click('Customers');
  const fields = panel('Schedule of Customers');
  const write = (label: string, value: string): void => {
    fireEvent.change(fields.getByLabelText(label), { target: { value } });
  };
  write('Minutes between runs of Customers', '0');
  expect(fields.getByText('From 1 to 1,440 minutes, or a time of day.')).toBeDefined();
  expect(fields.queryByRole('slider')).toBeNull();
  write('Rhythm of Customers', 'daily');
  write('Time of Customers', '03:15');
  write('Time zone of Customers', 'America/New_York');
  expect(fields.getByText('1 run and 9 calls a day')).toBeDefined();
  fireEvent.click(fields.getByRole('button', { name: 'Save' }));
  await pass();
  expect(drawn.named('schedule.set').map(({ input }) => input)).toEqual([
    { job: 'customers', isOn: true, rhythm: { kind: 'daily', minute: 195, zone: 'America/New_York' } },
  ]);
});

test('a refusal to keep a schedule stays in sight until it is dismissed', async () => {
  await open({}, { 'schedule.set': () => ({ ok: false, error: failure('store.busy', 'It could not be kept.') }) });
  slide(1);
  fireEvent.click(save());
  await pass();
  expect(screen.getByRole('alert').textContent).toContain('It could not be kept.');
  await click('Dismiss');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the quiet window is switched on, and needs two different times', async () => {
  const drawn = await open();
  const card = within(screen.getByRole('region', { name: 'Quiet window' }));
  fireEvent.click(card.getByRole('checkbox', { name: 'No job starts by itself' }));
  fireEvent.change(card.getByLabelText('to'), { target: { value: '22:00' } });
  expect(card.getByText('It needs two different times.')).toBeDefined();
  fireEvent.change(card.getByLabelText('to'), { target: { value: '06:30' } });
  expect(card.getByText(/from 22:00 to 06:30, London\./)).toBeDefined();
  fireEvent.click(card.getByRole('button', { name: 'Save' }));
  await pass();
  expect(drawn.named('schedule.quiet').map(({ input }) => input)).toEqual([
    { quiet: { isOn: true, from: 1_320, to: 390, zone: 'Europe/London' } },
  ]);
});

test('what a run costs is told before it is started, call by call, in full and of changes', async () => {
  const drawn = await open();
  const cost = within(screen.getByRole('region', { name: 'What a run costs' }));
  expect(cost.getByText(/^90 calls/).textContent).toBe('90 calls ERP 40, Dotdigital 50');
  expect(cost.getByText('about 10 min')).toBeDefined();
  expect(cost.getByText('39,800 counted')).toBeDefined();
  fireEvent.click(cost.getAllByRole('button', { name: 'Run' })[1] ?? document.body);
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([{ job: 'orders', mode: 'full' }]);
});

test('what policies send once a run has compared stands with it, each with its calls', async () => {
  const decided = [
    { policy: 'write-attributes', changes: 812, erpCalls: 40, dotdigitalCalls: 60, imports: 1 },
    { policy: 'create-contacts', changes: 0, erpCalls: 0, dotdigitalCalls: 0, imports: 0 },
  ] as const;
  const forecasts = [forecastOf('orders', 'incremental', { decided }), forecastOf('orders', 'full')];
  await open({}, { 'cost.forecast': () => good({ now: toldAt, forecasts }) });
  const cost = screen.getByRole('region', { name: 'What a run costs' });
  expect(within(cost).getAllByText(/sent afterwards/)).toHaveLength(1);
  expect(cost.textContent).toContain('sent afterwards: 100 calls more');
  expect(cost.textContent).toContain('812 changed attributes, in 1 import: ERP 40, Dotdigital 60.');
  expect(cost.textContent).toContain('New contacts: none as both sides stand.');
});

test('where nothing was counted yet it says so, and a run that does not fit is named with what can be done', async () => {
  const unread = forecastOf('orders', 'incremental', {
    isLeast: true,
    workMs: null,
    earlier: { runs: 0, ownMs: null, imports: 0, importMs: null },
    parts: [{ part: 'order-records', system: 'dotdigital', scope: 'low', calls: 1, records: null }],
  });
  const [tier] = forecastOf('orders', 'full').tiers;
  if (tier === undefined) throw new Error('no tier');
  const tight = forecastOf('orders', 'full', {
    waitMs: 150_000,
    tiers: [{ ...tier, calls: 120, free: 4, windows: 4, waitMs: 210_000 }],
  });
  await open({}, { 'cost.forecast': () => good({ now: toldAt, forecasts: [unread, tight] }) });
  expect(panel().getByText(/how long a run takes is not known before one has come through/)).toBeDefined();
  expect(panel().getByText('No run of this kind has come through yet: the time is not known.')).toBeDefined();
  expect(panel().getByText('at least 9 calls')).toBeDefined();
  expect(panel().getByText('time not known yet')).toBeDefined();
  expect(panel().getByText('not counted yet: nothing of it was read to its end')).toBeDefined();
  expect(panel().getByText(/^It can be started now and waits by itself/)).toBeDefined();
  expect(
    panel().getByText(/120 calls; 4 of 35 a minute are free for it now, so it waits for 4 more windows/),
  ).toBeDefined();
});

test('alerts say what is wrong, since when, what to do and where', async () => {
  const failing = (code: 'remote.unauthorised' | 'remote.timeout', sentence: string) => ({
    failing: { times: 3, since: toldAt - 20 * minuteMs, runId: 12, asks: false, failure: failure(code, sentence) },
  });
  const old = { id: 3, startedAt: toldAt - 40 * minuteMs };
  const fares = [
    healthOf('customers', failing('remote.unauthorised', 'Dotdigital did not accept the password.')),
    healthOf('products', failing('remote.timeout', 'The ERP is slow.')),
    healthOf('consent', { good: old }),
  ];
  const change = { system: 'dotdigital', sentence: 'The data field TIER is gone.', at: toldAt - minuteMs, runId: 4 };
  await open(
    {},
    {
      'job.health': () => good({ now: toldAt, jobs: fares, schemaChanges: [change] }),
      'call.budget': () => good({ now: toldAt, scopes: [scopeOf('low', [2, 31], { limited: 3 })] }),
    },
  );
  const items = within(screen.getByRole('list', { name: 'Alerts' })).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent?.slice(0, 70))).toEqual([
    'Access refusedCustomers cannot run: Dotdigital did not accept the pass',
    'FailedProducts failed 3 times in a row: The ERP is slow.It is tried ag',
    'LateWhat Consent read last is 40 min old; its schedule promises 10 min',
    'Quota lowDotdigital, low tier, refused 3 calls in the last 15 minutes ',
    'Account changedThe data field TIER is gone.See whether the mapping sti',
  ]);
  expect(items[0]?.textContent).toContain('since 13:42');
  await click('See its schedule');
  expect(panel('Schedule of Consent').getByRole('slider')).toBeDefined();
  await click('Connections');
  expect(useNavigation.getState().screen).toBe('connections');
});

test('jobs are stepped through and run by keys', async () => {
  const drawn = await open();
  press('j');
  press('k');
  await pass();
  expect(panel('Schedule of Orders')).toBeDefined();
  for (const _ of jobs) press('k');
  await pass();
  expect(panel('Schedule of Customers')).toBeDefined();
  press('r');
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([{ job: 'customers', mode: 'incremental' }]);
});

test('what jobs wait for, switched-off timers and a clock that moved are told', async () => {
  await open({
    isEnabled: false,
    jobs: allTimers({ nextAt: null, wait: { kind: 'blocked', by: 'machine' } }),
    setBack: [{ at: toldAt, byMs: 7_200_000, newestRun: 1 }],
  });
  expect(screen.getByText('Timers are switched off on this machine.')).toBeDefined();
  expect(screen.getByText(/clock was set back by 2 h/)).toBeDefined();
});

test('axe finds nothing wrong with it', async () => {
  const { container } = await open();
  slide(3);
  expect(await faultsOf(container)).toEqual([]);
});

// Last: an answer that never comes is still waited for afterwards.
test('while it is read, and where it cannot be read, that is what it shows', async () => {
  const refused = { ok: false, error: failure('engine.unavailable', 'The engine does not answer.') };
  await open({}, { 'schedule.get': () => refused });
  expect(screen.getByText('The schedule could not be read')).toBeDefined();
  freshWindow();
  await open({}, { 'job.health': () => new Promise(() => undefined) });
  expect(document.querySelector('.skeleton')).not.toBeNull();
});
