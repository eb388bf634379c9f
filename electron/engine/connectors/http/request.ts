import type { System } from '../../../../shared/domain/change.ts';
import type { CallHistory } from '../../runtime/call-history.ts';
import type { WaitingDesk } from '../../runtime/waiting.ts';
import { type Admission, type Admitted, admit, type Doors } from './admission.ts';
import { createConcurrencyGate } from './concurrency-gate.ts';
import { type ExchangeOptions, type HttpOutcome, type HttpRequest, sendOnce } from './exchange.ts';
import { limitOf, ownScopeOf, retryAfterMs, toldBy } from './limit-headers.ts';
import { erpLimits, type Limits } from './limits.ts';
import { parseJson } from './parse-json.ts';
import { createTokenBucket } from './token-bucket.ts';
import { type Trouble, troubleOf, type Verdict } from './trouble.ts';

export type HttpOptions = ExchangeOptions & {
  /** Which system it is, for the history and for what is told. */
  readonly system?: System;
  /** How often a read is tried while it fails. With a single attempt it does not wait for windows either. */
  readonly readAttempts: number;
  readonly limits?: Limits | undefined;
  readonly history?: CallHistory | undefined;
  readonly waiting?: WaitingDesk | undefined;
  readonly trouble?: ((trouble: Trouble) => void) | undefined;
};

export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpOutcome>;

const firstWaitMs = 500;

/**
 * Sends requests to one host: own time-outs, no redirects (a token never follows one), a cap on the body, never more at
 * once or within a rate window than the remote allows. Reads are repeated: faults with a growing wait up to the attempts,
 * an exhausted window until the patience ends. Writes are never repeated.
 */
export const createHttp = (options: HttpOptions): Http => {
  const { clock, history, system = 'erp', limits = erpLimits } = options;
  const doors: Doors = {
    clock,
    gate: createConcurrencyGate(limits.concurrency),
    bucket: createTokenBucket(limits, history?.remembered(system) ?? {}, clock.now()),
  };
  return async (request, signal) => {
    const isRead = request.method === 'GET';
    const attempts = isRead ? options.readAttempts : 1;
    const patienceMs = isRead ? (attempts > 1 ? limits.readPatienceMs : 0) : limits.writePatienceMs;
    const { scope, route } = request;
    const call = { scope, route, purpose: request.purpose ?? (isRead ? 'background' : 'single') } as const;
    const waitFor = telling(options, call.purpose === 'background');
    let waited = 0;
    let faults = 0;
    let refused: HttpOutcome | null = null;
    for (let calls = 1; ; calls += 1) {
      const admission = await admit(
        doors,
        { ...call, patienceMs: patienceMs - waited, waits: (ms) => waitFor('rate-window', ms) },
        signal,
      );
      if (admission.kind !== 'admitted') return refused ?? notSent(admission, calls - 1);
      waited += admission.waitedMs;
      const isOver = waitFor('answer', null);
      const { outcome, verdict } = await attempt(
        options,
        { ...doors, limits, system },
        admission,
        request,
        signal,
        calls,
      ).finally(isOver);
      if (!isRead || signal.aborted || verdict === 'fine' || verdict === 'refused') return outcome;
      refused = verdict === 'window' ? outcome : null;
      if (verdict !== 'window') faults += 1;
      if (faults >= attempts || (verdict === 'window' && attempts === 1)) return outcome;
      if (verdict === 'window') continue;
      const pauseMs = waitAfter(outcome, faults, clock.now());
      await clock.wait(pauseMs, signal).finally(waitFor('retry', pauseMs));
    }
  };
};

/** Says what is waited for, and for how long where that is known. Answers how to say that it is over. */
const telling =
  ({ waiting, clock, system = 'erp' }: HttpOptions, isBackground: boolean) =>
  (reason: 'rate-window' | 'answer' | 'retry', ms: number | null): (() => void) => {
    const until = ms === null ? null : Math.ceil(clock.now() + ms);
    return waiting?.begin({ system, reason, until, isBackground }) ?? (() => undefined);
  };

const notSent = (admission: Exclude<Admission, Admitted>, calls: number): HttpOutcome =>
  admission.kind === 'aborted'
    ? { kind: 'broken', cause: 'aborted', sent: false, calls }
    : { kind: 'broken', cause: 'limited', sent: false, calls, retryAfterMs: admission.retryAfterMs };

const waitAfter = (outcome: HttpOutcome, faults: number, now: number): number =>
  (outcome.kind === 'answer' ? retryAfterMs(outcome.headers, now) : undefined) ?? firstWaitMs * 2 ** (faults - 1);

type Connection = Doors & { readonly limits: Limits; readonly system: System };

/** One exchange: sent, judged, counted in its window, noted, and told where it went wrong. */
const attempt = async (
  options: HttpOptions,
  { clock, limits, system }: Connection,
  admission: Admitted,
  request: HttpRequest,
  signal: AbortSignal,
  calls: number,
): Promise<{ readonly outcome: HttpOutcome; readonly verdict: Verdict }> => {
  const startedAt = clock.now();
  const outcome = await sendOnce(options, request, signal, calls).catch((error: unknown) => {
    admission.leave({ told: null, limitedForMs: null, answered: false });
    throw error;
  });
  const verdict = verdictOf(request, outcome);
  const at = clock.now();
  const told = outcome.kind === 'answer' ? toldBy(outcome.headers, at, limits.longestWindowMs) : null;
  const asked = outcome.kind === 'answer' ? (retryAfterMs(outcome.headers, at) ?? 0) : 0;
  const limitedForMs = verdict === 'window' ? Math.max(told?.resetInMs ?? 0, asked) : null;
  const { others, window } = admission.leave({ told, limitedForMs, answered: outcome.kind === 'answer' });
  const isMalformed = verdict === 'fault' && outcome.kind === 'answer' && outcome.status < 500;
  options.history?.note({
    system,
    scope: ownScopeOf(request.scope, told),
    at,
    ms: at - startedAt,
    status: outcome.kind === 'answer' ? outcome.status : null,
    cause: outcome.kind === 'broken' ? outcome.cause : isMalformed ? 'malformed' : null,
    limited: verdict === 'window' || verdict === 'jobs',
    others,
    window,
  });
  const trouble = troubleOf(system, outcome, verdict);
  if (trouble !== null) options.trouble?.({ system, ...trouble, at });
  return { outcome, verdict };
};

/** What may be otherwise the next time; the rest stays until somebody changes something. */
const mayPass: ReadonlySet<string> = new Set(['refused', 'cut', 'timeout', 'limited']);

const verdictOf = (request: HttpRequest, outcome: HttpOutcome): Verdict => {
  if (outcome.kind === 'broken') return mayPass.has(outcome.cause) ? 'fault' : 'refused';
  const limit = limitOf(outcome.status, outcome.text);
  if (limit !== 'none') return limit;
  if (outcome.status >= 500) return 'fault';
  if (outcome.status >= 300) return 'refused';
  // A read that is answered with a web page or half a body was not answered.
  return request.method === 'GET' && outcome.status === 200 && parseJson(outcome.text) === undefined ? 'fault' : 'fine';
};
