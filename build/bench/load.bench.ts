import type { Figure, Measure } from './figure.ts';
import { takeInPages } from './json-pages.ts';
import { sizeWanted } from './mirror-rows.ts';
import { openWorkspace } from './opened-workspace.ts';
import { importMs } from './sqlite-shell.ts';

/** The first load of contacts from JSON pages against the sqlite3 shell's .import, and the same pages pulled again. */
export const measure: Measure = async () => {
  const size = sizeWanted();
  const workspace = openWorkspace();
  try {
    const load = takeInPages(workspace, size, 1);
    const again = takeInPages(workspace, size, 2);
    const shell = importMs(workspace, 'dd_contact');
    const contacts = `${size.toLocaleString('en-GB')} contacts`;
    const figures: readonly Figure[] = [
      {
        name: `first load from JSON, ${contacts}`,
        value: load.ms,
        unit: 'ms',
        reference: shell === null ? null : { name: "the sqlite3 shell's .import", value: shell },
        goal: shell === null ? null : { atMost: 2.5 },
        isClaimed: false,
        note: `${shell === null ? 'the sqlite3 shell is not installed; ' : ''}each telephone number is checked against the numbering plan of its country, and every row is hashed and marked`,
      },
      {
        name: `pulled again unchanged, ${contacts}`,
        value: again.ms,
        unit: 'ms',
        reference: { name: 'first load', value: load.ms },
        goal: { atMost: 0.9 },
        note: `${again.changed} rows written`,
      },
    ];
    return figures;
  } finally {
    workspace.close();
  }
};
