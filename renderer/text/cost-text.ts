import type { CostPart, DecidedCost, Forecast, PartCost, TierCost, ToldCost } from '../../shared/domain/cost.ts';
import { lastsMs } from '../../shared/domain/cost.ts';
import type { CasePolicy } from '../../shared/domain/policy.ts';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import type { TierDay, TradeOff } from '../../shared/domain/trade-off.ts';
import { counted, duration, grouped, sentenceCase } from './format.ts';

export const partText: Readonly<Record<CostPart, string>> = {
  account: 'Whose account it is',
  'data-fields': 'Data fields of the account',
  'opt-outs': 'Opt-outs since the last look',
  customers: 'Customers',
  contacts: 'Contacts',
  products: 'Products',
  stock: 'Stock',
  prices: 'Prices',
  orders: 'Orders',
  invoices: 'Invoices',
  'credit-notes': 'Credit notes',
  settlements: 'Payments',
  periods: 'Accounting periods',
  collection: 'The collection and its columns',
  catalogue: 'Catalogue items',
  'order-records': 'Orders in Dotdigital',
  lists: 'Lists',
  segments: 'Segments',
  campaigns: 'Campaigns',
  targets: 'Where campaigns went',
  imports: 'Imports that the policy hands in',
  reports: 'Their reports',
  'read-back': 'What was written, read back',
};

/** "the ERP", or "Dotdigital, low tier". */
export const tierText = ({ system, scope }: Pick<TierCost, 'system' | 'scope'>): string =>
  system === 'erp' ? 'the ERP' : `Dotdigital, ${scope} tier`;

/** "152 calls", "at least 9 calls". */
export const callsText = ({
  erpCalls,
  dotdigitalCalls,
  isLeast,
}: Pick<Forecast, 'erpCalls' | 'dotdigitalCalls' | 'isLeast'>): string =>
  `${isLeast ? 'at least ' : ''}${counted(erpCalls + dotdigitalCalls, 'call')}`;

/** "about 4 min"; the rate alone where no run has told how long its work takes. */
export const timeText = (forecast: Pick<Forecast, 'workMs' | 'waitMs'>): string => {
  const lasts = lastsMs(forecast);
  if (lasts !== null) return `about ${duration(Math.max(1_000, lasts))}`;
  return forecast.waitMs > 0 ? `${duration(forecast.waitMs)} at least` : 'time not known yet';
};

/** "152 calls, about 4 min": what stands beside a job before it is started. */
export const costText = (forecast: Forecast): string => `${callsText(forecast)}, ${timeText(forecast)}`;

/** "ERP 600, Dotdigital 152". */
export const sidesText = ({ erpCalls, dotdigitalCalls }: Pick<Forecast, 'erpCalls' | 'dotdigitalCalls'>): string =>
  `ERP ${grouped(erpCalls)}, Dotdigital ${grouped(dotdigitalCalls)}`;

/** What a part rests on: "1,480 counted", "asked once a run", "not counted yet". */
export const basisText = ({ part, records, calls }: PartCost, mode: SyncMode): string => {
  if (records === null && part === 'imports') return 'by what changes until then';
  if (records === null) return 'not counted yet: nothing of it was read to its end';
  if (records > 0) return mode === 'full' ? `${grouped(records)} counted` : `${grouped(records)} expected`;
  return calls === 0 ? 'nothing to ask' : 'one page is enough, however little there is';
};

const decidedSubject: Readonly<Record<CasePolicy, (changes: number) => string>> = {
  'write-attributes': (changes) => counted(changes, 'changed attribute'),
  'create-contacts': (changes) => counted(changes, 'new contact'),
  'withdraw-items': (changes) => counted(changes, 'withdrawn item'),
};

/** What is sent after a run by a policy: "812 changed attributes, in 1 import", "3 withdrawn items". */
export const decidedText = ({ policy, changes, imports }: DecidedCost): string => {
  if (changes === null) return `${sentenceCase(policyNoun[policy])}: not counted yet`;
  if (changes === 0) return `${sentenceCase(policyNoun[policy])}: none as both sides stand`;
  return `${decidedSubject[policy](changes)}${imports === 0 ? ', each by itself' : `, in ${counted(imports, 'import')}`}`;
};

const policyNoun: Readonly<Record<CasePolicy, string>> = {
  'write-attributes': 'attributes',
  'create-contacts': 'new contacts',
  'withdraw-items': 'withdrawn items',
};

/** "Decided by policies when it has compared, and sent afterwards: 1,240 calls more". */
export const afterwardsText = (decided: readonly DecidedCost[]): string => {
  const calls = decided.reduce((sum, { erpCalls, dotdigitalCalls }) => sum + erpCalls + dotdigitalCalls, 0);
  const least = decided.some(({ changes }) => changes === null) ? 'at least ' : '';
  return `Decided by policies once it has compared, and sent afterwards: ${least}${counted(calls, 'call')} more`;
};

/** Where the calls come from, and what it was measured by. */
export const measuredText = ({ earlier }: Pick<Forecast, 'earlier'>): string =>
  earlier.runs === 0
    ? 'No run of this kind has come through yet: the time is not known.'
    : `Measured by ${counted(earlier.runs, 'earlier run')}${earlier.imports === 0 ? '' : ` and ${counted(earlier.imports, 'import')}`}.`;

/** Whether a run has to wait for more than the window that comes next. */
export const isTight = ({ waitMs }: Pick<Forecast, 'waitMs'>): boolean => waitMs > 60_000;

/** How the calls fit into a tier now: "40 calls; 12 of 35 are free now, so it waits for one more window, 30 s". */
export const fitText = ({ calls, limit, free, windows, waitMs }: TierCost): string => {
  const needs = counted(calls, 'call');
  if (limit === null || free === null) return `${needs}; no limit was told`;
  const left = `${needs}; ${grouped(free)} of ${grouped(limit)} a minute are free for it now`;
  if (windows === 0) return left;
  return `${left}, so it waits for ${windows === 1 ? 'the next window' : `${grouped(windows)} more windows`}, ${duration(waitMs)}`;
};

/** "It waits for a window of Dotdigital, low tier, for 2 min 30 s": the tier that it waits for longest. */
export const tightText = ({ tiers }: Pick<Forecast, 'tiers'>): string => {
  const [longest] = [...tiers].sort((left, right) => right.waitMs - left.waitMs);
  if (longest === undefined) return '';
  return `${sentenceCase(tierText(longest))}: ${grouped(longest.free ?? 0)} of ${grouped(longest.limit ?? 0)} calls a minute are free, so it waits ${duration(longest.waitMs)}`;
};

/** What can be done where a run does not fit into what is left. */
export const tightAdvice =
  'It can be started now and waits by itself; what a person sends goes before it. Or wait until others use less, make the intervals longer, or ask Dotdigital for a higher tier.';

/** "told 152 calls, took 152", and the time where it was told. Null where nothing was told. */
export const toldText = (told: ToldCost | null, run: Run): string | null => {
  if (told === null) return null;
  const expected = told.erpCalls + told.dotdigitalCalls;
  const took = run.counts.erpCalls + run.counts.dotdigitalCalls;
  const least = told.isLeast ? 'at least ' : '';
  if (run.endedAt === null) return `Told ${least}${counted(expected, 'call')} beforehand, took ${grouped(took)} so far`;
  const calls = `Told ${least}${counted(expected, 'call')} beforehand, took ${grouped(took)}`;
  const lasted = duration(run.endedAt - run.startedAt);
  return told.lastsMs === null
    ? `${calls}; it took ${lasted}`
    : `${calls}; told ${duration(told.lastsMs)}, took ${lasted}`;
};

/** What is late by how much, in the words of each job. */
const delaySubject: Readonly<Record<Job, string>> = {
  customers: 'A changed customer is known here',
  consent: 'An opt-out is known on both sides',
  products: 'A changed product is known here',
  orders: 'An order is attributed',
  stock: 'A changed stock or price is known here',
  campaigns: 'A changed campaign is known here',
  'full-check': 'What increments cannot see is found',
  'marketing-orders': 'A marketing order is known to be missing in the ERP',
};

const shownDelay = (ms: number): string => duration(Math.max(60_000, Math.round(ms / 60_000) * 60_000));

/** "An order is attributed after 9 min on average, 17 min at worst." */
export const delayText = (job: Job, { delay }: Pick<TradeOff, 'delay'>): string =>
  delay === null
    ? `${delaySubject[job]} after the interval and a run; how long a run takes is not known before one has come through.`
    : `${delaySubject[job]} after ${shownDelay(delay.averageMs)} on average, ${shownDelay(delay.worstMs)} at worst.`;

/** "96 runs and 864 calls a day". */
export const dayText = ({ runsPerDay, erpCalls, dotdigitalCalls }: TradeOff): string =>
  `${counted(runsPerDay, 'run')} and ${counted(erpCalls + dotdigitalCalls, 'call')} a day`;

/** "Dotdigital, low tier: 288 of 44,640 a day, 0.6 %". */
export const tierDayText = ({ system, scope, calls, of }: TierDay): string => {
  const name = sentenceCase(tierText({ system, scope }));
  return of === null
    ? `${name}: ${grouped(calls)} a day, no limit told`
    : `${name}: ${grouped(calls)} of ${grouped(of)} a day, ${shareText(calls, of)}`;
};

/** "0.6 %"; what is less than a tenth of one is told as that. */
const shareText = (part: number, whole: number): string => {
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return 'under 0.1 %';
  return `${percent < 10 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
};
