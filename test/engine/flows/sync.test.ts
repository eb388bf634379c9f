import { expect, test } from 'vitest';
import { outcomeState } from '../../../electron/engine/flows/sync.ts';
import { noCounts } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';

const running = new AbortController().signal;
const fine = ok(undefined);
const away = err(failure('remote.unavailable', 'away'));

test.each([
  ['everything was read', fine, noCounts, running, 'succeeded'],
  ['records were set aside', fine, { ...noCounts, skipped: 1 }, running, 'partial'],
  ['a side was out of reach', away, noCounts, running, 'failed'],
  ['too much had vanished', err(failure('sync.suspicious-drop', 'gone')), noCounts, running, 'aborted'],
  ['the operator stopped it', away, noCounts, AbortSignal.abort('operator'), 'cancelled'],
  ['the engine stopped', away, noCounts, AbortSignal.abort('engine-stops'), 'interrupted'],
  ['it was finished before the signal came', fine, noCounts, AbortSignal.abort('operator'), 'succeeded'],
  [
    'the engine stopped, whatever failed by it',
    err(failure('cancelled', 'x')),
    noCounts,
    AbortSignal.abort('engine-stops'),
    'interrupted',
  ],
] as const)('when %s the run ended as such', (_name, outcome, counts, signal, expected) => {
  expect(outcomeState(outcome, counts, signal)).toBe(expected);
});
