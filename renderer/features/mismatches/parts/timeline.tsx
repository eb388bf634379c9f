import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { moment } from '../../../text/format.ts';

type Entry = MismatchDetail['timeline'][number];

const whatText: Readonly<Record<Entry['what'], string>> = {
  detected: 'Found',
  approved: 'Approved',
  ignored: 'Ignored',
  reopened: 'Reopened',
  sending: 'Being sent',
  sent: 'Sent and accepted',
  unconfirmed: 'Not seen yet when read back',
  verified: 'Read back and verified',
  waiting: 'Waiting, sent again then',
  failed: 'Ended without success',
  cleared: 'Gone by itself',
  deferred: 'Deferred',
  withdrawn: 'Taken back before it was sent',
  undone: 'Undone',
};

/** What happened to this mismatch, oldest first. */
export const Timeline = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <section className="card">
    <h2>What happened</h2>
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.at}-${entry.what}`} className={entry.what}>
          <span>
            {whatText[entry.what]}
            {entry.by === null ? '' : ` by ${entry.by}`}
            {entry.sentence === null ? '' : `: ${entry.sentence}`}
          </span>
          <time className="faint">{moment(entry.at)}</time>
        </li>
      ))}
    </ol>
  </section>
);
