import type { Headers } from './headers.ts';

/** `skewMs`: the remote's clock minus ours; the truth lies within `uncertaintyMs` of it on either side. */
export type ClockSkew = { readonly skewMs: number; readonly uncertaintyMs: number };

export type Exchange = {
  /** When the request left and when its answer was there (epoch ms, the clock that is compared with). */
  readonly startedAt: number;
  readonly endedAt: number;
};

/**
 * How far the remote's clock is from ours. It read its clock at some moment of the exchange, and cut what it says to
 * `resolutionMs`. Null when there is nothing to compare, or when our own clock ran backwards meanwhile.
 */
export const clockSkew = (
  theirsAt: number,
  { startedAt, endedAt }: Exchange,
  resolutionMs: number,
): ClockSkew | null => {
  if (!Number.isFinite(theirsAt) || endedAt < startedAt) return null;
  const least = theirsAt - endedAt;
  const most = theirsAt + resolutionMs - startedAt;
  return { skewMs: Math.round((least + most) / 2), uncertaintyMs: Math.ceil((most - least) / 2) };
};

/** The skew by the `Date` header, which knows whole seconds only. */
export const skewByDate = (headers: Headers, exchange: Exchange): ClockSkew | null =>
  clockSkew(Date.parse(headers.date ?? ''), exchange, 1_000);

/** The skew by an instant of the body (contract erp-cloud 9.3 `/health` `time`): whole seconds unless it names more. */
export const skewByInstant = (instant: string, exchange: Exchange): ClockSkew | null =>
  clockSkew(Date.parse(instant), exchange, /\.\d{3}/.test(instant) ? 1 : 1_000);
