/** When work begins, local time. */
const morning = 9;

const atMorning = (year: number, month: number, date: number): number => new Date(year, month, date, morning).getTime();

/** Tomorrow at nine, local time (epoch ms). */
export const tomorrow = (now: number): number => {
  const today = new Date(now);
  return atMorning(today.getFullYear(), today.getMonth(), today.getDate() + 1);
};

/** The next Monday at nine, never today. */
export const nextMonday = (now: number): number => {
  const today = new Date(now);
  const days = (8 - today.getDay()) % 7 || 7;
  return atMorning(today.getFullYear(), today.getMonth(), today.getDate() + days);
};

/** The same day of the next month at nine; its last day where it is shorter. */
export const inAMonth = (now: number): number => {
  const today = new Date(now);
  const year = today.getFullYear();
  const month = today.getMonth();
  const lastDay = new Date(year, month + 2, 0).getDate();
  return atMorning(year, month + 1, Math.min(today.getDate(), lastDay));
};

/** What a field for a local date and time shows: "2026-11-19T09:00". */
export const localText = (at: number): string => {
  const moment = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
};

/** The instant of a local date and time, or null where it is none. */
export const instantOf = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
};

/** The longest that a case may be put off; the engine refuses more. */
const longestMs = 365 * 86_400_000;

/** Why a case cannot be put off until then, or null. */
export const untilGap = (at: number | null, now: number): string | null => {
  if (at === null) return 'Choose a day and a time.';
  if (at <= now) return 'That is over already.';
  return at - now > longestMs ? 'A year is the longest.' : null;
};
