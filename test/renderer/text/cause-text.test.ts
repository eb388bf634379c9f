import { expect, test } from 'vitest';
import { type Cause, causeTimes, endOf } from '../../../renderer/text/cause-text.ts';
import { barOf } from '../../doubles/run-answers.ts';
import { toldAt } from '../../doubles/window-answers.ts';

const cause = (facts: Partial<Cause> = {}): Cause => ({
  system: 'dotdigital',
  code: 'remote.unavailable',
  sentence: 'Dotdigital could not be reached.',
  count: 3,
  firstAt: toldAt - 40 * 60_000,
  lastAt: toldAt - 30 * 60_000,
  records: 0,
  runId: 5,
  ...facts,
});
const failed = barOf(5, 41, { state: 'failed', endedAt: toldAt - 30 * 60_000 });

test('a cause is made good by the first later run of the same job that came through', () => {
  const bars = [failed, barOf(6, 25, { state: 'failed' }), barOf(7, 20), barOf(8, 10)];
  expect(endOf(cause(), bars)).toEqual({ kind: 'made-good', text: 'none, made good 13:42' });
});

test.each([
  ['no run came after it', [failed]],
  ['only another job came through', [failed, barOf(6, 20, { job: 'consent' })]],
  ['the later run failed too', [failed, barOf(6, 20, { state: 'failed' })]],
  ['the later run came through in part', [failed, barOf(6, 20, { state: 'partial' })]],
  ['the later run has not ended', [failed, barOf(6, 20, { state: 'running', endedAt: null })]],
  ['its own run is not known', [barOf(6, 20)]],
])('it is still to be looked at when %s', (_why, bars) => {
  expect(endOf(cause(), bars)).toEqual({ kind: 'look', text: 'See run 5', runId: 5 });
});

test('a run that got past its trouble needs nothing', () => {
  expect(endOf(cause(), [barOf(5, 41)])).toEqual({ kind: 'made-good', text: 'none, the run came through' });
});

test('records that were set aside and an account that changed are not made good by a later run', () => {
  const bars = [barOf(5, 41), barOf(6, 20)];
  expect(endOf(cause({ records: 2 }), bars)).toMatchObject({ kind: 'look', text: 'See the records' });
  expect(endOf(cause({ code: 'schema-changed' }), bars)).toMatchObject({ kind: 'look', text: 'See run 5' });
});

test('what is over has an end, what is not only a beginning', () => {
  const bars = [failed, barOf(7, 20)];
  expect(causeTimes(cause(), endOf(cause(), bars), toldAt)).toBe('13:22–13:32');
  expect(causeTimes(cause(), endOf(cause(), [failed]), toldAt)).toBe('13:22');
});
