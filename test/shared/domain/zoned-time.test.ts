import { expect, test } from 'vitest';
import { dayAfter, instantOf, isDayThere, isZone, localTime } from '../../../shared/domain/zoned-time.ts';

const day = (text: string) => {
  const [year = 0, month = 0, of = 0] = text.split('-').map(Number);
  return { year, month, day: of };
};
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

test.each([
  ['London in winter', 'Europe/London', '2026-01-15', '02:30', '2026-01-15T02:30:00.000Z'],
  ['London in summer', 'Europe/London', '2026-07-15', '02:30', '2026-07-15T01:30:00.000Z'],
  ['London, an hour that happens twice: the first', 'Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ['London, an hour that does not exist: the next', 'Europe/London', '2026-03-29', '01:30', '2026-03-29T01:00:00.000Z'],
  [
    'London, the minute after the hour that is missing',
    'Europe/London',
    '2026-03-29',
    '02:00',
    '2026-03-29T01:00:00.000Z',
  ],
  ['New York, 02:30 does not exist', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00.000Z'],
  ['New York, 01:30 happens twice', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ['Lord Howe, half an hour is missing', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
  ['Kathmandu, a quarter of an hour aside', 'Asia/Kathmandu', '2026-05-01', '00:00', '2026-04-30T18:15:00.000Z'],
  ['Cairo, midnight does not exist', 'Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:00:00.000Z'],
  ['Nuuk, the last hour of a day does not exist', 'America/Nuuk', '2026-03-28', '23:30', '2026-03-29T01:00:00.000Z'],
  ['Samoa, a day that was left out', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z'],
  ['UTC', 'UTC', '2026-10-25', '01:30', '2026-10-25T01:30:00.000Z'],
])('%s', (_what, zone, date, time, at) => {
  expect(new Date(instantOf(day(date), minuteOf(time), zone)).toISOString()).toBe(at);
});

test('the clock of a place tells its day and minute', () => {
  expect(localTime(Date.parse('2026-10-24T23:30:00Z'), 'Europe/London')).toEqual({ ...day('2026-10-25'), minute: 30 });
  expect(localTime(Date.parse('2026-10-25T00:00:00Z'), 'UTC')).toEqual({ ...day('2026-10-25'), minute: 0 });
});

test.each([
  ['Europe/London', 3_600_000, 2],
  ['America/New_York', 3_600_000, 2],
  ['Australia/Lord_Howe', 1_800_000, 1],
])(
  'every half an hour of a year in %s comes back from its day and minute, but for the second of two',
  (zone, ms, twice) => {
    const odd: number[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 1_800_000) {
      const { minute, ...of } = localTime(at, zone);
      const back = instantOf(of, minute, zone);
      if (back !== at) odd.push(at - back);
    }
    expect(odd).toEqual(Array.from({ length: twice }, () => ms));
  },
);

test('days follow each other over the ends of months and years', () => {
  expect(dayAfter(day('2026-12-31'), 1)).toEqual(day('2027-01-01'));
  expect(dayAfter(day('2028-03-01'), -1)).toEqual(day('2028-02-29'));
});

test('a day that a place left out is not there', () => {
  expect(isDayThere(day('2011-12-30'), 'Pacific/Apia')).toBe(false);
  expect(isDayThere(day('2011-12-31'), 'Pacific/Apia')).toBe(true);
  expect(isDayThere(day('2026-04-24'), 'Africa/Cairo')).toBe(true);
});

test.each([
  ['Europe/London', true],
  ['UTC', true],
  ['Europe/Lodnon', false],
  ['+02:00', false],
  ['', false],
])('"%s" is a time zone: %s', (zone, expected) => {
  expect(isZone(zone)).toBe(expected);
});
