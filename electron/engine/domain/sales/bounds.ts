import { backfillDays, type Policy } from '../../../../shared/domain/policy.ts';

/** So few records never stop a run: a share of next to nothing says nothing. */
const always = 10;

/** Why a policy's run must not write: it would change more than its share of what is expected. Null where it may. */
export const tooMuch = ({ stopShare }: Pick<Policy, 'stopShare'>, planned: number, expected: number): string | null =>
  planned <= always || planned <= expected * stopShare
    ? null
    : `${planned} of ${expected} records would be written, more than the ${percentOf(stopShare)} that the policy allows. Nothing was written; look at what is planned, then run again and accept it.`;

/**
 * Why so many items must not be withdrawn: more than the policy's share of the catalogue. However few they are, since
 * what is deleted in a small catalogue is soon much of it. Null where they may.
 */
export const tooManyWithdrawn = (
  { stopShare }: Pick<Policy, 'stopShare'>,
  planned: number,
  held: number,
): string | null =>
  planned <= held * stopShare
    ? null
    : `${planned} of the ${held} items of the catalogue would be withdrawn, more than the ${percentOf(stopShare)} that the policy allows. None was withdrawn; look at what is planned, then run again and accept it.`;

const percentOf = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

const recentMs = backfillDays * 24 * 60 * 60_000;

/** Whether a policy may add an order by itself: one that is new, and not one that was cancelled before it came. */
export const mayAdd = (
  sale: { readonly orderedAt: string | null; readonly status: string | null },
  now: number,
): boolean => sale.orderedAt !== null && sale.status !== 'cancelled' && Date.parse(sale.orderedAt) >= now - recentMs;

/** Whether an order is so old by a day (YYYY-MM-DD) that adding it would back-fill what happened long ago. */
export const isBackFill = (orderedAt: string | null, today: string): boolean =>
  orderedAt !== null && Date.parse(today) - Date.parse(orderedAt) > recentMs;
