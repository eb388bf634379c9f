const DAY = 86_400_000;

const dates = new Map<number, string>();

/** The calendar date (UTC) of an instant, YYYY-MM-DD; each day is written once and then remembered, a few hundred of them. */
export const dateOf = (instant: number): string => {
  const day = Math.floor(instant / DAY);
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
};

const two = (count: number): string => (count < 10 ? `0${count}` : String(count));

/** An instant as `toISOString` writes it, and several times faster: a world has hundreds of thousands of them. */
export const isoOf = (instant: number): string => {
  const rest = instant - Math.floor(instant / DAY) * DAY;
  const milliseconds = rest % 1_000;
  const seconds = Math.floor(rest / 1_000);
  const clock = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateOf(instant)}T${clock}.${milliseconds < 100 ? '0' : ''}${two(milliseconds)}Z`;
};
