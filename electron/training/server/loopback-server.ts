import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { halved, shortPage } from './disturbed-answer.ts';
import type { FaultDesk } from './faults.ts';
import { type Answer, type Call, type Handler, segmentsOf } from './http.ts';
import type { Trouble } from './trouble.ts';

export type LoopbackServer = { readonly origin: string; readonly close: () => Promise<void> };

type Options = {
  readonly handler: Handler;
  readonly faults: FaultDesk | null;
  readonly port: number;
  readonly maxBodyBytes: number;
};

const readBody = async (request: IncomingMessage, limit: number): Promise<{ text: string; tooLarge: boolean }> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= limit) parts.push(part);
  }
  return { text: Buffer.concat(parts).toString('utf8'), tooLarge: size > limit };
};

const callOf = async (request: IncomingMessage, limit: number): Promise<Call | null> => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const segments = segmentsOf(path);
  const { text, tooLarge } = await readBody(request, limit);
  if (segments === null) return null;
  return {
    method: request.method ?? 'GET',
    path,
    segments,
    query: new URLSearchParams(query.join('?')),
    headers: request.headers,
    body: text,
    bodyTooLarge: tooLarge,
  };
};

const payloadOf = ({ body, text }: Answer): { readonly type: string; readonly bytes: Buffer } | null => {
  if (text !== undefined) return { type: 'text/html; charset=utf-8', bytes: Buffer.from(text) };
  if (body === undefined) return null;
  return { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(body)) };
};

const send = (response: ServerResponse, answer: Answer, breakOff = false): void => {
  if (response.destroyed) return;
  const payload = payloadOf(answer);
  response.writeHead(answer.status, {
    ...(payload ? { 'Content-Type': payload.type, 'Content-Length': payload.bytes.length } : { 'Content-Length': 0 }),
    ...answer.headers,
  });
  if (!breakOff) {
    response.end(payload?.bytes);
    return;
  }
  const half = payload?.bytes.subarray(0, Math.floor(payload.bytes.length / 2)) ?? Buffer.alloc(0);
  response.write(half, () => response.destroy());
};

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const invented = ({ status, headers, body }: Trouble): Answer => ({
  status: status ?? 503,
  ...(headers ? { headers } : {}),
  ...(typeof body === 'string' ? { text: body } : { body: body ?? {} }),
});

const answered = async (fault: Trouble, handler: Handler, call: Call): Promise<Answer> => {
  if (fault.action === 'status') return invented(fault);
  if (fault.action === 'short-page') return shortPage(handler, call, fault);
  const answer = await handler(call);
  return fault.action === 'half-page' ? halved(answer) : answer;
};

const serve = async (call: Call, response: ServerResponse, { handler, faults }: Options): Promise<void> => {
  const fault = faults?.meet(call) ?? null;
  if (faults === null || fault === null) return send(response, await handler(call));
  if (fault.action === 'cut-before') return void response.destroy();
  if (fault.action === 'hold-before') await faults.held();
  const answer = await answered(fault, handler, call);
  if (fault.action === 'cut-after-commit') return void response.destroy();
  if (fault.action === 'hold-after-commit') await faults.held();
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  send(response, answer, fault.action === 'truncate');
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Serves on the loopback interface only; port 0 takes a free one. Rejects when the port is taken. */
export const startLoopbackServer = async (options: Options): Promise<LoopbackServer> => {
  const server = createServer((request, response) => {
    callOf(request, options.maxBodyBytes)
      .then((call) => (call ? serve(call, response, options) : send(response, { status: 400, text: 'Bad Request' })))
      .catch((fault: unknown) => {
        // A fault of the simulator's own is no trouble that it was told to make, so it does not pass in silence.
        process.emitWarning(fault instanceof Error ? fault : String(fault));
        send(response, { status: 500, text: 'Internal Server Error' });
      });
  });
  const port = await listen(server, options.port);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        options.faults?.disarm();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
