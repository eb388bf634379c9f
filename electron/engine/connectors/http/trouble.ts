import type { System } from '../../../../shared/domain/change.ts';
import type { FailureCode } from '../../../../shared/errors.ts';
import type { HttpOutcome } from './exchange.ts';

/** Something that went wrong on the way, told even if a repetition made it good. The sentence names no person. */
export type Trouble = {
  readonly system: System;
  readonly code: FailureCode;
  readonly sentence: string;
  readonly at: number;
};

/** How an answer is judged: `window` and `jobs` are limits, `fault` may pass, `refused` is the connector's to explain. */
export type Verdict = 'fine' | 'refused' | 'window' | 'jobs' | 'fault';

const names: Readonly<Record<System, string>> = { erp: 'The ERP', dotdigital: 'Dotdigital' };

/** What to tell of an exchange, or null where there is nothing to tell. Sentences repeat, so that they can be counted. */
export const troubleOf = (
  system: System,
  outcome: HttpOutcome,
  verdict: Verdict,
): Pick<Trouble, 'code' | 'sentence'> | null => {
  const name = names[system];
  if (verdict === 'window') {
    return { code: 'remote.rate-limited', sentence: `${name} took no more calls until its next window opened.` };
  }
  if (verdict === 'jobs') return { code: 'remote.rate-limited', sentence: `${name} ran as many jobs as it allows.` };
  if (verdict !== 'fault') return null;
  if (outcome.kind === 'broken') return brokenBy(name, outcome.cause);
  if (outcome.status >= 500) {
    return { code: 'remote.unavailable', sentence: `${name} answered with a fault of its own (${outcome.status}).` };
  }
  const what = /^\s*</.test(outcome.text) ? 'a web page' : outcome.text.trim() === '' ? 'nothing' : 'half an answer';
  return { code: 'remote.unexpected-shape', sentence: `${name} answered with ${what} instead of data.` };
};

const brokenBy = (
  name: string,
  cause: Extract<HttpOutcome, { readonly kind: 'broken' }>['cause'],
): Pick<Trouble, 'code' | 'sentence'> | null => {
  switch (cause) {
    case 'timeout':
      return { code: 'remote.timeout', sentence: `${name} did not answer in time.` };
    case 'cut':
      return { code: 'remote.unavailable', sentence: `The connection to ${name.replace(/^The/, 'the')} was cut.` };
    case 'refused':
      return { code: 'remote.unavailable', sentence: `${name} could not be reached.` };
    case 'too-large':
      return { code: 'remote.unexpected-shape', sentence: `${name} sent more than Concord takes at once.` };
    case 'untrusted':
    case 'limited':
    case 'aborted':
      return null;
  }
};
