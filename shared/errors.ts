import { z } from 'zod';

/** What happens next after a failure; the operator's first question. */
export type Recovery = 'retry' | 'skip' | 'reconfigure' | 'review' | 'stop' | 'bug';

/** Every failure code with its recovery. A code without a row does not exist. */
export const recoveries = {
  'remote.rate-limited': 'retry',
  'remote.unavailable': 'retry',
  'remote.timeout': 'retry',
  'store.busy': 'retry',
  'remote.unexpected-shape': 'skip',
  'record.unusable': 'skip',
  'remote.unauthorised': 'reconfigure',
  'remote.forbidden': 'reconfigure',
  'remote.untrusted': 'reconfigure',
  'secret.unavailable': 'reconfigure',
  'secret.unreadable': 'review',
  'connection.incomplete': 'reconfigure',
  'remote.not-found': 'review',
  'remote.rejected': 'review',
  'remote.conflict': 'review',
  'apply.stale': 'review',
  'apply.unconfirmed': 'review',
  'verify.diverged': 'review',
  'decision.not-possible': 'review',
  'sync.suspicious-drop': 'review',
  'policy.too-much': 'review',
  'sync.already-running': 'review',
  'sync.not-ready': 'review',
  'not-found': 'review',
  cancelled: 'review',
  'workspace.read-only': 'review',
  'engine.unavailable': 'review',
  'operation.needs-window': 'review',
  'store.corrupt': 'stop',
  'store.full': 'stop',
  'store.from-future': 'stop',
  'migration.failed': 'stop',
  'ipc.invalid': 'bug',
  'invariant.broken': 'bug',
  bug: 'bug',
} as const satisfies Record<string, Recovery>;

export type FailureCode = keyof typeof recoveries;

const failureCodes = Object.keys(recoveries) as [FailureCode, ...FailureCode[]];

/**
 * A failure as a value. `sentence` is for the operator and holds no secret and no personal data;
 * technical detail goes to the log under `incident`. `reached` says whether a request may have taken effect remotely.
 */
export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  sentence: z.string().min(1),
  retryAfterMs: z.number().int().nonnegative().optional(),
  incident: z.string().optional(),
  reached: z.enum(['no', 'maybe', 'yes']).optional(),
});
export type Failure = Readonly<z.infer<typeof failureSchema>>;

/** Builds a failure; the extra facts are optional. */
export const failure = (
  code: FailureCode,
  sentence: string,
  facts: Partial<Pick<Failure, 'retryAfterMs' | 'incident' | 'reached'>> = {},
): Failure => ({ code, sentence, ...facts });

/** What happens next after this failure. */
export const recoveryOf = (code: FailureCode): Recovery => recoveries[code];
