import type { Alert, AlertKind } from '../../shared/domain/alert.ts';
import { tierText } from './cost-text.ts';
import { clockToSecond, counted, duration, grouped, listed, when } from './format.ts';
import { jobText } from './names.ts';

export const alertKindText: Readonly<Record<AlertKind, string>> = {
  'credential-refused': 'Access refused',
  'sync-failed': 'Failed',
  'sync-late': 'Late',
  'quota-low': 'Quota low',
  'schema-changed': 'Account changed',
};

export const alertTone: Readonly<Record<AlertKind, string>> = {
  'credential-refused': 'pill bad',
  'sync-failed': 'pill bad',
  'sync-late': 'pill warn',
  'quota-low': 'pill warn',
  'schema-changed': 'pill warn',
};

/** What is wrong, in one or two sentences. */
export const alertSentence = (alert: Alert, now: number): string => {
  switch (alert.kind) {
    case 'credential-refused':
      return `${listed(alert.jobs.map((job) => jobText[job]))} cannot run: ${alert.sentence}`;
    case 'sync-failed':
      return alert.asks
        ? `${jobText[alert.job]} stopped to ask: ${alert.sentence}`
        : `${jobText[alert.job]} failed ${alert.times === 1 ? 'the last time' : `${grouped(alert.times)} times in a row`}: ${alert.sentence}`;
    case 'sync-late':
      return `What ${jobText[alert.job]} read last is ${duration(now - alert.readAt)} old; its schedule promises ${duration(alert.promiseMs)} at most.`;
    case 'quota-low':
      return quotaSentence(alert);
    case 'schema-changed':
      return alert.sentence;
  }
};

const quotaSentence = (alert: Extract<Alert, { readonly kind: 'quota-low' }>): string => {
  const { limited, limit, remaining, own, others, resetAt } = alert;
  const refused =
    limited === 0
      ? ''
      : `${tierText(alert)}, refused ${counted(limited, 'call')} in the last 15 minutes because the limit was reached. `;
  const left =
    limit === null || remaining === null || resetAt === null
      ? ''
      : `Of ${grouped(limit)} calls a minute (${tierText(alert)}) we used ${grouped(own)} and others ${grouped(others)}; ${grouped(remaining)} are left until ${clockToSecond(resetAt)}.`;
  const told = `${refused}${left}`.trim();
  return `${told.slice(0, 1).toUpperCase()}${told.slice(1)}`;
};

/** What can be done about it. */
export const alertAdvice = (alert: Alert): string => {
  switch (alert.kind) {
    case 'credential-refused':
      return 'Put the access right under Connections and test it; the jobs go on by themselves.';
    case 'sync-failed':
      return alert.asks
        ? 'Look at the run and accept what it asks about, or put it right at its source.'
        : 'It is tried again by itself, at least once an hour. Look at the run for what it met.';
    case 'sync-late':
      return 'See below what the job waits for; run it by hand, or give it a longer interval.';
    case 'quota-low':
      return 'Runs wait by themselves and lose nothing. Make intervals longer, see what else uses the account, or ask Dotdigital for a higher tier.';
    case 'schema-changed':
      return 'See whether the mapping still fits; what does not fit is not sent.';
  }
};

/** "since 13:42". */
export const sinceText = ({ since }: Alert, now: number): string => `since ${when(since, now)}`;

/** "5 jobs run by themselves", and how much is wrong. */
export const scheduleHeadline = (on: number, all: number, alerts: number): string => {
  const running = on === 0 ? 'No job runs by itself' : `${grouped(on)} of ${counted(all, 'job')} run by themselves`;
  return `${running}; ${alerts === 0 ? 'nothing is wrong with the link' : counted(alerts, 'alert')}`;
};
