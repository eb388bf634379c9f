import type { Job } from '../../../shared/domain/run.ts';
import type { Quiet, Rhythm } from '../../../shared/domain/schedule.ts';
import { minuteOf, type Schedule, type Timer, timeOfDay } from '../../text/schedule-text.ts';

/** What is being changed of one timer, as it stands in the fields. */
export type TimerDraft = {
  readonly job: Job;
  readonly isOn: boolean;
  readonly kind: Rhythm['kind'];
  readonly minutes: string;
  readonly time: string;
  readonly zone: string;
};

export type QuietDraft = { readonly isOn: boolean; readonly from: string; readonly to: string; readonly zone: string };

const minuteMs = 60_000;
const mostMinutes = 1_440;

export const draftOf = ({ job, isOn, rhythm }: Timer, zone: string): TimerDraft =>
  rhythm.kind === 'interval'
    ? { job, isOn, kind: 'interval', minutes: String(Math.round(rhythm.everyMs / minuteMs)), time: '02:00', zone }
    : { job, isOn, kind: 'daily', minutes: '60', time: timeOfDay(rhythm.minute), zone: rhythm.zone };

export const quietDraftOf = ({ quiet, zone }: Schedule): QuietDraft =>
  quiet === null
    ? { isOn: false, from: '22:00', to: '07:00', zone }
    : { ...quiet, from: timeOfDay(quiet.from), to: timeOfDay(quiet.to) };

/** The rhythm that stands in the fields; null where it is none. */
export const rhythmOf = ({ kind, minutes, time, zone }: TimerDraft): Rhythm | null => {
  if (kind === 'interval') {
    const wanted = Number(minutes);
    const isInRange = Number.isInteger(wanted) && wanted >= 1 && wanted <= mostMinutes;
    return isInRange ? { kind, everyMs: wanted * minuteMs } : null;
  }
  const minute = minuteOf(time);
  return minute === null ? null : { kind, minute, zone };
};

/** The quiet window that stands in the fields; null where it is none. */
export const quietOf = ({ isOn, from, to, zone }: QuietDraft): Quiet | null => {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  return begin === null || end === null || begin === end ? null : { isOn, from: begin, to: end, zone };
};

/** Every time zone that this machine knows, with those in use. */
export const zonesWith = (used: readonly string[]): readonly string[] =>
  [...new Set([...used, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** What of a timer is to be kept; null where nothing differs, or a field holds what cannot be kept. */
export const timerChange = (kept: Timer, draft: TimerDraft): Pick<Timer, 'job' | 'isOn' | 'rhythm'> | null => {
  const rhythm = rhythmOf(draft);
  if (rhythm === null) return null;
  const isSame = kept.isOn === draft.isOn && JSON.stringify(kept.rhythm) === JSON.stringify(rhythm);
  return isSame ? null : { job: draft.job, isOn: draft.isOn, rhythm };
};

/** The quiet window that is to be kept; null where nothing differs or cannot be kept. */
export const quietChange = (schedule: Schedule, draft: QuietDraft): Quiet | null =>
  JSON.stringify(quietDraftOf(schedule)) === JSON.stringify(draft) ? null : quietOf(draft);
