import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RunsView } from '../../../../renderer/features/runs/view.tsx';
import type { Run } from '../../../../shared/domain/run.ts';
import { failure } from '../../../../shared/errors.ts';
import { runAnswers, runDetailOf } from '../../../doubles/run-answers.ts';
import { good, runOf, toldAt, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const running = runOf(8, {
  state: 'running',
  phase: 'dotdigital',
  endedAt: null,
  startedAt: toldAt - 90_000,
  progressedAt: toldAt - 2_000,
});
const live = () => screen.getByRole('region', { name: 'Running now' });
const draw = (runs: readonly Run[], answers: Parameters<typeof show>[1] = {}) =>
  show(<RunsView />, { ...runAnswers(runs), ...answers });
const drawLive = (run: Run = running) =>
  draw([run, runOf(7)], { 'workspace.get': () => good(workspaceOf({ running: run })) });
const figure = (label: string) => within(live()).getByText(label).nextElementSibling?.textContent;
const aborted = runOf(7, {
  state: 'aborted',
  failure: failure('sync.suspicious-drop', '900 of 1,200 customers are gone. Nothing was taken out.'),
});
const readOnly = { 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) };

beforeEach(freshWindow);

test('the run that goes on says where it is and how long it takes, and can be cancelled once', async () => {
  const drawn = await drawLive();
  expect(within(live()).getByText('Reading contacts from Dotdigital').className).toBe('here');
  expect(figure('Time')).toBe('1 min 30 s');
  await pass(10_000);
  expect(figure('Time')).toBe('1 min 40 s');
  fireEvent.click(within(live()).getByRole('button', { name: /^Cancel/ }));
  await pass();
  expect(within(live()).getByRole<HTMLButtonElement>('button', { name: /^Cancelling/ }).disabled).toBe(true);
  press('x');
  await pass();
  expect(drawn.named('sync.cancel').map(({ input }) => input)).toEqual([{ runId: 8 }]);
});

test('the rate rests on what was read until the last progress', async () => {
  await drawLive();
  // 2,300 records in 88 seconds.
  expect([figure('Records'), figure('Rate')]).toEqual(['2,300', '1,568 a min']);
});

test('a rate is not told of a run that has just begun', async () => {
  await drawLive({ ...running, startedAt: toldAt - 3_000, progressedAt: toldAt });
  expect(figure('Rate')).toBe('–');
});

test('progress is drawn as it is told, of this run only', async () => {
  const drawn = await drawLive();
  const told = { ...running, progressedAt: toldAt, counts: { ...running.counts, dotdigitalRead: 4_321 } };
  act(() => drawn.tell('sync.progressed', { run: told }));
  expect(figure('Dotdigital')).toBe('4,321');
  act(() => drawn.tell('sync.progressed', { run: { ...told, id: 99 } }));
  expect(within(live()).queryByText(/run 99/)).toBeNull();
});

test('a consent run tells what it writes and that it records', async () => {
  const consent = { ...running, job: 'consent', phase: 'record' } as const;
  await draw([consent], {
    'workspace.get': () => good(workspaceOf({ running: consent })),
    'run.get': () => good(runDetailOf(consent, { written: 8, verified: 6 })),
  });
  expect(within(live()).getByText('Recording opt-outs').className).toBe('here');
  expect([figure('Written'), figure('Verified')]).toEqual(['8', '6']);
});

test('a run that makes no progress for most of a minute is told as standing still', async () => {
  await drawLive();
  expect(within(live()).getByText('Last progress 2 s ago')).toBeDefined();
  await pass(60_000);
  expect(within(live()).getByText(/^No progress for 1 min 2 s: /)).toBeDefined();
});

test('while one runs no other can be started, nor by who may only read', async () => {
  const drawn = await drawLive();
  expect(button('Run a job…').disabled).toBe(true);
  press('r');
  freshWindow();
  const other = await draw([runOf(7)], readOnly);
  expect([button('Run a job…').disabled, button('Pause all…').disabled]).toEqual([true, true]);
  press('r');
  await pass();
  expect([...drawn.named('sync.start'), ...other.named('sync.start')]).toEqual([]);
});

test('a refusal to start is told until it is dismissed', async () => {
  const error = failure('sync.already-running', 'A sync of customers is running already.');
  const drawn = await draw([runOf(7)], { 'sync.start': () => ({ ok: false, error }) });
  press('r');
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([{ job: 'customers', mode: 'incremental' }]);
  expect(screen.getByRole('alert').textContent).toContain('A sync of customers is running already.');
  fireEvent.click(button('Dismiss'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a run that stopped to ask is accepted by a full run of its job that may take the records out', async () => {
  const drawn = await draw([aborted]);
  expect(screen.getByText(/900 of 1,200 customers are gone/)).toBeDefined();
  fireEvent.click(button('Run again and accept it'));
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([
    { job: 'customers', mode: 'full', acceptDrop: true },
  ]);
});

test('what a policy would write is accepted by the same run again, and no vanished record with it', async () => {
  const stopped = { ...aborted, job: 'products', mode: 'incremental' } as const;
  const drawn = await draw([
    { ...stopped, failure: failure('policy.too-much', '90 of 100 records would be written.') },
  ]);
  fireEvent.click(button('Run again and accept it'));
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([
    { job: 'products', mode: 'incremental', acceptWrites: true },
  ]);
});

test('who may only read is not offered to accept it', async () => {
  await draw([aborted], readOnly);
  expect(screen.getByText(/900 of 1,200 customers are gone/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Run again and accept it' })).toBeNull();
});

test('without a run it says what one does and offers one', async () => {
  const drawn = await draw([]);
  expect(screen.getByRole('heading', { name: 'No run yet' })).toBeDefined();
  fireEvent.click(button('Run now'));
  await pass();
  expect(drawn.named('sync.start')).toHaveLength(1);
});

test('runs that could not be read say why and can be tried again', async () => {
  let answer: unknown = { ok: false, error: failure('store.busy', 'The store is busy.') };
  await draw([], { 'run.page': () => answer });
  expect(screen.getByText('The store is busy.')).toBeDefined();
  answer = good({ runs: [runOf(7)], next: null });
  fireEvent.click(button('Try again'));
  await pass();
  expect(button('7')).toBeDefined();
});

test('the latest is shown at first; another is chosen by its number, or with J and K', async () => {
  const drawn = await draw([runOf(7), runOf(6, { startedBy: 'Ben' }), runOf(5)]);
  const pressed = () => ['7', '6', '5'].filter((name) => button(name).getAttribute('aria-pressed') === 'true');
  expect(pressed()).toEqual(['7']);
  fireEvent.click(button('6'));
  await pass();
  expect(pressed()).toEqual(['6']);
  expect(screen.getByRole('region', { name: 'Run 6' }).textContent).toContain('Ben');
  expect(drawn.named('run.get').map(({ input }) => input)).toContainEqual({ runId: 6 });
  for (const key of ['j', 'j', 'k', 'k', 'k']) press(key);
  press('j');
  await pass();
  expect(pressed()).toEqual(['6']);
});

test('older runs are added behind those that are there, and stay while newer ones come', async () => {
  let newest = [runOf(60), runOf(59)];
  const drawn = await draw([], {
    'run.page': ({ before }: { readonly before?: number }) =>
      good(before === undefined ? { runs: newest, next: 59 } : { runs: [runOf(58)], next: null }),
  });
  fireEvent.click(button('Show more'));
  await pass();
  expect(drawn.named('run.page').map(({ input }) => input)).toContainEqual({ before: 59, limit: 50 });
  newest = [runOf(61), runOf(60)];
  act(() => drawn.tell('store.changed', { topics: ['runs'] }));
  await pass();
  for (const name of ['60', '59', '58']) expect(button(name)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('axe finds nothing wrong with runs that ended nor with one that goes on', async () => {
  const { container } = await drawLive();
  expect(await faultsOf(container)).toEqual([]);
});
