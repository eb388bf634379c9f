import type { StateFile } from '../server/state-file.ts';
import type { Switches } from './switches.ts';

/** What an import did, or null when the watchdog rejects it for its share of bad rows and nothing of it stands. */
export const unlessRejected = <T>(
  file: StateFile,
  { watchdogShare }: Switches,
  apply: () => T,
  badShareOf: (done: T) => number,
): T | null => {
  file.exec('SAVEPOINT import_rows');
  const done = apply();
  const isRejected = watchdogShare !== null && badShareOf(done) > watchdogShare;
  file.exec(isRejected ? 'ROLLBACK TO import_rows; RELEASE import_rows' : 'RELEASE import_rows');
  return isRejected ? null : done;
};
