const numbers = new Intl.NumberFormat('en-GB');
const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const clocks = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const seconds = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
const secondClocks = new Intl.DateTimeFormat('en-GB', seconds);
const fineClocks = new Intl.DateTimeFormat('en-GB', { ...seconds, fractionalSecondDigits: 3 });
const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const zonedClocks = new Intl.DateTimeFormat('en-GB', { ...seconds, timeZoneName: 'short' });

/** 12480 → "12,480". */
export const grouped = (value: number): string => numbers.format(value);

/** "1 record", "2 records". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${grouped(value)} ${value === 1 ? one : many}`;

/** "18 Nov 2026". */
export const day = (at: number): string => days.format(at);

/** "2026-11-18", a day without a time, as "18 Nov 2026": the same day wherever the window is. */
export const dateText = (date: string): string => dates.format(Date.parse(date));

/** "14:02". */
export const clock = (at: number): string => clocks.format(at);

/** "14:02:07". */
export const clockToSecond = (at: number): string => secondClocks.format(at);

/** "14:02:07.204". */
export const clockToMs = (at: number): string => fineClocks.format(at);

/** "Wed 18 Nov 2026". */
export const weekdayAndDay = (at: number): string => `${weekdays.format(at)} ${day(at)}`;

/** "Wed 18 Nov 2026, 14:02:07 GMT": for what must be told beyond doubt. */
export const exactMoment = (at: number): string => `${weekdayAndDay(at)}, ${zonedClocks.format(at)}`;

/** "18 Nov 2026, 14:02". */
export const moment = (at: number): string => `${day(at)}, ${clock(at)}`;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago, in the largest whole unit: "now", "4 min", "2 h", "3 d", "5 months". Never better than true: it rounds up from a minute. */
export const age = (at: number, now: number): string => {
  const passed = Math.max(0, now - at);
  if (passed < minuteMs) return 'now';
  if (passed < hourMs) return `${Math.ceil(passed / minuteMs)} min`;
  if (passed < dayMs) return `${Math.ceil(passed / hourMs)} h`;
  const passedDays = Math.ceil(passed / dayMs);
  if (passedDays <= 60) return `${passedDays} d`;
  return passedDays <= 730 ? `${Math.ceil(passedDays / 30.44)} months` : `${Math.ceil(passedDays / 365.25)} years`;
};

/** "2 h ago", or "just now". */
export const ago = (at: number, now: number): string => {
  const told = age(at, now);
  return told === 'now' ? 'just now' : `${told} ago`;
};

/** How long until something, to the nearest unit: "within a minute", "in 4 min", "in 24 h", "in 3 d". */
export const ahead = (at: number, now: number): string => {
  const left = at - now;
  if (left < minuteMs) return 'within a minute';
  const minutes = Math.round(left / minuteMs);
  if (minutes < 60) return `in ${minutes} min`;
  const hours = Math.round(left / hourMs);
  return hours < 48 ? `in ${hours} h` : `in ${Math.round(left / dayMs)} d`;
};

/** A duration: "41 s", "1 min 40 s", "1 h 52 min", "2 h". */
export const duration = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = `${Math.floor(minutes / 60)} h`;
  return minutes % 60 === 0 ? hours : `${hours} ${minutes % 60} min`;
};

/** "A", "A and B", "A, B and C". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** The first letter in upper case. */
export const sentenceCase = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** Whether two instants are on one day, where the window is. */
export const isSameDay = (one: number, other: number): boolean => day(one) === day(other);

/** The time alone when it is today's, else with its day. */
export const when = (at: number, now: number): string => (isSameDay(at, now) ? clock(at) : moment(at));

/** "at 14:02" where that is today, else "on 18 Nov 2026 at 14:02". */
export const atWhen = (at: number, now: number): string =>
  isSameDay(at, now) ? `at ${clock(at)}` : `on ${day(at)} at ${clock(at)}`;
