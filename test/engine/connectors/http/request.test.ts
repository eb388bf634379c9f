import { expect, test } from 'vitest';
import type { HttpRequest } from '../../../../electron/engine/connectors/http/exchange.ts';
import { createHttp, type HttpOptions } from '../../../../electron/engine/connectors/http/request.ts';
import { type Handler, keptLog, serverThat, standingClock } from './server-of-a-test.ts';

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
