import { expect, test } from 'vitest';
import { type AlertFacts, alertsOf, promiseOf } from '../../../shared/domain/alerts.ts';
import type { JobHealth } from '../../../shared/domain/health.ts';
import type { Job } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';

const minuteMs = 60_000;
const now = Date.UTC(2026, 10, 18, 14, 2);
const rhythm = { kind: 'interval', everyMs: 5 * minuteMs } as const;

const healthOf = (job: Job, change: Partial<JobHealth> = {}): JobHealth => ({
  job,
  last: { id: 9, state: 'succeeded', startedAt: now - minuteMs, endedAt: now - 30_000 },
  good: { id: 9, startedAt: now - minuteMs },
  failing: null,
  ...change,
});
const failingWith = (code: Parameters<typeof failure>[0], sentence: string, asks = false): Partial<JobHealth> => ({
  failing: { times: 3, since: now - 20 * minuteMs, runId: 12, asks, failure: failure(code, sentence) },
});
const scopeOf = (facts: Partial<AlertFacts['scopes'][number]> = {}): AlertFacts['scopes'][number] => ({
  system: 'dotdigital',
  scope: 'low',
  limit: 35,
  remaining: 20,
  resetAt: now + 30_000,
  own: 10,
  others: 5,
  minutes: [],
  ...facts,
});
const factsOf = (change: Partial<AlertFacts> = {}): AlertFacts => ({
  now,
  timers: [{ job: 'customers', isOn: true, rhythm }],
  quiet: null,
  health: [healthOf('customers')],
  schemaChanges: [],
  scopes: [scopeOf()],
  ...change,
});

test('while all is well there is no alert', () => {
  expect(alertsOf(factsOf())).toEqual([]);
});

test('a job is late once what it read is older than its rhythm promises, and since then', () => {
  const good = { id: 9, startedAt: now - 11 * minuteMs };
  expect(promiseOf(rhythm)).toBe(10 * minuteMs);
  const late = { kind: 'sync-late', job: 'customers', since: now - minuteMs, readAt: good.startedAt };
  expect(alertsOf(factsOf({ health: [healthOf('customers', { good })] }))).toMatchObject([late]);
  const onTime = { id: 9, startedAt: now - 9 * minuteMs };
  expect(alertsOf(factsOf({ health: [healthOf('customers', { good: onTime })] }))).toEqual([]);
});

test('nothing is promised by a timer that is off, nor of what never came through', () => {
  const old = healthOf('customers', { good: { id: 9, startedAt: 0 } });
  expect(alertsOf(factsOf({ timers: [{ job: 'customers', isOn: false, rhythm }], health: [old] }))).toEqual([]);
  expect(alertsOf(factsOf({ health: [healthOf('customers', { good: null })] }))).toEqual([]);
});

test('in the quiet window nothing is late; after it there is an interval to catch up', () => {
  const quiet = { isOn: true, from: 6 * 60, to: 14 * 60, zone: 'UTC' };
  const health = [healthOf('customers', { good: { id: 9, startedAt: now - 6 * 60 * minuteMs } })];
  expect(alertsOf(factsOf({ quiet, health }))).toEqual([]);
  expect(alertsOf(factsOf({ quiet, health, now: now + 3 * minuteMs }))).toMatchObject([
    { kind: 'sync-late', since: now + 3 * minuteMs },
  ]);
});

test('a job that fails is told with how often and since when, and is not called late as well', () => {
  const failing = failingWith('remote.unavailable', 'Dotdigital does not answer.');
  const health = [healthOf('customers', { good: { id: 9, startedAt: 0 }, ...failing })];
  expect(alertsOf(factsOf({ health }))).toEqual([
    {
      kind: 'sync-failed',
      job: 'customers',
      times: 3,
      since: now - 20 * minuteMs,
      runId: 12,
      asks: false,
      sentence: 'Dotdigital does not answer.',
    },
  ]);
});

test('a run that stopped to ask is told as asking', () => {
  const health = [healthOf('customers', failingWith('sync.suspicious-drop', '1 of 2 are gone.', true))];
  expect(alertsOf(factsOf({ health }))).toMatchObject([{ kind: 'sync-failed', asks: true }]);
});

test('a refused credential is told once for all jobs, before everything else', () => {
  const failing = failingWith('remote.unauthorised', 'Dotdigital did not accept the password.');
  const other = failingWith('remote.timeout', 'The ERP is slow.');
  const health = [healthOf('products', other), healthOf('customers', failing), healthOf('consent', failing)];
  expect(alertsOf(factsOf({ health }))).toMatchObject([
    { kind: 'credential-refused', jobs: ['customers', 'consent'], sentence: 'Dotdigital did not accept the password.' },
    { kind: 'sync-failed', job: 'products' },
  ]);
});

test('quota is low where calls were refused of late, and where others used up the window', () => {
  const minute = { at: now - 5 * minuteMs, calls: 31, limited: 2, failed: 0, others: 4 };
  expect(alertsOf(factsOf({ scopes: [scopeOf({ minutes: [minute] })] }))).toMatchObject([
    { kind: 'quota-low', since: minute.at, limited: 2, remaining: 20 },
  ]);
  const usedUp = scopeOf({ remaining: 2, own: 8, others: 25 });
  expect(alertsOf(factsOf({ scopes: [usedUp] }))).toMatchObject([{ kind: 'quota-low', limited: 0, others: 25 }]);
  // Our own job that uses what there is is no fault, and neither is what lies far back.
  expect(alertsOf(factsOf({ scopes: [scopeOf({ remaining: 3, own: 32, others: 0 })] }))).toEqual([]);
  expect(alertsOf(factsOf({ scopes: [scopeOf({ minutes: [{ ...minute, at: now - 20 * minuteMs }] })] }))).toEqual([]);
});

test('a changed schema is told with what changed', () => {
  const change = { system: 'dotdigital', sentence: 'The data field TIER is gone.', at: now - 1, runId: 4 } as const;
  expect(alertsOf(factsOf({ schemaChanges: [change] }))).toEqual([
    { kind: 'schema-changed', since: now - 1, system: 'dotdigital', sentence: change.sentence, runId: 4 },
  ]);
});
