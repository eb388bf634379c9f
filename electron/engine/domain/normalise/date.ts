import type { Canonical } from './canonical-value.ts';

/**
 * YYYY-MM-DD out of an ISO date or instant, as it is written: a day of birth is in no zone, so none is ever applied. Anything else is unreadable, a date that cannot be is impossible.
 */
export const canonicalDate = (text: string, today: string): Canonical => {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  if (parts === null) return { ok: false, problem: 'date-unreadable' };
  const date = `${parts[1]}-${parts[2]}-${parts[3]}`;
  return isCalendarDate(date) && date >= '1900-01-01' && date <= today
    ? { ok: true, value: date }
    : { ok: false, problem: 'date-impossible' };
};

/** Whether the day exists. */
export const isCalendarDate = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
};
