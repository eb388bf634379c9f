import type { Headers } from './headers.ts';
import { parseJson } from './parse-json.ts';

/** What an answer says of its rate window. `resetInMs` is null when it is not said, or cannot be true. */
export type Told = {
  readonly scope: string | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetInMs: number | null;
};

/** Headers count whole seconds and do not say which way they round. */
const roundingMs = 1_000;

/** No wait that a remote asks for is believed beyond this: an error of its own must not stop everything. */
const longestAskedMs = 3_600_000;

/**
 * The window as the headers tell it (contract dotdigital 2.1 [S]). An epoch is compared with our clock and with the
 * answer's own `Date`, so that a wrong clock on either side does not matter; the longer of two possible waits holds.
 */
export const toldBy = (headers: Headers, now: number, longestMs: number): Told => ({
  scope: headers['x-ratelimit-scope'] ?? null,
  limit: countOf(headers['x-ratelimit-limit']),
  remaining: countOf(headers['x-ratelimit-remaining']),
  resetInMs: untilReset(headers, now, longestMs),
});

const tiers = ['low', 'medium', 'high', 'unlimited'];

/** The scope of ours in which an answer was counted: `lowCallRate` is our `low` (contract dotdigital 2.1 [S]); else what we assumed. */
export const ownScopeOf = (assumed: string, told: Told | null): string => {
  const name = told?.scope?.replace(/CallRate$/i, '').toLowerCase();
  return name !== undefined && tiers.includes(name) ? name : assumed;
};

const countOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;

const untilReset = (headers: Headers, now: number, longestMs: number): number | null => {
  const at = resetAt(headers, now);
  if (at === null) return null;
  const isEpoch = Number(headers['x-ratelimit-reset']) > 1e9;
  const wait = longestPossible(isEpoch ? [at - now, at - Date.parse(headers.date ?? '')] : [at - now], longestMs);
  return wait === null ? null : wait + roundingMs;
};

/** The longest of the waits that can be true: more than none, and no longer than `longestMs`. */
const longestPossible = (waits: readonly number[], longestMs: number): number | null => {
  const possible = waits.filter((ms) => ms > 0 && ms <= longestMs);
  return possible.length === 0 ? null : Math.max(...possible);
};

/**
 * When the window resets (epoch ms), or null. The documents disagree whether the header is an epoch or seconds from now:
 * above a thousand million it is an epoch (contract dotdigital 2.1 [I]).
 */
export const resetAt = (headers: Headers, now: number): number | null => {
  const text = headers['x-ratelimit-reset'];
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isFinite(value)) return null;
  return value > 1e9 ? value * 1000 : now + value * 1000;
};

/**
 * `Retry-After` in ms, as seconds or as an HTTP date (by the answer's own `Date`, or by `now`); undefined when there is
 * none or it cannot be true.
 */
export const retryAfterMs = (headers: Headers, now?: number): number | undefined => {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return Math.min(longestAskedMs, Math.max(0, seconds * 1000));
  const at = Date.parse(text);
  const waits = [at - Date.parse(headers.date ?? ''), ...(now === undefined ? [] : [at - now])];
  return longestPossible(waits, longestAskedMs) ?? undefined;
};

/**
 * Why a remote takes no more: its rate window is used up, or it runs as many jobs as it allows, which no window ends
 * (contract dotdigital 2.1, 2.2 [C]). The flat scheme answers 400 with a sentence.
 */
export const limitOf = (status: number, text: string): 'none' | 'window' | 'jobs' => {
  if (status === 400 && text.includes('ERROR_APIUSAGE_EXCEEDED')) return 'window';
  if (text.length < 10_000 && status >= 400 && text.includes('ERROR_IMPORT_TOOMANYACTIVEIMPORTS')) return 'jobs';
  if (status !== 429) return 'none';
  const body = parseJson(text);
  const code = typeof body === 'object' && body !== null && 'errorCode' in body ? String(body.errorCode) : '';
  return /:tooMany(?!Requests)\w+/.test(code) ? 'jobs' : 'window';
};
