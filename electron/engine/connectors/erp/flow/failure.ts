import { type Failure, failure } from '../../../../../shared/errors.ts';
import { untrusted } from '../../http/certificate.ts';
import type { HttpOutcome } from '../../http/exchange.ts';
import { retryAfterMs } from '../../http/limit-headers.ts';
import { parseJson } from '../../http/parse-json.ts';
import { errorSchema } from './wire.ts';

/**
 * The one place where an answer of the ERP's flow becomes a failure (contract erp-cloud 9.3). Platforms misbehave: a
 * body that is not the contract's is told as that, and never taken for an empty page.
 */
export const flowFailure = (outcome: HttpOutcome, isWrite: boolean): Failure => {
  if (outcome.kind === 'broken') return brokenFailure(outcome, isWrite);
  const { status, headers, text } = outcome;
  const parsed = errorSchema.safeParse(parseJson(text));
  const maybe = isWrite ? ({ reached: 'maybe' } as const) : {};
  if (!parsed.success) return withoutContract(outcome, isWrite);
  const { code, erpCode, fields } = parsed.data.error;
  const named = [code, ...(erpCode === undefined ? [] : [erpCode])]
    .filter((word) => /^[\w.:-]{1,60}$/.test(word))
    .join(', ');
  const places = (fields ?? []).flatMap(({ path }) => (/^[\w.[\]]{1,60}$/.test(path) ? [path] : [])).slice(0, 5);
  const refused = isWrite ? ({ reached: 'yes' } as const) : {};
  const untouched = isWrite ? ({ reached: 'no' } as const) : {};
  const wait = retryAfterMs(headers);
  switch (parsed.data.error.class ?? classOf(status)) {
    case 'auth':
      return status === 403
        ? failure('remote.forbidden', 'The ERP refuses access to this. Check what the token may do.', untouched)
        : failure('remote.unauthorised', 'The ERP does not accept the token. Enter it again.', untouched);
    case 'throttled':
      return failure('remote.rate-limited', 'The ERP takes no more calls for the moment; Concord goes on later.', {
        retryAfterMs: wait ?? 30_000,
        ...untouched,
      });
    case 'conflict':
      return failure('remote.conflict', 'The record was changed in the ERP in the meantime.', refused);
    case 'not_found':
      return failure('remote.not-found', 'The ERP does not have this record.', refused);
    case 'validation':
    case 'period_closed':
      return failure(
        'remote.rejected',
        `The ERP refused the change (${named})${places.length === 0 ? '' : `: ${places.join(', ')}`}.`,
        refused,
      );
    default:
      return failure('remote.unavailable', `The ERP answered with a fault of its own (${status}, ${named}).`, {
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
        ...maybe,
      });
  }
};

type Answer = Extract<HttpOutcome, { kind: 'answer' }>;

const classOf = (status: number): string => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'throttled';
  return status >= 500 || status < 400 ? 'transient' : 'validation';
};

const withoutContract = ({ status, headers, text }: Answer, isWrite: boolean): Failure => {
  const maybe = isWrite ? ({ reached: 'maybe' } as const) : {};
  const untouched = isWrite ? ({ reached: 'no' } as const) : {};
  if (status === 401)
    return failure('remote.unauthorised', 'The ERP does not accept the token. Enter it again.', untouched);
  if (status === 403)
    return failure('remote.forbidden', 'The ERP refuses access to this. Check what the token may do.', untouched);
  if (status === 429)
    return failure('remote.rate-limited', 'The ERP takes no more calls for the moment; Concord goes on later.', {
      retryAfterMs: retryAfterMs(headers) ?? 30_000,
      ...untouched,
    });
  if (status >= 200 && status < 300) {
    const started = text.includes('Workflow got started') ? ' It only says that the workflow was started.' : '';
    return failure(
      'remote.unexpected-shape',
      `The ERP's flow is set up wrongly: it answers, but not with what the contract asks for.${started}`,
      maybe,
    );
  }
  return failure(
    'remote.unavailable',
    `The ERP's flow answered with something that is not the contract's (${status}).`,
    maybe,
  );
};

const brokenFailure = (outcome: Extract<HttpOutcome, { kind: 'broken' }>, isWrite: boolean): Failure => {
  const reached = isWrite ? { reached: outcome.sent ? ('maybe' as const) : ('no' as const) } : {};
  switch (outcome.cause) {
    case 'timeout':
      return failure('remote.timeout', 'The ERP did not answer in time.', reached);
    case 'aborted':
      return failure('cancelled', 'The call to the ERP was broken off.', reached);
    case 'too-large':
      return failure('remote.unexpected-shape', 'The ERP sent more than Concord takes at once.', reached);
    case 'cut':
      return failure('remote.unavailable', 'The connection to the ERP was cut.', reached);
    case 'untrusted':
      return untrusted('the ERP', outcome.certificate, reached);
    case 'limited':
      return failure('remote.rate-limited', 'The ERP takes no more calls for the moment; Concord goes on later.', {
        retryAfterMs: Math.ceil(outcome.retryAfterMs ?? 30_000),
        ...reached,
      });
    case 'refused':
      return failure('remote.unavailable', 'The ERP cannot be reached; check the network.', reached);
  }
};
