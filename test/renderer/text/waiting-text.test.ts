import { expect, test } from 'vitest';
import { silenceText } from '../../../renderer/text/waiting-text.ts';
import type { WaitingFor } from '../../../shared/domain/run.ts';
import { toldAt } from '../../doubles/window-answers.ts';

const since = toldAt - 50_000;

test.each<[WaitingFor | null, string]>([
  [
    { system: 'dotdigital', reason: 'rate-window', since, until: toldAt + 10_000 },
    'waiting for the rate window of Dotdigital until 14:02:10',
  ],
  [{ system: 'erp', reason: 'rate-window', since, until: null }, 'waiting for the rate window of the ERP'],
  [{ system: 'erp', reason: 'answer', since, until: null }, 'no answer from the ERP for 50 s'],
  [
    { system: 'erp', reason: 'retry', since, until: toldAt + 4_000 },
    'the ERP did not answer well and is asked again at 14:02:04',
  ],
  [{ system: 'dotdigital', reason: 'retry', since, until: null }, 'Dotdigital did not answer well and is asked again'],
  [
    { system: 'dotdigital', reason: 'import', since, until: null },
    'the import at Dotdigital is still being worked on, for 50 s now',
  ],
  [
    { system: 'machine', reason: 'disk', since, until: since + 9_000 },
    'the disk of this machine is busy: a write took 9 s',
  ],
  [null, 'Concord itself is at work, or this machine is busy'],
])('a run that stands still is told with its cause: %j', (waiting, text) => {
  expect(silenceText(52_000, waiting, toldAt)).toBe(`No progress for 52 s: ${text}`);
});

test('a run that made progress lately is not told as standing still', () => {
  expect(silenceText(44_000, { system: 'erp', reason: 'answer', since, until: null }, toldAt)).toBe(
    'Last progress 44 s ago',
  );
});
