import type { StateFile } from '../server/state-file.ts';
import type { Switches } from './switches.ts';

const COUNT = `SELECT (SELECT count(*) FROM import_job WHERE report IS NULL)
  + (SELECT count(*) FROM v2_import WHERE status IS NULL)`;

export type ImportPlaces = {
  /** Whether as many contact imports are under way as may be. */
  readonly areTaken: () => boolean;
};

/** The places for contact imports, which those of v2 and v3 share (contract dotdigital 2.2 [C]: 25). */
export const createImportPlaces = (file: StateFile, switches: Switches): ImportPlaces => {
  const count = file.prepare<[], number>(COUNT).pluck();
  return { areTaken: () => (count.get() ?? 0) >= switches.activeImports };
};
