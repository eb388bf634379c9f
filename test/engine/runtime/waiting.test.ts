import { expect, test } from 'vitest';
import { dotdigitalLimits } from '../../../electron/engine/connectors/http/limits.ts';
import { createHttp } from '../../../electron/engine/connectors/http/request.ts';
import type { Clock } from '../../../electron/engine/runtime/clock.ts';
import { createWaitingDesk } from '../../../electron/engine/runtime/waiting.ts';
import { keptLog, NOW, serverThat } from '../connectors/http/server-of-a-test.ts';

const desk = () => {
  let now = 1_000_000;
  const waiting = createWaitingDesk({ now: () => now });
  return {
    waiting,
    pass: (ms: number): void => {
      now += ms;
    },
  };
};
const answer = { system: 'erp', reason: 'answer', until: null, isBackground: true } as const;

test('what has been waited for longest is told, until it is over', () => {
  const { waiting, pass } = desk();
  expect(waiting.longest()).toBeNull();
  const first = waiting.begin({ ...answer, system: 'dotdigital', reason: 'import', until: 5_000_000 });
  pass(2_000);
  const second = waiting.begin(answer);
  expect(waiting.longest()).toEqual({ system: 'dotdigital', reason: 'import', since: 1_000_000, until: 5_000_000 });
  first();
  expect(waiting.longest()).toEqual({ system: 'erp', reason: 'answer', since: 1_002_000, until: null });
  second();
  expect(waiting.longest()).toBeNull();
});

test('what a run waits for goes before what a person waits for', () => {
  const { waiting, pass } = desk();
  waiting.begin({ ...answer, system: 'dotdigital', isBackground: false });
  pass(1);
  waiting.begin(answer);
  expect(waiting.longest()?.system).toBe('erp');
});

test('a disk that took long over a write is told for a minute; a usual write is not', () => {
  const { waiting, pass } = desk();
  waiting.begin(answer);
  waiting.wrote(1_999);
  expect(waiting.longest()?.reason).toBe('answer');
  waiting.wrote(9_000);
  expect(waiting.longest()).toEqual({ system: 'machine', reason: 'disk', since: 991_000, until: 1_000_000 });
  pass(60_000);
  expect(waiting.longest()?.reason).toBe('answer');
});

test('what a call waits for is told while it waits: an answer, the next try, a window that opens later', async () => {
  const waiting = createWaitingDesk({ now: () => NOW });
  const seen: unknown[] = [];
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    wallNow: () => now,
    wait: async (ms) => {
      await Promise.resolve();
      seen.push(waiting.longest());
      now += ms;
    },
  };
  let calls = 0;
  const { baseUrl } = await serverThat((_request, response) => {
    calls += 1;
    seen.push(waiting.longest());
    if (calls === 1) response.writeHead(503).end();
    else if (calls === 2) response.writeHead(429, { 'retry-after': '7' }).end();
    else response.writeHead(200).end('{}');
  });
  const http = createHttp({
    baseUrl,
    headers: () => ({}),
    clock,
    log: keptLog().log,
    totalTimeoutMs: 5_000,
    maxBytes: 1_000,
    readAttempts: 3,
    limits: dotdigitalLimits,
    system: 'dotdigital',
    waiting,
  });
  await http({ method: 'GET', path: '/a', route: '/a', scope: 'low' }, new AbortController().signal);
  const of = (reason: string, until: number | null) => ({ system: 'dotdigital', reason, since: NOW, until });
  expect(seen).toEqual([
    of('answer', null),
    of('retry', NOW + 500),
    of('answer', null),
    of('rate-window', NOW + 7_500),
    of('answer', null),
  ]);
  expect(waiting.longest()).toBeNull();
});
