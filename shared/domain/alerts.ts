import type { OutputOf } from '../ipc/contract.ts';
import { type Alert, alertKinds } from './alert.ts';
import type { JobHealth, SchemaChange } from './health.ts';
import { intervalOf, type Quiet, quietUntil, type Rhythm } from './schedule.ts';

type Timer = OutputOf<'schedule.get'>['jobs'][number];
type Scope = OutputOf<'call.budget'>['scopes'][number];

export type AlertFacts = {
  readonly now: number;
  readonly timers: readonly Pick<Timer, 'job' | 'isOn' | 'rhythm'>[];
  readonly quiet: Quiet | null;
  readonly health: readonly JobHealth[];
  readonly schemaChanges: readonly SchemaChange[];
  readonly scopes: readonly Scope[];
};

const minuteMs = 60_000;

/** What is promised of a job by its rhythm: that what it read is never older than this (ms). */
export const promiseOf = (rhythm: Rhythm): number =>
  rhythm.kind === 'daily' ? 26 * 60 * minuteMs : Math.max(10 * minuteMs, 2 * intervalOf(rhythm));

const refusedCodes: ReadonlySet<string> = new Set([
  'remote.unauthorised',
  'remote.forbidden',
  'remote.untrusted',
  'secret.unavailable',
  'connection.incomplete',
]);

/** Everything that is wrong with the link now, in the order in which it has to be looked at. */
export const alertsOf = (facts: AlertFacts): readonly Alert[] => {
  const alerts = [...refused(facts), ...failed(facts), ...late(facts), ...low(facts), ...changed(facts)];
  return alerts.sort(
    (left, right) => alertKinds.indexOf(left.kind) - alertKinds.indexOf(right.kind) || left.since - right.since,
  );
};

const isRefused = ({ failing }: JobHealth): boolean => refusedCodes.has(failing?.failure?.code ?? '');

/** One refusal stops every job: it is told once, with all of them. */
const refused = ({ health }: AlertFacts): readonly Alert[] => {
  const sentences = new Set(health.filter(isRefused).map(({ failing }) => failing?.failure?.sentence ?? ''));
  return [...sentences].flatMap((sentence): readonly Alert[] => {
    const hit = health.filter((one) => isRefused(one) && one.failing?.failure?.sentence === sentence);
    const since = Math.min(...hit.map(({ failing }) => failing?.since ?? Number.MAX_SAFE_INTEGER));
    const runId = Math.max(...hit.map(({ failing }) => failing?.runId ?? 0));
    return [{ kind: 'credential-refused', since, jobs: hit.map(({ job }) => job), sentence, runId }];
  });
};

const failed = ({ health }: AlertFacts): readonly Alert[] =>
  health.flatMap((one): readonly Alert[] => {
    const { job, failing } = one;
    if (failing === null || isRefused(one)) return [];
    const { failure, ...told } = failing;
    return [{ kind: 'sync-failed', job, ...told, sentence: failure?.sentence ?? '' }];
  });

/** Late is what is older than promised; why, where it failed, is told by that. In quiet hours nothing is promised. */
const late = ({ now, timers, quiet, health }: AlertFacts): readonly Alert[] =>
  timers.flatMap(({ job, isOn, rhythm }): readonly Alert[] => {
    const one = health.find((found) => found.job === job);
    if (!isOn || one === undefined || one.good === null || one.failing !== null) return [];
    const promiseMs = promiseOf(rhythm);
    const endsAt = one.good.startedAt + promiseMs;
    const quietEnd = rhythm.kind === 'interval' ? quietUntil(endsAt, quiet) : null;
    const since = quietEnd === null ? endsAt : quietEnd + intervalOf(rhythm);
    return since > now ? [] : [{ kind: 'sync-late', since, job, readAt: one.good.startedAt, promiseMs }];
  });

/** Refusals of the last minutes, or a window that is all but used up. */
const recentMs = 15 * minuteMs;
const lowShare = 0.1;

const low = ({ now, scopes }: AlertFacts): readonly Alert[] =>
  scopes.flatMap(({ system, scope, limit, remaining, resetAt, own, others, minutes }): readonly Alert[] => {
    const recent = minutes.filter(({ at, limited }) => limited > 0 && at > now - recentMs);
    const isLive = resetAt !== null && resetAt > now;
    const isUsedUp = isLive && limit !== null && remaining !== null && remaining < limit * lowShare && others > own;
    const first = recent[0];
    if (first === undefined && !isUsedUp) return [];
    const limited = recent.reduce((sum, minute) => sum + minute.limited, 0);
    const window = isLive
      ? { limit, remaining, own, others, resetAt }
      : { limit, remaining: null, own: 0, others: 0, resetAt: null };
    return [{ kind: 'quota-low', since: first?.at ?? now, system, scope, limited, ...window }];
  });

const changed = ({ schemaChanges }: AlertFacts): readonly Alert[] =>
  schemaChanges.map(({ at, ...change }) => ({ kind: 'schema-changed', since: at, ...change }));
