import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RunsView } from '../../../../renderer/features/runs/view.tsx';
import type { Run } from '../../../../shared/domain/run.ts';
import { failure } from '../../../../shared/errors.ts';
import { good, runOf, toldAt, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../screen.tsx';

const page = (runs: readonly Run[], next: number | null = null) => ({ 'run.page': () => good({ runs, next }) });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const running = runOf(8, {
  state: 'running',
  phase: 'dotdigital',
  endedAt: null,
  startedAt: toldAt - 90_000,
  progressedAt: toldAt - 2_000,
});
const live = () => screen.getByRole('region', { name: 'Running now' });
const drawLive = () =>
  show(<RunsView />, {
    ...page([running, runOf(7)]),
    'workspace.get': () => good(workspaceOf({ running })),
  });
const aborted = runOf(7, {
  state: 'aborted',
  failure: failure('sync.suspicious-drop', '900 of 1,200 customers are gone. Nothing was taken out.'),
});

beforeEach(freshWindow);

test('the run that goes on says where it is and how long it takes, and can be cancelled', async () => {
  const drawn = await drawLive();
  expect(within(live()).getByText('Reading contacts from Dotdigital').className).toBe('here');
  expect(within(live()).getByText('1 min 30 s')).toBeDefined();
  await pass(10_000);
  expect(within(live()).getByText('1 min 40 s')).toBeDefined();
  fireEvent.click(within(live()).getByRole('button', { name: 'Cancel' }));
  await pass();
  expect(drawn.named('sync.cancel').map(({ input }) => input)).toEqual([{ runId: 8 }]);
});

test('progress is drawn as it is told, of this run only', async () => {
  const drawn = await drawLive();
  const told = { ...running, counts: { ...running.counts, dotdigitalRead: 4_321 } };
  act(() => drawn.tell('sync.progressed', { run: told }));
  expect(within(live()).getByText('4,321')).toBeDefined();
  act(() => drawn.tell('sync.progressed', { run: { ...told, id: 99 } }));
  expect(within(live()).queryByText(/run 99/)).toBeNull();
});

test('a run that says nothing for more than a minute is told as silent', async () => {
  await drawLive();
  expect(within(live()).getByText('Last progress 2 s ago')).toBeDefined();
  await pass(60_000);
  expect(within(live()).getByText(/^Nothing heard for 1 min 2 s/)).toBeDefined();
});

test('while one runs no other can be started, nor by who may only read', async () => {
  await drawLive();
  expect([button('Run in full').disabled, button('Run changes only').disabled]).toEqual([true, true]);
  freshWindow();
  await show(<RunsView />, { ...page([runOf(7)]), 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) });
  expect([button('Run in full').disabled, button('Run changes only').disabled]).toEqual([true, true]);
});

test('a failed run says why and offers nothing to accept', async () => {
  const failed = runOf(7, { state: 'failed', failure: failure('remote.unavailable', 'The ERP did not answer.') });
  await show(<RunsView />, page([failed]));
  expect(screen.getByText('The ERP did not answer.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Run again and accept it' })).toBeNull();
  expect(screen.getByText('Last 1 run: 1 failed or stopped')).toBeDefined();
});

test('a run that stopped to ask is accepted by a full run that may take the records out', async () => {
  const drawn = await show(<RunsView />, page([aborted]));
  expect(screen.getByText(/900 of 1,200 customers are gone/)).toBeDefined();
  fireEvent.click(button('Run again and accept it'));
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([
    { job: 'customers', mode: 'full', acceptDrop: true },
  ]);
});

test('who may only read is not offered to accept it', async () => {
  await show(<RunsView />, { ...page([aborted]), 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) });
  expect(screen.queryByRole('button', { name: 'Run again and accept it' })).toBeNull();
});

test('a refusal to start is told until it is dismissed', async () => {
  const error = failure('sync.already-running', 'A sync of customers is running already.');
  await show(<RunsView />, { ...page([runOf(7)]), 'sync.start': () => ({ ok: false, error }) });
  fireEvent.click(button('Run changes only'));
  await pass();
  expect(screen.getByRole('alert').textContent).toContain('A sync of customers is running already.');
  fireEvent.click(button('Dismiss'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('without a run it says what one does', async () => {
  await show(<RunsView />, page([]));
  expect(screen.getByRole('heading', { name: 'No run yet' })).toBeDefined();
});

test('runs that could not be read say why and can be tried again', async () => {
  let answer: unknown = { ok: false, error: failure('store.busy', 'The store is busy.') };
  await show(<RunsView />, { 'run.page': () => answer });
  expect(screen.getByText('The store is busy.')).toBeDefined();
  answer = good({ runs: [runOf(7)], next: null });
  fireEvent.click(button('Try again'));
  await pass();
  expect(button('7')).toBeDefined();
});

test('the latest is shown at first; another is chosen by its number', async () => {
  const drawn = await show(<RunsView />, page([runOf(7), runOf(6, { startedBy: 'Ben' })]));
  expect(button('7').getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(button('6'));
  await pass();
  expect([button('7'), button('6')].map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  expect(screen.getByRole('region', { name: 'Run 6' }).textContent).toContain('Ben');
  expect(drawn.named('run.get').map(({ input }) => input)).toContainEqual({ runId: 6 });
});

test('more are asked for while there are more', async () => {
  const drawn = await show(<RunsView />, page([runOf(60)], 59));
  fireEvent.click(button('Show more'));
  await pass();
  expect(drawn.named('run.page').map(({ input }) => input)).toContainEqual({ limit: 100 });
});

test('axe finds nothing wrong with runs that ended nor with one that goes on', async () => {
  const { container } = await drawLive();
  expect(await faultsOf(container)).toEqual([]);
});
