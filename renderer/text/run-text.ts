import type { OutboxState } from '../../shared/domain/outbox.ts';
import {
  checkParts,
  type Job,
  jobs,
  type Run,
  type RunPhase,
  type RunState,
  runPhases,
} from '../../shared/domain/run.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { clock, counted, duration, grouped, isSameDay, listed, sentenceCase, when } from './format.ts';
import { jobText, runModeText, runStateText, triggerText } from './names.ts';
import { isPlanned } from './plan-text.ts';
import { type Timer, untilText } from './schedule-text.ts';

export type Bar = OutputOf<'run.timeline'>['bars'][number];

type Tone = 'quiet' | 'warn' | 'bad' | 'run';

/** How a run is drawn on the time axis: fine ones are quiet, so that the others stand out. */
export const barTone: Readonly<Record<RunState, Tone>> = {
  queued: 'run',
  running: 'run',
  interrupted: 'warn',
  succeeded: 'quiet',
  partial: 'warn',
  aborted: 'warn',
  failed: 'bad',
  cancelled: 'quiet',
};

export const legend: readonly { readonly tone: Tone; readonly text: string }[] = [
  { tone: 'quiet', text: 'fine' },
  { tone: 'warn', text: 'partial' },
  { tone: 'bad', text: 'failed' },
  { tone: 'run', text: 'running' },
];

export const runTone: Readonly<Record<RunState, string>> = {
  queued: 'pill',
  running: 'pill erp',
  interrupted: 'pill warn',
  succeeded: 'pill good',
  partial: 'pill warn',
  aborted: 'pill warn',
  failed: 'pill bad',
  cancelled: 'pill',
};

const stateCounts: readonly { readonly states: readonly RunState[]; readonly word: string }[] = [
  { states: ['succeeded'], word: 'fine' },
  { states: ['partial'], word: 'partial' },
  { states: ['aborted'], word: 'stopped to ask' },
  { states: ['failed'], word: 'failed' },
  { states: ['cancelled'], word: 'cancelled' },
  { states: ['interrupted'], word: 'interrupted' },
  { states: ['running', 'queued'], word: 'running' },
];

/** The contract's most; there may be more runs than that. */
const mostBars = 2_000;

/** "Last 6 hours: 205 runs, 197 fine, 5 partial, 2 failed, 1 running". */
export const headline = (bars: readonly Pick<Bar, 'state'>[]): string => {
  if (bars.length === 0) return 'Last 6 hours: no run';
  const parts = stateCounts
    .map(({ states, word }) => ({ word, count: bars.filter(({ state }) => states.includes(state)).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${grouped(count)} ${word}`);
  const all = bars.length >= mostBars ? `the newest ${grouped(mostBars)} runs` : counted(bars.length, 'run');
  return `Last 6 hours: ${[all, ...parts].join(', ')}`;
};

const minuteMs = 60_000;

/** What stands in the lane of a job that did not run: "no run in these hours, next at 14:05, in 3 min". */
export const emptyLaneText = (timer: Timer | undefined, now: number): string =>
  timer?.nextAt == null ? 'no run in these hours' : `no run in these hours, ${untilText(timer, now)}`;

/** "fine 14:08 · 41 s", "running, 11 min"; what the right end of a lane says. */
export const lastRunText = (running: Bar | undefined, last: Run | undefined, now: number): string => {
  if (running !== undefined) {
    // The clock of this screen moves by quarters of a minute: seconds would not be true.
    const passed = now - running.startedAt;
    return passed < minuteMs ? `running since ${clock(running.startedAt)}` : `running, ${duration(passed)}`;
  }
  if (last?.endedAt == null) return 'never ran';
  return `${runStateText[last.state].toLowerCase()} ${when(last.endedAt, now)} · ${duration(last.endedAt - last.startedAt)}`;
};

/** "10:33–10:42", or one time where both are the same minute. */
export const span = (from: number, to: number, now: number): string =>
  when(from, now) === when(to, now)
    ? when(from, now)
    : `${when(from, now)}–${isSameDay(from, to) ? clock(to) : when(to, now)}`;

/** All of a bar, for who points at it or hears it: "Run 8,175, 13:45, partial, took 1 min 52 s". */
export const barText = (bar: Bar, now: number): string => {
  const took = duration((bar.endedAt ?? now) - bar.startedAt);
  const length = bar.endedAt === null ? `for ${took}` : `took ${took}`;
  return `Run ${grouped(bar.id)}, ${when(bar.startedAt, now)}, ${runStateText[bar.state].toLowerCase()}, ${length}`;
};

/** "Customers, 13:45". */
export const runTitle = (run: Pick<Run, 'job' | 'startedAt'>, now: number): string =>
  `${jobText[run.job]}, ${when(run.startedAt, now)}`;

/** How long a run took, or has gone on as far as is known. */
export const tookText = ({ startedAt, progressedAt, endedAt }: Run, now: number): string =>
  duration((endedAt ?? Math.max(now, progressedAt)) - startedAt);

/** "run 8,175 · 1 min 52 s · changes only · Ada". */
export const runFacts = (run: Run, now: number): string =>
  [
    `run ${grouped(run.id)}`,
    tookText(run, now),
    ...(run.job === 'customers' ? [runModeText[run.mode].toLowerCase()] : []),
    run.startedBy,
  ].join(' · ');

/** The phases that a job goes through, in their order. */
export const phasesOf: Readonly<Record<Job, readonly RunPhase[]>> = {
  customers: ['erp', 'dotdigital', 'compare', 'record'],
  consent: ['erp', 'dotdigital', 'compare', 'record'],
  products: ['erp', 'dotdigital', 'compare', 'record'],
  orders: ['erp', 'dotdigital', 'compare', 'record'],
  stock: ['erp', 'compare', 'record'],
  campaigns: ['dotdigital'],
  'full-check': runPhases.filter((phase) => checkParts.some((part) => phase.startsWith(`${part}-`))),
  'marketing-orders': ['erp', 'dotdigital', 'compare', 'record'],
};

/** What became of the comparison, in a sentence. */
export const comparedText = ({ counts, job }: Pick<Run, 'counts' | 'job'>): string =>
  [
    // Nothing is compared with campaigns.
    ...(job === 'campaigns' ? [] : [`${grouped(counts.compared)} compared`]),
    // Products and orders are told by how both sides stand, not by cases.
    ...(isPlanned(job) || job === 'stock' || job === 'campaigns'
      ? []
      : [`${counted(counts.opened, 'mismatch', 'mismatches')} found`, `${grouped(counts.cleared)} gone by themselves`]),
    ...(job === 'full-check' ? [`${counted(counts.missed, 'change')} that increments had missed`] : []),
    `${counted(counts.skipped, 'record')} set aside`,
    ...(job === 'consent' ? [`${counted(counts.recorded, 'opt-out')} recorded`] : []),
    ...(job === 'marketing-orders'
      ? [`${grouped(counts.released)} released from the shelf`, `${counted(counts.recorded, 'order')} to be posted`]
      : []),
    ...(job === 'customers' && counts.recorded > 0 ? [`${counted(counts.recorded, 'change')} decided by policy`] : []),
    ...(job === 'products' && counts.recorded > 0 ? [`${counted(counts.recorded, 'item')} to be withdrawn`] : []),
    ...(counts.sampled > 0 ? [`${counted(counts.sampled, 'case')} left for review`] : []),
    ...(counts.refused > 0 ? [`${counted(counts.refused, 'record')} refused`] : []),
  ].join(', ');

/** Whether the run may write at all, and that it did not. */
export const wroteNothingText = (job: Job): string =>
  job === 'campaigns' || job === 'full-check'
    ? 'A run of this job writes nothing to either system.'
    : 'This run wrote nothing to either system.';

/** What leads from the records that changed to the changes that were written. Opt-outs found before count too. */
export const writtenStep = (changed: number, written: number): { readonly figure: string; readonly text: string } =>
  written > changed
    ? { figure: `+${grouped(written - changed)}`, text: 'found before' }
    : { figure: less(changed - written), text: 'nothing to write' };

/** "−348", or "0". */
export const less = (count: number): string => (count === 0 ? '0' : `−${grouped(count)}`);

/** What a job does when it runs by itself. */
export const jobEffect: Readonly<Record<Job, string>> = {
  customers: 'reads both systems and compares them; writes only what its policies allow',
  consent: 'records an opt-out where one side does not know of it',
  products: 'compares what is sold with the catalogue; writes only what its policy allows',
  orders: 'compares the orders of both systems; writes only what its policy allows',
  stock: 'compares stock and prices alone; writes only what the policy for the catalogue allows',
  campaigns: 'reads campaigns, lists and segments; writes nothing',
  'full-check': 'reads and compares everything, also what was deleted; writes nothing',
  'marketing-orders': 'finds marketing orders that the ERP lacks; posts only what its policy allows',
};

/** What was switched, told to a screen reader. */
export const timersText = (switched: readonly Job[], isOn: boolean): string => {
  const isOne = switched.length === 1;
  const verb = isOn ? (isOne ? 'runs' : 'run') : 'will not run';
  return `${listed(switched.map((job) => jobText[job]))} ${verb} by ${isOne ? 'itself' : 'themselves'}${isOn ? ' again' : ''}.`;
};

/** The timers in the order of the jobs. */
export const inJobOrder = (timers: readonly Timer[]): readonly Timer[] =>
  jobs.flatMap((job) => timers.find((timer) => timer.job === job) ?? []);

/** Why a change is not verified, where the engine has no sentence for it. */
export const differenceCause: Readonly<Record<OutboxState, string>> = {
  pending: 'It is sent by itself when its turn comes',
  'in-flight': 'It is being sent',
  accepted: 'It is read back by itself',
  unconfirmed: 'The answer was lost: it is read back by itself',
  verified: 'It was read back and is right',
  stale: 'A record had changed before it was sent',
  rejected: 'The remote refused it',
  diverged: 'It reads back differently',
  dead: 'It could not be sent',
  withdrawn: 'It was withdrawn before it was sent',
};

/** "Changes only, on schedule". */
export const runKind = ({ job, mode, trigger }: Pick<Run, 'job' | 'mode' | 'trigger'>): string =>
  job === 'customers' ? `${runModeText[mode]}, ${triggerText[trigger]}` : sentenceCase(triggerText[trigger]);
