import { useRef } from 'react';
import type { Run } from '../../../shared/domain/run.ts';

/**
 * How long a run has made no progress (ms), `now` being the wall clock that the screen shows. Measured as well by a clock
 * that nobody can set, from when its last progress was first seen here: a clock that is set back makes nothing silent less.
 */
export const useSilence = ({ id, progressedAt }: Run, now: number): number => {
  const seen = useRef({ key: '', at: 0 });
  const key = `${id} ${progressedAt}`;
  if (seen.current.key !== key) seen.current = { key, at: performance.now() };
  return Math.max(0, now - progressedAt, performance.now() - seen.current.at);
};
