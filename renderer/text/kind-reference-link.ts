import type { KindReference } from './about-kind-text.ts';

/** Kinds about the link itself: they are found by what runs, calls and schedules say, and close by themselves. */
export const linkReference = {
  'sync-late': {
    wrong: 'A job has not read for longer than its schedule promises.',
    found:
      'The start of its last run that ended well is held against its interval: twice the interval at most, and never less than ten minutes; a day and two hours for a job that runs daily. In quiet hours nothing is promised, and a job that is off promises nothing. It closes with the next run that ends well.',
    risk: 'What is shown may be older than anybody thinks: a change of today may not be here yet.',
    fixes: [
      'Run the job by hand.',
      'See in the schedule what it waits for.',
      'Give it a longer interval, where it cannot keep up.',
    ],
    never: 'Nothing is written to either system for it, and no schedule is changed by a machine.',
  },
  'sync-failed': {
    wrong: 'A job failed, or stopped to ask, and has not come through since.',
    found:
      'From the state of its runs: the last one that ended failed or stopped to ask, with the sentence it ended with. Where access was refused it is told as that. It closes with the next run that ends well.',
    risk: 'What the job reads grows old, cases that came up since are missing, and what it would write is not written.',
    fixes: [
      'Look at the run for what it met. It is tried again by itself, at least once an hour.',
      'Where it stopped to ask, accept what it asks about, or put it right at its source.',
      'Run the job by hand once the reason is gone.',
    ],
    never: 'No machine accepts what a run asks about.',
  },
  'schema-changed': {
    wrong: 'Something of the account is other than at the look before: a data field is gone, or of another type.',
    found:
      'Each run of customers reads the data fields of the account and compares them with those of the run before. What changed is told for a week, with the run that met it.',
    risk: 'A value whose field is gone or of another type does not arrive, for anybody.',
    fixes: [
      'Open the mapping and see whether it still fits.',
      'Ask who changed the account, and have it changed back.',
      'Ignore it with a reason, where the change was meant.',
    ],
    never: 'No data field is created, changed or deleted for it by a machine.',
  },
  'credential-refused': {
    wrong: 'One of the two systems refuses the access, or the credential for it is not there.',
    found:
      'The newest run ended with that answer: not authorised, forbidden, a certificate that is not trusted, or a credential that is missing. It is told once for a system, with every job that it keeps from running, and closes with the next run that ends well.',
    risk: 'Nothing is read or written there: every case that rests on it grows old, and no approved fix arrives.',
    fixes: ['Open Connections, put the access right and test it. The jobs go on by themselves.', 'Run a job by hand.'],
    never: 'No credential is guessed, renewed or shown, and what was approved waits instead of being lost.',
  },
  'quota-low': {
    wrong: 'Calls to one of the systems are refused for their number, or all but used up by others.',
    found:
      'The answers to calls of the last 15 minutes are counted. It opens with the first call that is refused, or when less than a tenth of a minute’s calls is left and others used more of it than Concord. It closes when neither holds any more.',
    risk: 'Runs wait for calls, so that everything is read and written later. Nothing is lost.',
    fixes: ['Make intervals longer.', 'See what else uses the account.', 'Ask the provider for a higher limit.'],
    never: 'No limit is worked around: calls wait until they are allowed.',
  },
} as const satisfies Partial<Record<string, KindReference>>;
