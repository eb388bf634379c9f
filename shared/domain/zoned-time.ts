/** A day of some place's calendar. */
export type LocalDay = { readonly year: number; readonly month: number; readonly day: number };
export type LocalTime = LocalDay & { readonly minute: number };

const minuteMs = 60_000;
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
};

/** Whether this machine knows the rules of a time zone of that name. Offsets ("+02:00") are none: they have no rules. */
export const isZone = (zone: string): boolean => {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};

/** Offsets by zone and quarter of an hour: since 1973 no zone has changed within one, and Intl takes its time. */
const offsets = new Map<string, number>();
const mostOffsets = 4_000;
const quarterMs = 15 * minuteMs;

const offsetAt = (at: number, zone: string): number => {
  const quarter = Math.floor(at / quarterMs);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(quarter * quarterMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * quarterMs;
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
};

/** What a clock on the wall shows there, as if it were UTC (epoch ms). */
const shownAt = (at: number, zone: string): number => at + offsetAt(at, zone);

/** The day and the minute of the day (0 to 1439) there. */
export const localTime = (at: number, zone: string): LocalTime => {
  const shown = shownAt(at, zone);
  return { ...dayOf(shown), minute: Math.floor((shown % dayMs) / minuteMs) };
};

const dayOf = (shown: number): LocalDay => {
  const date = new Date(shown);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** The day that lies so many days later in the calendar. */
export const dayAfter = ({ year, month, day }: LocalDay, days: number): LocalDay =>
  dayOf(Date.UTC(year, month - 1, day + days));

/**
 * The instant at which that minute of that day begins there. A minute that happens twice (a clock put back) is the first
 * of the two; one that does not exist (a clock put forward) is the next instant that does.
 */
export const instantOf = ({ year, month, day }: LocalDay, minute: number, zone: string): number => {
  const wanted = Date.UTC(year, month - 1, day, 0, minute);
  const around = [wanted - dayMs, wanted + dayMs].map((at) => wanted - offsetAt(at, zone));
  const fitting = around.filter((at) => shownAt(at, zone) === wanted);
  if (fitting.length > 0) return Math.min(...fitting);
  return firstShowing(wanted, Math.min(...around), Math.max(...around), zone);
};

/** The first whole second from `from` on at which the clock there shows `wanted` or more; it does so at `until`. */
const firstShowing = (wanted: number, from: number, until: number, zone: string): number => {
  let before = from - 1_000;
  let after = until;
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (shownAt(middle, zone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
};

/** Whether that day exists there: a place that crosses the date line leaves one out (Samoa, 30 December 2011). */
export const isDayThere = (day: LocalDay, zone: string): boolean => {
  const begin = localTime(instantOf(day, 0, zone), zone);
  return begin.year === day.year && begin.month === day.month && begin.day === day.day;
};
