import type { Dispatcher } from 'undici';
import { request as send } from 'undici';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import { isCertificateProblem, type Untrusted } from './certificate.ts';
import type { Headers } from './headers.ts';
import { ownAddress } from './own-address.ts';
import type { Purpose } from './rate-window.ts';

/** What came of a request. `sent` says whether its bytes may have left: only then can a write have taken effect. */
export type HttpOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
      readonly calls: number;
    }
  | {
      readonly kind: 'broken';
      /** `limited`: the rate window opens later than we wait, so nothing was sent. */
      readonly cause: 'refused' | 'cut' | 'timeout' | 'too-large' | 'aborted' | 'limited';
      readonly sent: boolean;
      readonly calls: number;
      /** When `limited`: how long until it may be tried. */
      readonly retryAfterMs?: number;
    }
  /** The server did not prove who it is, so nothing was sent. */
  | {
      readonly kind: 'broken';
      readonly cause: 'untrusted';
      readonly sent: false;
      readonly calls: number;
      readonly certificate: Untrusted;
    };

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path as sent; may name a person. */
  readonly path: string;
  /** The path as logged: a template without personal values. */
  readonly route: string;
  readonly headers?: Headers;
  readonly body?: string;
  /** The rate-limit scope that the call counts against, as far as we assume to know it. */
  readonly scope: string;
  /** Whether it leaves the reserve to others; reads do unless told otherwise. */
  readonly purpose?: Purpose;
};

export type ExchangeOptions = {
  readonly baseUrl: string;
  readonly headers: () => Headers;
  readonly clock: Clock;
  readonly log: Logger;
  readonly totalTimeoutMs: number;
  readonly maxBytes: number;
  readonly dispatcher?: Dispatcher | undefined;
};

/** One request and its answer, logged without path, secret or body. Time-outs are wall time. */
export const sendOnce = async (
  options: ExchangeOptions,
  request: HttpRequest,
  signal: AbortSignal,
  calls: number,
): Promise<HttpOutcome> => {
  const startedAt = options.clock.wallNow();
  const timeout = AbortSignal.timeout(options.totalTimeoutMs);
  const outcome = await exchange(options, request, AbortSignal.any([signal, timeout]), calls).catch(
    (error: unknown): HttpOutcome => {
      if (signal.aborted) return { kind: 'broken', cause: 'aborted', sent: true, calls };
      if (timeout.aborted) return { kind: 'broken', cause: 'timeout', sent: true, calls };
      return brokenBy(error, new URL(options.baseUrl).host, calls);
    },
  );
  const told = outcome.kind === 'answer' ? { status: outcome.status } : { broken: outcome.cause };
  options.log.debug('call', {
    method: request.method,
    route: request.route,
    ms: options.clock.wallNow() - startedAt,
    ...told,
  });
  return outcome;
};

const exchange = async (
  options: ExchangeOptions,
  request: HttpRequest,
  signal: AbortSignal,
  calls: number,
): Promise<HttpOutcome> => {
  const { statusCode, headers, body } = await send(ownAddress(options.baseUrl, request.path), {
    method: request.method,
    headers: {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      ...options.headers(),
      ...request.headers,
    },
    body: request.body ?? null,
    signal,
    headersTimeout: options.totalTimeoutMs,
    bodyTimeout: options.totalTimeoutMs,
    ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > options.maxBytes) return { kind: 'broken', cause: 'too-large', sent: true, calls };
    chunks.push(bytes);
  }
  const plain = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );
  return { kind: 'answer', status: statusCode, headers: plain, text: Buffer.concat(chunks).toString('utf8'), calls };
};

/** Only what surely happened before a byte was sent counts as not sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const brokenBy = (error: unknown, host: string, calls: number): HttpOutcome => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (isCertificateProblem(code))
    return { kind: 'broken', cause: 'untrusted', sent: false, calls, certificate: { host, problem: code } };
  if (neverSent.has(code))
    return { kind: 'broken', cause: code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'refused', sent: false, calls };
  const isTimeout = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT';
  return { kind: 'broken', cause: isTimeout ? 'timeout' : 'cut', sent: true, calls };
};
