import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../../../electron/engine/connectors/http/exchange.ts';
import { dotdigitalLimits, erpLimits } from '../../../../electron/engine/connectors/http/limits.ts';
import { createHttp, type HttpOptions } from '../../../../electron/engine/connectors/http/request.ts';
import type { Trouble } from '../../../../electron/engine/connectors/http/trouble.ts';
import type { Clock } from '../../../../electron/engine/runtime/clock.ts';
import { type LimitedServer, limitedServer } from './limited-server.ts';
import { type Handler, keptLog, NOW, serverThat, standingClock, steppingClock } from './server-of-a-test.ts';

const never = new AbortController().signal;
const reading: HttpRequest = { method: 'GET', path: '/people/anna@shop.test', route: '/people/{email}', scope: 'low' };
const writing: HttpRequest = { ...reading, method: 'POST', body: '{"email":"anna@shop.test"}' };

const setUp = async (handle: Handler, options: Partial<HttpOptions> = {}) => {
  const server = await serverThat(handle);
  const { clock, waits } = standingClock();
  const log = keptLog();
  const http = createHttp({
    baseUrl: server.baseUrl,
    headers: () => ({ authorization: 'Bearer secret-token' }),
    clock,
    log: log.log,
    totalTimeoutMs: 5_000,
    maxBytes: 1_000,
    readAttempts: 3,
    ...options,
  });
  return { ...server, http, waits, log };
};

const withStatus =
  (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(status, headers).end('{}');

test('an answer comes back whole, with its headers in lower case', async () => {
  const { http, received } = await setUp(
    (_request, response) => void response.writeHead(201, { 'X-Odd': 'a' }).end('{"ü":1}'),
  );
  const outcome = await http(writing, never);
  expect(outcome).toMatchObject({ kind: 'answer', status: 201, text: '{"ü":1}', headers: { 'x-odd': 'a' }, calls: 1 });
  expect(received).toMatchObject([
    {
      method: 'POST',
      url: '/people/anna@shop.test',
      headers: { authorization: 'Bearer secret-token', 'content-type': 'application/json; charset=utf-8' },
    },
  ]);
});

test('a server that never answers is a time-out that may have arrived', async () => {
  const { http } = await setUp(() => undefined, { totalTimeoutMs: 30 });
  expect(await http(writing, never)).toEqual({ kind: 'broken', cause: 'timeout', sent: true, calls: 1 });
});

test('a server that stops in the middle of its answer is a time-out too', async () => {
  const { http } = await setUp((_request, response) => void response.writeHead(200).write('{"half":'), {
    totalTimeoutMs: 50,
  });
  expect(await http(writing, never)).toMatchObject({ kind: 'broken', cause: 'timeout', sent: true });
});

test.each<[string, Handler]>([
  ['before it answered', (request) => void request.socket.destroy()],
  [
    'after its headers',
    (request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"half":', () => request.socket.destroy());
    },
  ],
])('a connection that is cut %s may have arrived', async (_what, handle) => {
  const { http } = await setUp(handle);
  expect(await http(writing, never)).toEqual({ kind: 'broken', cause: 'cut', sent: true, calls: 1 });
});

test('a port where nobody listens was surely not reached', async () => {
  const { http, close } = await setUp(() => undefined);
  await close();
  expect(await http(writing, never)).toEqual({ kind: 'broken', cause: 'refused', sent: false, calls: 1 });
});

test('a redirect is not followed, and the token is not sent on', async () => {
  const other = await serverThat(withStatus(200));
  const { http } = await setUp(withStatus(302, { location: `${other.baseUrl}/elsewhere` }));
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 302 });
  expect(other.received).toEqual([]);
});

test('a body beyond the cap is given up, and not asked for again', async () => {
  const { http, received } = await setUp((_request, response) => void response.writeHead(200).end('x'.repeat(1_001)));
  expect(await http(reading, never)).toMatchObject({ kind: 'broken', cause: 'too-large' });
  expect(received).toHaveLength(1);
});

test('a body of exactly the cap is taken', async () => {
  const { http } = await setUp((_request, response) => void response.writeHead(200).end('x'.repeat(1_000)));
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 200 });
});

test('a read is repeated with growing waits until it works', async () => {
  const { http, received, waits } = await setUp((request, response, count) => {
    if (count === 1) request.socket.destroy();
    else response.writeHead(count === 2 ? 503 : 200).end('{}');
  });
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 200, calls: 3 });
  expect(received).toHaveLength(3);
  expect(waits).toEqual([500, 1_000]);
});

test('a read that goes on failing ends after its attempts', async () => {
  const { http, received } = await setUp(withStatus(500));
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 500, calls: 3 });
  expect(received).toHaveLength(3);
});

test.each([400, 401, 403, 404, 409])('a read that was refused with %i is not repeated', async (status) => {
  const { http, received } = await setUp(withStatus(status));
  await http(reading, never);
  expect(received).toHaveLength(1);
});

test.each(['POST', 'PATCH', 'PUT', 'DELETE'] as const)(
  'a %s is never repeated, whatever came of it',
  async (method) => {
    for (const handle of [withStatus(503), withStatus(429), ((request) => void request.socket.destroy()) as Handler]) {
      const { http, received, waits } = await setUp(handle);
      await http({ ...writing, method }, never);
      expect(received).toHaveLength(1);
      expect(waits).toEqual([]);
    }
  },
);

test('Retry-After decides how long a read waits', async () => {
  const { http, waits } = await setUp((_request, response, count) =>
    count === 1 ? void response.writeHead(429, { 'retry-after': '7' }).end() : void response.writeHead(200).end('{}'),
  );
  expect(await http(reading, never)).toMatchObject({ status: 200, calls: 2 });
  expect(waits).toEqual([7_000]);
});

test('a window that is known to be empty is waited for before the next call, a write too', async () => {
  const { http, waits } = await setUp(withStatus(200, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '4' }));
  await http(reading, never);
  expect(waits).toEqual([]);
  await http(writing, never);
  // Whole seconds may have been rounded: one more.
  expect(waits).toEqual([5_000]);
});

test('a call that is broken off says so and is not repeated', async () => {
  const abort = new AbortController();
  const { http, received } = await setUp(() => abort.abort());
  expect(await http(reading, abort.signal)).toMatchObject({ kind: 'broken', cause: 'aborted', calls: 1 });
  expect(received).toHaveLength(1);
});

test('a call that is broken off before it left was not sent', async () => {
  const { http, received } = await setUp(withStatus(200));
  expect(await http(writing, AbortSignal.abort())).toMatchObject({ kind: 'broken', cause: 'aborted', sent: false });
  expect(received).toEqual([]);
});

test('the log names route, status and time, and neither the person nor the secret', async () => {
  const { http, log } = await setUp((_request, response, count) =>
    count === 1 ? void response.writeHead(500).end('anna@shop.test') : void response.writeHead(200).end('{}'),
  );
  await http(reading, never);
  await http(writing, never);
  expect(log.entries.map(({ facts }) => facts)).toMatchObject([
    { method: 'GET', route: '/people/{email}', status: 500 },
    { method: 'GET', status: 200 },
    { method: 'POST', status: 200 },
  ]);
  expect(log.text()).not.toMatch(/anna|secret-token/);
});

test('a base address with a slash at its end is the same address', async () => {
  const { received, baseUrl, log } = await setUp(withStatus(200));
  const { clock } = standingClock();
  const options = { headers: () => ({}), clock, log: log.log, totalTimeoutMs: 5_000, maxBytes: 9, readAttempts: 1 };
  await createHttp({ ...options, baseUrl: `${baseUrl}/` })(reading, never);
  expect(received[0]?.url).toBe('/people/anna@shop.test');
});

test.each([301, 302, 303, 307, 308])('a %i to another host is handed back, not followed', async (status) => {
  const other = await serverThat(withStatus(200));
  const { http, received } = await setUp(withStatus(status, { location: `${other.baseUrl}/x` }));
  for (const request of [reading, writing]) expect(await http(request, never)).toMatchObject({ status });
  expect([received.length, other.received.length]).toEqual([2, 0]);
});

test.each([
  ['a web page', '<html>busy</html>', 'a web page'],
  ['half a page', '{"records":[{"id":', 'half an answer'],
  ['nothing', '', 'nothing'],
])('%s instead of data is asked for again, told, and handed back when it stays', async (_what, body, words) => {
  const troubles: Trouble[] = [];
  const { http, waits } = await setUp((_request, response) => void response.writeHead(200).end(body), {
    trouble: (trouble) => void troubles.push(trouble),
  });
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 200, text: body, calls: 3 });
  expect(waits).toEqual([500, 1_000]);
  const sentence = `The ERP answered with ${words} instead of data.`;
  expect(troubles.map((trouble) => trouble.sentence)).toEqual([sentence, sentence, sentence]);
  expect(troubles[0]).toMatchObject({ system: 'erp', code: 'remote.unexpected-shape', at: NOW });
});

test('each trouble is told in words, even when the read ends well', async () => {
  const told: string[] = [];
  const { http } = await setUp(
    (request, response, count) => {
      if (count === 1) return void response.writeHead(429).end();
      if (count === 2) return void response.writeHead(502).end();
      if (count === 3) return void request.socket.destroy();
      response.writeHead(200).end('{}');
    },
    { system: 'dotdigital', trouble: ({ code, sentence }) => void told.push(`${code}: ${sentence}`) },
  );
  expect(await http(reading, never)).toMatchObject({ status: 200, calls: 4 });
  expect(told).toEqual([
    'remote.rate-limited: Dotdigital took no more calls until its next window opened.',
    'remote.unavailable: Dotdigital answered with a fault of its own (502).',
    'remote.unavailable: The connection to Dotdigital was cut.',
  ]);
});

/** A server that refuses until so much time has gone by. */
const storm = async (
  lastsMs: number,
  headers: Readonly<Record<string, string>>,
  options: Partial<HttpOptions> = {},
) => {
  const { clock, waits } = standingClock();
  const over = NOW + lastsMs;
  const handle: Handler = (_request, response) =>
    void (clock.now() < over ? response.writeHead(429, headers).end() : response.writeHead(200).end('{}'));
  return { ...(await setUp(handle, { clock, readAttempts: 4, ...options })), clock, waits };
};

test.each([
  ['no headers', {}],
  ['a reset in seconds', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' }],
  ['a reset that is long past', { 'X-RateLimit-Reset': String(NOW / 1_000 - 86_400) }],
  ['a reset that is days away', { 'X-RateLimit-Reset': String(NOW / 1_000 + 864_000) }],
  ['Retry-After in seconds', { 'Retry-After': '20' }],
  ['Retry-After as a date', { 'Retry-After': new Date(NOW + 60_000).toUTCString(), Date: new Date(NOW).toUTCString() }],
])('a storm of ten minutes with %s ends complete, and is not stormed back', async (_what, headers) => {
  const { http, received, clock } = await storm(600_000, headers);
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 200 });
  expect(received.length).toBeLessThan(30);
  expect(clock.now() - NOW).toBeLessThan(700_000);
});

test('patience ends: after a quarter of an hour the refusal is handed back', async () => {
  const { http, clock } = await storm(Number.POSITIVE_INFINITY, {});
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 429 });
  expect(clock.now() - NOW).toBeLessThanOrEqual(15 * 60_000);
  expect(clock.now() - NOW).toBeGreaterThan(13 * 60_000);
});

test('a write waits for no more than two minutes, and is not sent', async () => {
  const { http, received } = await storm(Number.POSITIVE_INFINITY, { 'Retry-After': '600' });
  await http(writing, never);
  expect(await http(writing, never)).toEqual({
    kind: 'broken',
    cause: 'limited',
    sent: false,
    calls: 0,
    retryAfterMs: 600_000,
  });
  expect(received).toHaveLength(1);
});

test('a test of a connection, with its single attempt, waits for no window', async () => {
  const { http, waits } = await storm(60_000, {}, { readAttempts: 1 });
  expect(await http(reading, never)).toMatchObject({ kind: 'answer', status: 429 });
  expect(waits).toEqual([]);
});

test('too many active jobs close no window: the next call goes at once', async () => {
  const { http, received, waits } = await setUp((request, response) =>
    request.method === 'POST'
      ? void response.writeHead(429).end('{"errorCode":"contacts:tooManyActiveImports"}')
      : void response.writeHead(200).end('{}'),
  );
  expect(await http(writing, never)).toMatchObject({ status: 429 });
  expect(await http(reading, never)).toMatchObject({ status: 200 });
  expect([received.length, waits]).toEqual([2, []]);
});

test('a scope that is used up holds up no other, even with a single place', async () => {
  const { clock, waits } = standingClock();
  const { http } = await setUp(
    (request, response) =>
      void response
        .writeHead(200, request.url === '/low' ? { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' } : {})
        .end('{}'),
    { clock, limits: { ...dotdigitalLimits, concurrency: 1 } },
  );
  await http({ ...reading, path: '/low' }, never);
  await http({ ...reading, path: '/high', scope: 'high' }, never);
  expect(waits).toEqual([]);
});

test('a wait for a window is broken off at once, and nothing is sent', async () => {
  const abort = new AbortController();
  const { clock } = standingClock();
  const parked: Clock = {
    ...clock,
    wait: (_ms, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
  };
  const { http, received } = await setUp(withStatus(200, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' }), {
    clock: parked,
  });
  await http(reading, never);
  const waiting = http(writing, abort.signal);
  abort.abort();
  expect(await waiting).toEqual({ kind: 'broken', cause: 'aborted', sent: false, calls: 0 });
  expect(received).toHaveLength(1);
});

test('no more requests than there are places are under way at once', async () => {
  const under: (() => void)[] = [];
  let most = 0;
  // Answers come when all places are taken; whoever comes beside would be seen before that.
  const answerAll = (): void => {
    most = Math.max(most, under.length);
    for (const answer of under.splice(0)) answer();
  };
  const { http } = await setUp((_request, response) => {
    under.push(() => response.writeHead(200).end('{}'));
    if (under.length === erpLimits.concurrency) setImmediate(answerAll);
  });
  await Promise.all(Array.from({ length: 20 }, () => http(reading, new AbortController().signal)));
  expect(most).toBe(erpLimits.concurrency);
});

const calls = 60;

const servers: fc.Arbitrary<Omit<LimitedServer, 'clock'>> = fc.record({
  limit: fc.integer({ min: 8, max: 40 }),
  headers: fc.constantFrom('epoch', 'seconds', 'none'),
  opens: fc.constantFrom('with-a-call', 'on-the-minute'),
  skewMs: fc.integer({ min: -100_000, max: 100_000 }),
});

test('never more calls are sent in a window than the server allows, as the server counts', async () => {
  await fc.assert(
    fc.asyncProperty(servers, fc.integer({ min: 1, max: 8 }), async (options, concurrency) => {
      const { clock, begun, ended } = steppingClock();
      const { baseUrl, counts, close } = await limitedServer({ ...options, clock });
      const limits = { ...dotdigitalLimits, concurrency, perMinute: { low: options.limit } };
      const headers = () => {
        begun();
        return {};
      };
      const history = { note: ended, remembered: () => ({}) };
      const { http } = await setUp(withStatus(200), { baseUrl, clock, limits, readAttempts: 4, headers, history });
      const requests = Array.from({ length: calls }, (_, index) =>
        http(index % 9 === 0 ? writing : reading, new AbortController().signal),
      );
      const outcomes = await Promise.all(requests);
      await close();
      // A write that would have to wait for several windows gives up unsent; everything else is answered.
      const unsent = outcomes.filter((outcome) => outcome.kind === 'broken' && outcome.cause === 'limited');
      const others = outcomes.filter((outcome) => !unsent.includes(outcome));
      expect(others.filter((outcome) => outcome.kind !== 'answer' || outcome.status !== 200)).toEqual([]);
      expect(unsent.length).toBeLessThanOrEqual(Math.ceil(calls / 9));
      expect(Math.max(...counts)).toBeLessThanOrEqual(options.limit);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(calls - unsent.length);
    }),
    { numRuns: 12 },
  );
});
