import { expect, test } from 'vitest';
import { when } from '../../../renderer/text/format.ts';
import { headline, lastRunText, span, timersText, tookText, writtenStep } from '../../../renderer/text/run-text.ts';
import { barOf } from '../../doubles/run-answers.ts';
import { runOf, toldAt } from '../../doubles/window-answers.ts';

test('every state of a run has its word in the headline', () => {
  const states = [
    'succeeded',
    'partial',
    'aborted',
    'failed',
    'cancelled',
    'interrupted',
    'running',
    'queued',
  ] as const;
  expect(headline(states.map((state) => ({ state })))).toBe(
    'Last 6 hours: 8 runs, 1 fine, 1 partial, 1 stopped to ask, 1 failed, 1 cancelled, 1 interrupted, 2 running',
  );
  expect(headline([])).toBe('Last 6 hours: no run');
});

test('a time of another day is told with its day', () => {
  expect(when(toldAt, toldAt)).toBe('14:02');
  expect(when(toldAt - 86_400_000, toldAt)).toBe('17 Nov 2026, 14:02');
  expect(span(toldAt - 86_400_000, toldAt, toldAt)).toBe('17 Nov 2026, 14:02–14:02');
  expect(span(toldAt - 1_000, toldAt + 1_000, toldAt)).toBe('14:01–14:02');
  expect(span(toldAt, toldAt + 1_000, toldAt)).toBe('14:02');
});

test('the end of a lane tells what runs before what ran', () => {
  const running = barOf(9, 11, { state: 'running', endedAt: null });
  expect(lastRunText(running, runOf(7), toldAt)).toBe('running, 11 min');
  expect(lastRunText({ ...running, startedAt: toldAt - 14_000 }, undefined, toldAt)).toBe('running since 14:01');
  expect(lastRunText(undefined, runOf(7, { state: 'failed' }), toldAt)).toBe('failed 14:01 · 1 min 40 s');
  expect(lastRunText(undefined, undefined, toldAt)).toBe('never ran');
});

test('a run that goes on has taken at least as long as its last progress, however old the clock is', () => {
  const facts = { endedAt: null, startedAt: toldAt, progressedAt: toldAt + 9_000 };
  expect(tookText(runOf(7, facts), toldAt)).toBe('9 s');
  expect(tookText(runOf(7, facts), toldAt + 12_000)).toBe('12 s');
});

test('the step to what was written takes away, or adds what was found before', () => {
  expect(writtenStep(64, 61)).toEqual({ figure: '−3', text: 'nothing to write' });
  expect(writtenStep(8, 8)).toEqual({ figure: '0', text: 'nothing to write' });
  expect(writtenStep(0, 8)).toEqual({ figure: '+8', text: 'found before' });
});

test('what was switched is told in whole sentences', () => {
  expect(timersText(['customers'], true)).toBe('Customers runs by itself again.');
  expect(timersText(['customers', 'consent'], true)).toBe('Customers and Consent run by themselves again.');
  expect(timersText(['customers', 'consent'], false)).toBe('Customers and Consent will not run by themselves.');
});
