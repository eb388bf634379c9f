import { expect, test } from 'vitest';
import { admit } from '../../../../electron/engine/connectors/http/admission.ts';
import { createConcurrencyGate } from '../../../../electron/engine/connectors/http/concurrency-gate.ts';
import { dotdigitalLimits } from '../../../../electron/engine/connectors/http/limits.ts';
import { createHttp } from '../../../../electron/engine/connectors/http/request.ts';
import { createTokenBucket } from '../../../../electron/engine/connectors/http/token-bucket.ts';
import { createCallHistory } from '../../../../electron/engine/store/call-history.ts';
import { inMemory } from '../../store/opened.ts';
import { limitedServer } from './limited-server.ts';
import { keptLog, NOW, standingClock } from './server-of-a-test.ts';

const never = new AbortController().signal;
const call = { scope: 'low', purpose: 'single', patienceMs: 100_000 } as const;
const ended = { told: null, limitedForMs: null, answered: true };

const doorsOf = (perMinute: number) => {
  const { clock, waits } = standingClock();
  const bucket = createTokenBucket({ ...dotdigitalLimits, perMinute: { low: perMinute } }, {}, NOW);
  return { clock, waits, gate: createConcurrencyGate(2), bucket };
};

test('who is let in holds a place until he leaves', async () => {
  const doors = doorsOf(5);
  const admitted = await admit(doors, call, never);
  expect([admitted.kind, doors.gate.inside()]).toEqual(['admitted', 1]);
  if (admitted.kind === 'admitted') admitted.leave(ended);
  expect(doors.gate.inside()).toBe(0);
});

test('who waits for the window holds no place, and tells how long he waited', async () => {
  const doors = doorsOf(1);
  const first = await admit(doors, call, never);
  if (first.kind === 'admitted') first.leave(ended);
  expect(await admit(doors, call, never)).toMatchObject({ kind: 'admitted', waitedMs: 60_000 });
  expect([doors.waits, doors.gate.inside()]).toEqual([[60_000], 1]);
});

test('a window that opens after the patience is not waited for', async () => {
  const doors = doorsOf(1);
  const first = await admit(doors, call, never);
  if (first.kind === 'admitted') first.leave(ended);
  const impatient = await admit(doors, { ...call, patienceMs: 59_999 }, never);
  expect(impatient).toEqual({ kind: 'limited', retryAfterMs: 60_000 });
  expect([doors.waits, doors.gate.inside()]).toEqual([[], 0]);
});

test('after a restart the window that was used up is remembered, and nobody storms', async () => {
  const { clock, waits } = standingClock();
  const server = await limitedServer({ clock, limit: 10, headers: 'epoch', opens: 'with-a-call' });
  const { db } = inMemory();
  const { log } = keptLog();
  const start = () => {
    const history = createCallHistory({ db, readOnly: false, log, later: () => undefined });
    const http = createHttp({
      baseUrl: server.baseUrl,
      headers: () => ({}),
      clock,
      log,
      totalTimeoutMs: 5_000,
      maxBytes: 1_000,
      readAttempts: 4,
      system: 'dotdigital',
      limits: dotdigitalLimits,
      history,
    });
    return { history, get: () => http({ method: 'GET', path: '/', route: '/', scope: 'low' }, never) };
  };
  const before = start();
  for (let count = 0; count < 9; count += 1) await before.get();
  before.history.close();
  expect(waits).toEqual([]);
  const after = start();
  expect(await after.get()).toMatchObject({ kind: 'answer', status: 200 });
  expect([waits, server.counts]).toEqual([[61_000], [9, 1]]);
  const minutes = after.history.minutes('dotdigital', 0);
  expect(minutes.map(({ scope, calls, limited, others }) => [scope, calls, limited, others])).toEqual([
    ['low', 9, 0, 0],
    ['low', 1, 0, 0],
  ]);
});
