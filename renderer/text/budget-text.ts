import type { OutputOf } from '../../shared/ipc/contract.ts';
import { clock, clockToSecond, counted, grouped, sentenceCase } from './format.ts';

export type Scope = OutputOf<'call.budget'>['scopes'][number];
type Minute = Scope['minutes'][number];

/** What each rate-limit scope is used for. */
const scopeUse: Readonly<Record<string, string>> = {
  low: 'imports, big reads',
  medium: 'single changes',
  high: 'small reads',
  unlimited: 'status polls',
};

/** As they are told: the tightest of Dotdigital first, the ERP, then what has no limit. */
const order = ['dotdigital low', 'dotdigital medium', 'dotdigital high'];
const rank = ({ system, scope }: Pick<Scope, 'system' | 'scope'>): number => {
  const place = order.indexOf(`${system} ${scope}`);
  if (place >= 0) return place;
  if (scope === 'unlimited') return order.length + 2;
  return system === 'dotdigital' ? order.length : order.length + 1;
};

export const inScopeOrder = (scopes: readonly Scope[]): readonly Scope[] =>
  [...scopes].sort((left, right) => rank(left) - rank(right) || left.scope.localeCompare(right.scope));

/** "Low", or the ERP's name. */
export const scopeName = ({ system, scope }: Pick<Scope, 'system' | 'scope'>, erp: string): string =>
  system === 'erp' ? erp : sentenceCase(scope);

export const scopeText = ({ system, scope }: Pick<Scope, 'system' | 'scope'>): string =>
  system === 'erp' ? 'all calls' : (scopeUse[scope] ?? '');

/** Sums over the minutes that are shown. */
export type ScopeSums = {
  readonly calls: number;
  readonly limited: number;
  readonly others: number;
  readonly failed: number;
  readonly peak: Minute | null;
};

export const sumsOf = (minutes: readonly Minute[]): ScopeSums => ({
  calls: minutes.reduce((sum, { calls }) => sum + calls, 0),
  limited: minutes.reduce((sum, { limited }) => sum + limited, 0),
  others: minutes.reduce((sum, { others }) => sum + others, 0),
  failed: minutes.reduce((sum, { failed }) => sum + failed, 0),
  peak: minutes.reduce<Minute | null>((most, one) => (most === null || one.calls > most.calls ? one : most), null),
});

/** "peak 31 of 35", "peak 12", "no limit", "no call". */
export const peakText = ({ limit, scope }: Pick<Scope, 'limit' | 'scope'>, { peak }: ScopeSums): string => {
  if (limit === null && scope === 'unlimited') return 'no limit';
  if (peak === null || peak.calls === 0) return limit === null ? 'no call' : `0 of ${grouped(limit)}`;
  return limit === null ? `peak ${grouped(peak.calls)}` : `peak ${grouped(peak.calls)} of ${grouped(limit)}`;
};

/** What is told only where there is something to tell: refusals, faults, and what others used of the quota. */
export const scopeNotes = ({ limited, others, failed }: ScopeSums): readonly string[] => [
  ...(limited === 0 ? [] : [`${grouped(limited)} refused, limit reached`]),
  ...(failed === 0 ? [] : [`${grouped(failed)} failed`]),
  ...(others === 0 ? [] : [`${grouped(others)} used by others`]),
];

/** Where the window that is open now stands: "this minute 12 ours, 6 of others, 17 left until 14:03:00". Null where none is. */
export const windowText = (
  { remaining, resetAt, own, others }: Pick<Scope, 'remaining' | 'resetAt' | 'own' | 'others'>,
  now: number,
): string | null =>
  remaining === null || resetAt === null || resetAt <= now
    ? null
    : `this window: ${grouped(own)} ours, ${grouped(others)} of others, ${grouped(remaining)} left until ${clockToSecond(resetAt)}`;

/** The chart in words. */
export const chartText = (name: string, scope: Scope, sums: ScopeSums): string => {
  const at = sums.peak === null || sums.peak.calls === 0 ? '' : ` at ${clock(sums.peak.at)}`;
  const parts = [
    `${counted(sums.calls, 'call')} in the last hour`,
    `${peakText(scope, sums)} a minute${at}`,
    ...(scope.limit === null ? ['no limit told'] : []),
    ...scopeNotes(sums),
  ];
  return `${name}: ${parts.join(', ')}`;
};
