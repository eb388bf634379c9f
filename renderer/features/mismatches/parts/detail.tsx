import { leastForImport } from '../../../../shared/domain/bulk.ts';
import type { MismatchStatus } from '../../../../shared/domain/mismatch.ts';
import type { Edits, MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { systemInSentence } from '../../../text/change-text.ts';
import { counted, listed } from '../../../text/format.ts';
import { sampleNote } from '../../../text/names.ts';
import { impactText } from '../../../text/reason-text.ts';
import { consentNote } from '../../../text/record-text.ts';
import { isOfSales } from '../../../text/sale-text.ts';
import { factsOf } from '../facts.ts';
import { noMatch, type ProductMatch } from '../product-match.ts';
import { recordsOf } from '../records.ts';
import { tell, useMismatches } from '../store.ts';
import type { DraftPlan } from '../use-draft-plan.ts';
import { Doubles } from './doubles.tsx';
import { FactsTable } from './facts-table.tsx';
import { Heading } from './heading.tsx';
import { LinkCard } from './link-card.tsx';
import { PairTable } from './pair-table.tsx';
import { ProductCard } from './product-card.tsx';
import { RecordsTable } from './records-table.tsx';
import { Steps } from './steps.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { Timeline } from './timeline.tsx';
import { WhoIsWho } from './who-is-who.tsx';

type Props = {
  readonly detail: MismatchDetail;
  readonly edits: Edits;
  /** Which of several records stays; null where it is not known, or not asked. */
  readonly stays: string | null;
  readonly plan: DraftPlan;
  readonly match?: ProductMatch;
  readonly now: number;
};

/** One mismatch: the pair, why the fix, why it matters, and exactly what will be sent. */
export const Detail = ({ detail, edits, stays, plan, match = noMatch, now }: Props) => (
  <>
    <Heading detail={detail} now={now} />
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
    <section className="body" aria-label="What both sides say, and what is proposed" tabIndex={0}>
      <Notices detail={detail} />
      <Subject detail={detail} edits={edits} stays={stays} plan={plan} now={now} />
      <ProductCard detail={detail} match={match} />
      <WhoIsWho detail={detail} stays={staysIn(detail, plan, stays)} />
      <Doubles detail={detail} />
      {/* Of the link itself nothing is proposed: what helps stands in its card. */}
      <div className={detail.evidence.link === undefined ? 'two' : ''}>
        {detail.evidence.link === undefined ? <SuggestionCard detail={detail} now={now} /> : null}
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
      {isOfRecords(detail) ? <Steps detail={detail} lines={plan.lines} stays={staysIn(detail, plan, stays)} /> : null}
      <Requests detail={detail} plan={plan} />
      {detail.timeline.length > 1 ? <Timeline entries={detail.timeline} /> : null}
    </section>
  </>
);

const Subject = ({ detail, edits, stays, plan, now }: Omit<Props, 'match'>) => {
  const records = recordsOf(detail);
  const facts = factsOf(detail);
  const isRefused = detail.row.status === 'open' && detail.blocked === null;
  const refusal = isRefused ? plan.problems.find(({ field }) => field === null && records !== null) : undefined;
  return (
    <>
      {detail.evidence.link !== undefined ? (
        <LinkCard alerts={detail.evidence.link} now={now} />
      ) : records !== null ? (
        <RecordsTable detail={detail} records={records} stays={stays} />
      ) : facts !== null ? (
        <FactsTable facts={facts} />
      ) : (
        <PairTable detail={detail} edits={edits} problems={plan.problems} />
      )}
      {refusal === undefined || plan.lines.length > 0 ? null : (
        <div className="notice warn" role="status">
          <span>{refusal.sentence}</span>
        </div>
      )}
    </>
  );
};

/** Which record stays in what is shown: while another choice is worked out, still the one before it. */
const staysIn = ({ row, keep }: MismatchDetail, plan: DraftPlan, stays: string | null): string | null =>
  row.status === 'open' ? (plan.keep ?? keep?.proposed ?? null) : stays;

/** Whether whole records are written instead of fields that the pair shows. */
const isOfRecords = (detail: MismatchDetail): boolean =>
  recordsOf(detail) !== null || factsOf(detail) !== null || isOfSales(detail);

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
      {row.isSample === true && row.status === 'open' ? (
        <div className="notice">
          <span>{sampleNote}</span>
        </div>
      ) : null}
      {row.kind === 'consent-conflict' && row.status === 'open' ? (
        <div className={detail.evidence.optOut?.newerConsentAt == null ? 'notice' : 'notice warn'}>
          <span>{consentNote(detail)}</span>
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

const sentTitle: Readonly<Record<MismatchStatus, string>> = {
  open: 'What will be sent',
  decided: 'What will be sent',
  'awaiting-second': 'What will be sent',
  resolved: 'What was sent',
  cleared: 'What would be sent',
  ignored: 'What would be sent',
  deferred: 'What would be sent',
};

/** What is shown is one call; among many of its kind the same values go together. */
const inLargerSet = `When ${leastForImport} or more changes like this wait, they go together in one import with the same values.`;

const mayGoInBulk = ({ row }: MismatchDetail, requests: MismatchDetail['requests']): boolean =>
  (row.kind === 'field-drift' || row.kind === 'reward-drift') &&
  row.status === 'open' &&
  requests.every(({ method, body }) => method === 'PATCH' && body?.includes('"identifiers"') === false);

const Requests = ({ detail, plan }: { readonly detail: MismatchDetail; readonly plan: DraftPlan }) => {
  const requests = detail.row.status === 'open' ? plan.requests : detail.requests;
  if (requests.length === 0) return null;
  const system = listed([...new Set(requests.map((request) => systemInSentence[request.system]))]);
  return (
    <details className="card" open>
      <summary>
        <b>{sentTitle[detail.row.status]}</b>{' '}
        <span className="faint">
          {counted(requests.length, 'call')} to {system}, then read back to verify
        </span>
      </summary>
      {mayGoInBulk(detail, requests) ? <p className="faint">{inLargerSet}</p> : null}
      {requests.map(({ method, path, body }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard.
        <pre key={`${method} ${path} ${body}`} className="selectable" tabIndex={0}>
          {`${method} ${path}${body === null ? '' : `\n${body}`}`}
        </pre>
      ))}
    </details>
  );
};
