import { reserveShare } from '../../../../shared/domain/cost.ts';
import type { BucketRules } from './token-bucket.ts';

/** How a connection lives within the limits of its remote. Times are of the injected clock. */
export type Limits = BucketRules & {
  /** Requests at the same time. */
  readonly concurrency: number;
  /** How long a read waits for windows in all before it gives up. */
  readonly readPatienceMs: number;
  /** How long a write waits before it is sent; its outbox entry comes again. */
  readonly writePatienceMs: number;
};

const patience = { readPatienceMs: 15 * 60_000, writePatienceMs: 2 * 60_000 };

/** One-minute windows a tier; the only number known is the low tier of the package Basic (contract dotdigital 2.1 [C]). */
export const dotdigitalLimits: Limits = {
  ...patience,
  concurrency: 8,
  perMinute: { low: 35 },
  reserve: reserveShare,
  longestWindowMs: 2 * 60_000,
};

/** Nothing is known of an ERP until it answers 429. */
export const erpLimits: Limits = {
  ...patience,
  concurrency: 4,
  perMinute: {},
  reserve: reserveShare,
  longestWindowMs: 15 * 60_000,
};
