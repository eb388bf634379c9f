import type { Alert } from '../../shared/domain/alert.ts';
import type { Job } from '../../shared/domain/run.ts';
import { grouped } from './format.ts';
import { jobText } from './names.ts';

/** A case about the link itself: what says so, and what can be opened for it. */
export const linkText = {
  title: 'What is wrong with the link',
  gone: 'It is not so any more.',
  connections: 'Open Connections',
  schedules: 'Open Schedules',
  mapping: 'Open Mapping',
  budget: 'See the budget of calls',
  run: (job: Job): string => `Run ${jobText[job]} now`,
  /** Who says so, and since when. */
  source: (alert: Alert, since: string): string => {
    switch (alert.kind) {
      case 'credential-refused':
      case 'sync-failed':
      case 'schema-changed':
        return `Told by run ${grouped(alert.runId)}, ${since}.`;
      case 'sync-late':
        return `By its schedule and its last run that ended well, ${since}.`;
      case 'quota-low':
        return `By the answers to its calls, ${since}; counted when the case opened.`;
    }
  },
} as const;
