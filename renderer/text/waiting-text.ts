import type { WaitingFor } from '../../shared/domain/run.ts';
import { clockToSecond, duration } from './format.ts';

/** A run that makes no progress for this long is told as standing still, with its cause. */
export const silentMs = 45_000;

const systemText = { erp: 'the ERP', dotdigital: 'Dotdigital', machine: 'this machine' } as const;

/** What a run waits for, in words. */
export const waitingText = ({ system, reason, since, until }: WaitingFor, now: number): string => {
  const name = systemText[system];
  const waited = duration(now - since);
  switch (reason) {
    case 'rate-window':
      return until === null
        ? `waiting for the rate window of ${name}`
        : `waiting for the rate window of ${name} until ${clockToSecond(until)}`;
    case 'answer':
      return `no answer from ${name} for ${waited}`;
    case 'retry':
      return until === null
        ? `${name} did not answer well and is asked again`
        : `${name} did not answer well and is asked again at ${clockToSecond(until)}`;
    case 'import':
      return `the import at Dotdigital is still being worked on, for ${waited} now`;
    case 'disk':
      return `the disk of this machine is busy: a write took ${duration(until === null ? 0 : until - since)}`;
  }
};

/** How long ago a run made progress; once that is long, what it waits for. */
export const silenceText = (silenceMs: number, waiting: WaitingFor | null, now: number): string => {
  if (silenceMs < silentMs) return `Last progress ${duration(silenceMs)} ago`;
  const cause = waiting === null ? 'Concord itself is at work, or this machine is busy' : waitingText(waiting, now);
  return `No progress for ${duration(silenceMs)}: ${cause}`;
};
