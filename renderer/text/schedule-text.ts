import type { Quiet, Rhythm, Wait } from '../../shared/domain/schedule.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { ahead, atWhen, clock, counted, duration, listed, when } from './format.ts';
import { jobText } from './names.ts';

export type Schedule = OutputOf<'schedule.get'>;
export type Timer = Schedule['jobs'][number];

const minuteMs = 60_000;

/** "every 5 min", "every 2 h", "every day". */
export const intervalText = (everyMs: number): string => {
  const minutes = Math.round(everyMs / minuteMs);
  if (minutes === 1440) return 'every day';
  if (minutes >= 60 && minutes % 60 === 0) return minutes === 60 ? 'every hour' : `every ${minutes / 60} h`;
  if (minutes < 60) return minutes <= 1 ? 'every minute' : `every ${minutes} min`;
  return `every ${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** "02:30", for the minute of a day. */
export const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The minute of a day that "02:30" stands for; null for anything else. */
export const minuteOf = (text: string): number | null => {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
};

/** "America/New_York" → "New York". */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** "every 5 min", or "daily at 02:30, New York". */
export const rhythmText = (rhythm: Rhythm): string =>
  rhythm.kind === 'interval'
    ? intervalText(rhythm.everyMs)
    : `daily at ${timeOfDay(rhythm.minute)}, ${placeOf(rhythm.zone)}`;

export const scheduleText = (timer: Timer | undefined): string => {
  if (timer === undefined) return '';
  return timer.isOn ? rhythmText(timer.rhythm) : 'off';
};

const blockedText: Readonly<Record<Extract<Wait, { readonly kind: 'blocked' }>['by'], string>> = {
  machine: 'off on this machine',
  'read-only': 'not while this workspace is read-only here',
  connections: 'waits until both sides are set up, tested and unlocked',
  engine: 'not while the engine does not answer',
  reviewer: 'not here: a reviewer only reads customers and campaigns by itself',
};

/** What a job waits for, besides its time. */
const waitText = (wait: Wait, job: Timer['job'], now: number): string => {
  switch (wait.kind) {
    case 'quiet':
      return `waits for the quiet window to end ${atWhen(wait.until, now)}`;
    case 'back-off':
      return `backs off after ${counted(wait.failures, 'failure')} until ${when(wait.until, now)}`;
    case 'run':
      return wait.job === job ? 'runs now' : `waits while ${jobText[wait.job]} runs`;
    case 'turn':
      return `waits for its turn, after ${jobText[wait.job]}`;
    case 'waking':
      return 'waits a moment, because this machine has just woken up';
    case 'blocked':
      return blockedText[wait.by];
  }
};

/** "next at 14:05, in 3 min", "due now", or what it waits for. */
export const untilText = ({ job, isOn, nextAt, wait }: Timer, now: number): string => {
  if (!isOn) return 'not by itself';
  if (wait !== null) return waitText(wait, job, now);
  if (nextAt === null) return 'not by itself';
  return nextAt <= now ? 'due now' : `next ${atWhen(nextAt, now)}, ${ahead(nextAt, now)}`;
};

/** What pausing stops and what it leaves. */
export const pauseSentences = (on: readonly Timer[]): readonly string[] => [
  `${listed(on.map(({ job, rhythm }) => `${jobText[job]} (${rhythmText(rhythm)})`))} will not run by ${on.length === 1 ? 'itself' : 'themselves'} until switched on again.`,
  'A run that goes on now goes on, jobs can still be run by hand, and approved changes are still sent and read back.',
];

/** "No job starts by itself from 22:00 to 07:00, London. What is due then …", or that there is no such window. */
export const quietText = (quiet: Quiet | null): string =>
  quiet?.isOn === true
    ? `No job starts by itself from ${timeOfDay(quiet.from)} to ${timeOfDay(quiet.to)}, ${placeOf(quiet.zone)}. What is due then runs once afterwards.`
    : 'Jobs start by themselves at any hour.';

const dayMs = 24 * 60 * minuteMs;

/** How this machine's clock moved within a day, in words; newest first. */
export const clockSentences = ({ setBack, wentAhead }: Schedule, now: number): readonly string[] => [
  ...setBack
    .filter(({ at }) => now - at < dayMs)
    .map(
      ({ at, byMs }) =>
        `This machine's clock was set back by ${duration(byMs)} at ${clock(at)}. What was read before is told as that much older; no slot is missed or run twice.`,
    )
    .reverse(),
  ...(wentAhead === null || now - wentAhead.at >= dayMs
    ? []
    : [
        `This machine's clock went ahead by ${duration(wentAhead.byMs)} at ${clock(wentAhead.at)}, or the machine slept without telling. What was due meanwhile runs once.`,
      ]),
];
