import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RunsView } from '../../../../../renderer/features/runs/view.tsx';
import type { Run } from '../../../../../shared/domain/run.ts';
import { type Bar, barOf, runAnswers, scheduleOf, type Timer, timersOf } from '../../../../doubles/run-answers.ts';
import { good, runOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const draw = (
  bars: readonly Bar[],
  facts: { readonly last?: readonly Run[]; readonly timers?: readonly Timer[] } = {},
) =>
  show(<RunsView />, {
    ...runAnswers([runOf(1)]),
    'run.timeline': () => good({ bars, last: facts.last ?? [] }),
    'schedule.get': () => good(scheduleOf(facts.timers ?? timersOf())),
  });
const lane = () => screen.getByRole('group', { name: /^Customers, / });
const bars = () => within(lane()).getAllByRole('button');
const focused = () => document.activeElement?.getAttribute('aria-label');
const row = (name: string) =>
  within(screen.getByRole('region', { name: 'Runs by job, last 6 hours' })).getByRole('row', { name: RegExp(name) });

beforeEach(freshWindow);

test('the six hours are asked for by the minute, and again when the minute turns', async () => {
  const drawn = await draw([]);
  const until = toldAt + 60_000;
  expect(drawn.named('run.timeline').map(({ input }) => input)).toEqual([{ since: until - 21_600_000, until }]);
  await pass(60_000);
  expect(drawn.named('run.timeline').at(-1)?.input).toEqual({ since: until - 21_540_000, until: until + 60_000 });
});

test('the headline counts how the runs ended, and leaves out what there was none of', async () => {
  await draw([
    barOf(9, 1, { state: 'running', endedAt: null }),
    barOf(8, 6),
    barOf(7, 11, { state: 'failed' }),
    barOf(6, 16, { state: 'partial' }),
    barOf(5, 21, { job: 'consent' }),
  ]);
  expect(screen.getByText('Last 6 hours: 5 runs, 2 fine, 1 partial, 1 failed, 1 running')).toBeDefined();
});

test('a bar lies where its run was and tells what became of it', async () => {
  await draw([barOf(8, 179), barOf(7, 359, { state: 'failed', endedAt: toldAt - 179 * 60_000 })]);
  const [first, second] = bars();
  expect([first?.style.left, first?.style.width]).toEqual(['0.00%', '50.00%']);
  expect(second?.style.left).toBe('50.00%');
  expect(first?.className).toBe('run-bar bad');
  expect(first?.getAttribute('aria-label')).toBe('Run 7, 08:03, failed, took 3 h');
});

test('a bar selects its run; pointing at it tells', async () => {
  const drawn = await draw([barOf(8, 6), barOf(7, 11)]);
  const [older] = bars();
  if (older === undefined) throw new Error('no bar');
  fireEvent.pointerOver(older);
  expect(within(lane()).getByText('Run 7, 13:51, fine, took 30 s')).toBeDefined();
  fireEvent.click(older);
  await pass();
  expect(older.getAttribute('aria-pressed')).toBe('true');
  expect(drawn.named('run.get').at(-1)?.input).toEqual({ runId: 7 });
  fireEvent.pointerLeave(lane());
  expect(within(lane()).queryByText('Run 7, 13:51, fine, took 30 s')).toBeNull();
});

test('the tab key comes to one bar of a row; left, right, home and end go on from it', async () => {
  await draw([barOf(9, 1), barOf(8, 6), barOf(7, 11)]);
  expect(bars().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
  const stepped = ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'End', 'Home', 'ArrowRight'].map((key) => {
    if (document.activeElement === document.body) bars()[2]?.focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    return focused()?.slice(0, 5);
  });
  expect(stepped).toEqual(['Run 8', 'Run 7', 'Run 7', 'Run 9', 'Run 7', 'Run 8']);
  expect(bars().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
});

test('a job that did not run says when it will, one that runs says for how long, and each its last run', async () => {
  await draw([barOf(9, 11, { state: 'running', endedAt: null })], {
    last: [runOf(3, { job: 'consent', startedAt: toldAt - 30_000_000, endedAt: toldAt - 29_900_000 })],
  });
  expect(row('Customers').textContent).toContain('running, 11 min');
  expect(row('Consent').textContent).toContain('every 5 min');
  expect(row('Consent').textContent).toContain('no run in these hours, next at 14:05, in 3 min');
  expect(row('Consent').textContent).toContain('fine 05:43 · 1 min 40 s');
});

test('a job that is due and never ran says what it waits for, not a time that is over', async () => {
  await draw([], { timers: timersOf({ nextAt: toldAt - 60_000, wait: { kind: 'turn', job: 'customers' } }) });
  expect(row('Consent').textContent).toContain('no run in these hours, waits for its turn, after Customers');
});

test('a timer that is off is told as off', async () => {
  await draw([], { timers: timersOf({ isOn: false, nextAt: null }) });
  expect(row('Consent').textContent).toBe('Consentoffno run in these hoursnever ran');
});

test('2,000 bars are all there, with one stop for the tab key', async () => {
  await draw(Array.from({ length: 2_000 }, (_, place) => barOf(place + 1, (place + 1) * 0.17)));
  expect(screen.getByText('Last 6 hours: the newest 2,000 runs, 2,000 fine')).toBeDefined();
  expect(bars()).toHaveLength(2_000);
  expect(bars().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test('axe finds nothing wrong with the time axis', async () => {
  const { container } = await draw([barOf(9, 1, { state: 'running', endedAt: null }), barOf(8, 6)]);
  expect(await faultsOf(container)).toEqual([]);
});
