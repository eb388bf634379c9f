import type { StateFile } from '../server/state-file.ts';
import { createProgramStore, type StoredProgram } from './programs-store.ts';

const DAY_MS = 86_400_000;

/** The programs of the first day: two that writes to contacts may start, and two that nothing starts. */
const seeded = (now: number): readonly StoredProgram[] => [
  {
    id: 7_001,
    name: 'Welcome series',
    status: 'Active',
    createdAt: now - 400 * DAY_MS,
    startsOn: 'list',
    startsWith: '4103',
  },
  {
    id: 7_002,
    name: 'New loyalty tier',
    status: 'Active',
    createdAt: now - 250 * DAY_MS,
    startsOn: 'field',
    startsWith: 'LOYALTY_TIER',
  },
  {
    id: 7_003,
    name: 'Win back',
    status: 'Deactivated',
    createdAt: now - 500 * DAY_MS,
    startsOn: 'list',
    startsWith: '4104',
  },
  { id: 7_004, name: 'Birthday', status: 'Draft', createdAt: now - 20 * DAY_MS, startsOn: null, startsWith: null },
];

/** Writes the programs of the first day, when the contacts are in: founding starts none of them. */
export const writePrograms = (file: StateFile, now: number): void => {
  const programs = createProgramStore(file);
  for (const program of seeded(now)) programs.save(program);
};
