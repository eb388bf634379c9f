import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { complain } from '../../renderer/actions/announce.ts';
import { App } from '../../renderer/app.tsx';
import { useMismatches } from '../../renderer/features/mismatches/store.ts';
import { failure } from '../../shared/errors.ts';
import { aboutOf, good, windowAnswers } from '../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from './screen.tsx';

/** The window a moment after it was opened. */
const open = async (answers: Parameters<typeof show>[1] = {}) => {
  const drawn = await show(<App />, answers);
  await pass(50);
  return drawn;
};
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const isReady = () => document.documentElement.dataset.ready === 'true';

beforeEach(() => {
  freshWindow();
  delete document.documentElement.dataset.ready;
});

afterEach(() => {
  delete document.documentElement.dataset.ready;
});

test('a fault in drawing is told as one, with a way on, and nothing of what was thrown', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined);
  await open({ 'mismatch.get': () => good({ row: { id: 1 }, secret: 'fiona@example.net' }) });
  const told = screen.getByRole('alert');
  expect(within(told).getByRole('heading', { name: 'This window ran into a fault' })).toBeDefined();
  expect(told.textContent).not.toMatch(/undefined|TypeError|fiona/);
  fireEvent.click(screen.getByRole('button', { name: 'Load again' }));
  expect(reload).toHaveBeenCalledTimes(1);
  expect(complaints).toHaveBeenCalled();
});

test('it says once that its first rows are on screen', async () => {
  const drawn = await open();
  expect(isReady()).toBe(true);
  act(() => drawn.tell('store.changed', { topics: ['mismatches'] }));
  await pass(1_000);
  expect(drawn.named('app.painted')).toHaveLength(1);
});

test('it is ready without rows once both sides were compared, or when the engine has stopped', async () => {
  await open(windowAnswers(0));
  expect(isReady()).toBe(true);
  freshWindow();
  delete document.documentElement.dataset.ready;
  const error = failure('engine.unavailable', 'The engine has stopped.');
  const refuse = () => ({ ok: false, error });
  await open({
    'workspace.get': refuse,
    'mismatch.page': refuse,
    'mismatch.counts': refuse,
    'app.about': () => good(aboutOf({ engine: 'stopped', engineSentence: 'The engine stopped three times.' })),
  });
  expect(isReady()).toBe(true);
  expect(screen.getByRole('button', { name: 'Start the engine' })).toBeDefined();
});

test('the keys 1 and 2 go from screen to screen, and a place in the list is kept', async () => {
  await open();
  press('j');
  await pass();
  expect(heading()).toContain('Person 2');
  press('2');
  await pass();
  expect(heading()).toBe('Sync runs');
  press('1');
  await pass();
  expect(useMismatches.getState().selectedId).toBe(2);
});

test('an action that is not on screen has no key', async () => {
  const drawn = await open();
  press('2');
  await pass();
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
});

test('the sheet of keys names what can be done here, and under it no key does anything', async () => {
  const drawn = await open();
  press('?');
  const sheet = screen.getByRole('dialog', { name: 'Keys' });
  for (const label of ['Approve', 'Next', 'Sync now']) expect(within(sheet).getByText(label)).toBeDefined();
  press('s');
  press('a');
  await pass();
  expect([...drawn.named('sync.start'), ...drawn.named('decision.approve')]).toEqual([]);
  fireEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the slash goes to the search instead of being written', async () => {
  await open();
  press('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('what changed in the store is asked for again by its topic, and all of it when the engine is another', async () => {
  const drawn = await open();
  const named = () => new Set(drawn.calls.map(({ name }) => name));
  drawn.calls.length = 0;
  act(() => drawn.tell('store.changed', { topics: ['outbox'] }));
  await pass();
  expect(named()).toEqual(new Set(['workspace.get', 'mismatch.get']));
  drawn.calls.length = 0;
  act(() => drawn.tell('engine.state-changed', { state: 'running', sentence: null }));
  await pass(400);
  for (const name of ['app.about', 'workspace.get', 'mismatch.counts', 'mismatch.page'])
    expect(named()).toContain(name);
});

test('a sync that is refused is told in sight until it is dismissed or 8 seconds have passed', async () => {
  await open({ 'sync.start': () => ({ ok: false, error: failure('sync.already-running', 'One runs already.') }) });
  press('s');
  await pass();
  expect(screen.getByRole('alert').textContent).toBe('One runs already.');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
  act(() => complain('Another one.'));
  await pass(7_900);
  expect(screen.getByRole('alert').textContent).toBe('Another one.');
  await pass(200);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what happened is told to a screen reader', async () => {
  await open();
  press('a');
  await pass();
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
    'Approved. Sending. Next: Person 2.',
  );
});

test('axe finds nothing wrong with the whole window', async () => {
  const { container } = await open();
  expect(await faultsOf(container)).toEqual([]);
});
