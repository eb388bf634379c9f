import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import type { Edits, MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { ago, counted } from '../../../text/format.ts';
import { pairTitle, suggestionTitle } from '../../../text/mismatch-text.ts';
import { confidenceText, outboxText, ownerText, reopenedText, severityText, statusText } from '../../../text/names.ts';
import { impactText, reasonText } from '../../../text/reason-text.ts';
import { tell, useMismatches } from '../store.ts';
import { PairTable } from './pair-table.tsx';
import { Timeline } from './timeline.tsx';

type Plan = OutputOf<'mismatch.preview'>;
type Props = { readonly detail: MismatchDetail; readonly edits: Edits; readonly plan: Plan; readonly now: number };

/** One mismatch: the pair, why the fix, why it matters, and exactly what will be sent. */
export const Detail = ({ detail, edits, plan, now }: Props) => (
  <>
    <Heading detail={detail} now={now} />
    <div className="body">
      <Notices detail={detail} />
      <PairTable detail={detail} edits={edits} problems={plan.problems} />
      <div className="two">
        <Suggestion detail={detail} now={now} />
        <section className="card">
          <h2>Why it matters</h2>
          <ul className="why muted">
            {detail.impacts.map((impact) => {
              const { sentence, source } = impactText(impact, now);
              return (
                <li key={sentence} className="selectable">
                  {sentence} <span className="faint">({source})</span>
                </li>
              );
            })}
          </ul>
        </section>
      </div>
      <Requests detail={detail} plan={plan} />
      {detail.timeline.length > 1 ? <Timeline entries={detail.timeline} /> : null}
    </div>
  </>
);

const Heading = ({ detail, now }: { readonly detail: MismatchDetail; readonly now: number }) => {
  const { row, evidence, outbox, owner, seenInRun } = detail;
  const linked =
    evidence.linkedBy === 'erp-number'
      ? 'Matched on customer number'
      : evidence.linkedBy === 'email'
        ? 'Matched on email'
        : `Customer ${row.reference}`;
  return (
    <header className="hd">
      <h1 title={pairTitle(row)}>{pairTitle(row)}</h1>
      <div className="row">
        <span className={row.severity === 'blocks' ? 'pill bad' : 'pill warn'}>{severityText[row.severity]}</span>
        <span className="pill">Owner: {ownerText[owner]}</span>
        <span className="pill">{linked}</span>
        <span className="pill">
          Seen {ago(row.detectedAt, now)}
          {seenInRun === null ? '' : `, run ${seenInRun}`}
        </span>
        {row.status === 'open' ? null : (
          <span className={row.status === 'resolved' ? 'pill good' : 'pill'}>{statusText[row.status]}</span>
        )}
        {outbox === null || row.status === 'open' ? null : (
          <span className={outbox.state === 'verified' ? 'pill good' : 'pill dd'}>{outboxText[outbox.state]}</span>
        )}
        {row.reopened === null ? null : <span className="pill warn">{reopenedText[row.reopened]}</span>}
      </div>
    </header>
  );
};

const Notices = ({ detail }: { readonly detail: MismatchDetail }) => {
  const notice = useMismatches((state) => state.notice);
  const { outbox, row } = detail;
  return (
    <>
      {notice?.id === row.id ? (
        <div className="notice warn" role="alert">
          <span>{notice.sentence}</span>
          <button type="button" className="btn ghost" onClick={() => tell(null)}>
            Dismiss
          </button>
        </div>
      ) : null}
      {row.status === 'open' && row.reopened !== null && outbox !== null && outbox.sentence !== null ? (
        <div className="notice warn">
          <span>
            The last change did not go through: {outbox.sentence} ({counted(outbox.attempts, 'attempt')})
          </span>
        </div>
      ) : null}
      {detail.blocked === null ? null : (
        <div className="notice">
          <span>{detail.blocked}</span>
        </div>
      )}
    </>
  );
};

const Suggestion = ({ detail, now }: { readonly detail: MismatchDetail; readonly now: number }) => {
  const { confidence, reasons, row } = detail;
  const tone = confidence === 'certain' ? 'pill good' : confidence === 'likely' ? 'pill erp' : 'pill';
  return (
    <section className="card">
      <h2>
        {suggestionTitle(row.kind, confidence !== 'none')} <span className={tone}>{confidenceText[confidence]}</span>
      </h2>
      <ul className="why muted">
        {reasons.map((reason) => {
          const text = reasonText(reason, now);
          return (
            <li key={text} className="selectable">
              {text}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Requests = ({ detail, plan }: { readonly detail: MismatchDetail; readonly plan: Plan }) => {
  const isDone = detail.row.status === 'resolved';
  const requests = detail.row.status === 'open' ? plan.requests : detail.requests;
  if (requests.length === 0) return null;
  const system = requests[0]?.system === 'erp' ? 'the ERP' : 'Dotdigital';
  return (
    <details className="card" open>
      <summary>
        <b>{isDone ? 'What was sent' : 'What will be sent'}</b>{' '}
        <span className="faint">
          {counted(requests.length, 'call')} to {system}, then read back to verify
        </span>
      </summary>
      {requests.map(({ method, path, body }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard.
        <pre key={`${method} ${path}`} className="selectable" tabIndex={0}>
          {`${method} ${path}${body === null ? '' : `\n${body}`}`}
        </pre>
      ))}
    </details>
  );
};
