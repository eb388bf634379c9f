import { type Alert, type AlertKind, alertKinds, alertsSchema } from '../../../shared/domain/alert.ts';
import { alertsOf } from '../../../shared/domain/alerts.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import { type Promises, promisesSchema } from '../../../shared/domain/schedule.ts';
import type { MismatchKey } from '../store/case-stores.ts';
import type { Stores } from '../store/stores.ts';
import { bringCases } from './bring-cases.ts';
import { callScopes } from './call-scopes.ts';
import type { FlowDeps } from './flow-deps.ts';
import { jobHealth } from './job-health.ts';

/** Calls that were refused are told for so long (ms); the alerts look no further back. */
const recentMs = 15 * 60_000;

const promisesFact = 'link.promises';
const alertsFact = (kind: string, key: string): string => `link.${kind}.${key}`;

/** Keeps what the schedules promise, as the machine that times the jobs tells it. */
export const keepPromises = ({ stores }: Pick<FlowDeps, 'stores'>, promises: Promises): void => {
  const text = JSON.stringify(promises);
  if (stores.workspace.fact(promisesFact) === text) return;
  stores.atomically(() => stores.workspace.setFact(promisesFact, text));
};

const promisesOf = ({ workspace }: Stores): Promises => {
  const text = workspace.fact(promisesFact);
  const kept = text === null ? null : promisesSchema.safeParse(JSON.parse(text));
  return kept?.success === true ? kept.data : { timers: [], quiet: null };
};

/** What was last found about the link under one kind and key; nothing where there is no such case. */
export const linkAlerts = ({ workspace }: Pick<Stores, 'workspace'>, kind: string, key: string): readonly Alert[] => {
  const text = workspace.fact(alertsFact(kind, key));
  return text === null || text === '' ? [] : alertsSchema.parse(JSON.parse(text));
};

/** One text for what is wrong and why: a case that was set aside comes back with another, and not with each new run. */
export const linkHashes = (alerts: readonly Alert[]): string =>
  alerts.length === 0 ? '-:-' : alerts.map(gistOf).sort().join('|');

const gistOf = (alert: Alert): string => {
  switch (alert.kind) {
    case 'credential-refused':
    case 'sync-failed':
    case 'schema-changed':
      return alert.sentence;
    case 'sync-late':
      return String(alert.readAt);
    case 'quota-low':
      return `${alert.system} ${alert.scope}`;
  }
};

/** Opens and closes the cases about the link itself, by what the runs, the calls and the schedules say now. Answers how many are found. */
export const watchLink = (deps: FlowDeps): number => {
  const { stores } = deps;
  const alerts = alertsNow(deps);
  const found = new Map<string, { readonly kind: AlertKind; readonly key: string; readonly alerts: Alert[] }>();
  for (const alert of alerts) {
    const key = keyOf(stores, alert);
    const known = found.get(`${alert.kind} ${key}`);
    if (known === undefined) found.set(`${alert.kind} ${key}`, { kind: alert.kind, key, alerts: [alert] });
    else known.alerts.push(alert);
  }
  const stored = stores.mismatches.linkCases();
  const keys = new Set([...[...found.values()].map(({ key }) => key), ...stored.map(({ matchKey }) => matchKey)]);
  let isMoved = false;
  stores.atomically(() => {
    for (const key of keys)
      for (const kind of alertKinds) {
        const own = stored.filter((one) => one.matchKey === key && one.kind === kind);
        isMoved = bring(deps, kind, key, found.get(`${kind} ${key}`)?.alerts ?? [], own) || isMoved;
      }
  });
  if (isMoved) deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'workspace'] } });
  return found.size;
};

const alertsNow = ({ stores, clock }: FlowDeps): readonly Alert[] => {
  const now = clock.now();
  const { jobs: health, schemaChanges } = jobHealth(stores, now);
  return alertsOf({ now, ...promisesOf(stores), health, schemaChanges, scopes: callScopes(stores, now - recentMs) });
};

/** What a case is about: the system that refused, a job, or a limit of calls. */
const keyOf = ({ runs }: Stores, alert: Alert): string => {
  switch (alert.kind) {
    case 'credential-refused': {
      const phase = runs.get(alert.runId)?.phase ?? null;
      return phase === 'erp' || phase === 'dotdigital' ? phase : 'both';
    }
    case 'schema-changed':
      return alert.system;
    case 'quota-low':
      return `${alert.system}/${alert.scope}`;
    case 'sync-failed':
    case 'sync-late':
      return alert.job;
  }
};

const blocking: ReadonlySet<AlertKind> = new Set(['credential-refused', 'sync-failed']);

/** Brings one kind of one key up to date. Answers whether anything changed. Call inside `atomically`. */
const bring = (
  deps: FlowDeps,
  kind: AlertKind,
  key: string,
  alerts: readonly Alert[],
  stored: readonly MismatchKey[],
): boolean => {
  const { stores, clock } = deps;
  if (alerts.length === 0 && stored.length === 0) return false;
  const before = linkAlerts(stores, kind, key);
  // What is counted anew every minute is told as it stood when the case opened.
  const isSame = kind === 'quota-low' && before.length > 0 && linkHashes(before) === linkHashes(alerts);
  const text = alerts.length === 0 ? '' : JSON.stringify(isSame ? before : alerts);
  const isTold = (stores.workspace.fact(alertsFact(kind, key)) ?? '') !== text;
  if (isTold) stores.workspace.setFact(alertsFact(kind, key), text);
  const finding: Finding = { kind, severity: blocking.has(kind) ? 'blocks' : 'warns', fieldMask: 0 };
  const cases = { findings: alerts.length === 0 ? [] : [finding], stored, hashes: linkHashes(alerts) };
  const about = { entity: 'link', matchKey: key, customerRid: null, contactRid: null } as const;
  const runId = alerts.reduce((last, one) => ('runId' in one ? Math.max(last, one.runId) : last), 0);
  const { opened, cleared } = bringCases(deps, cases, (one) => ({
    ...about,
    finding: one,
    label: labelOf(key),
    reference: labelOf(key),
    at: clock.now(),
    runId: runId === 0 ? null : runId,
  }));
  return isTold || opened + cleared > 0;
};

/** "Marketing orders" for a job, "ERP" for a system, "Dotdigital, high" for a limit of its calls. */
const labelOf = (key: string): string => {
  if (key === 'both') return 'ERP and Dotdigital';
  const [first = '', scope] = key.split('/');
  const words = first === 'erp' ? 'ERP' : `${first.slice(0, 1).toUpperCase()}${first.slice(1).replaceAll('-', ' ')}`;
  return scope === undefined ? words : `${words}, ${scope}`;
};
