import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { referenceText } from '../../../text/about-kind-text.ts';
import { ago, moment } from '../../../text/format.ts';
import { pairTitle } from '../../../text/mismatch-text.ts';
import { outboxText, ownerText, reopenedText, sampleMark, severityText, statusTextAt } from '../../../text/names.ts';
import { recordsText } from '../../../text/record-text.ts';
import { inAudienceText } from '../../../text/risk-text.ts';
import { showPanel, useMismatches } from '../store.ts';
import { CausePill } from './cause-pill.tsx';

/** What it is, about whom, who answers for it, and where it stands. */
export const Heading = ({ detail, now }: { readonly detail: MismatchDetail; readonly now: number }) => {
  const { row, outbox, owner, seenInRun } = detail;
  const role = useQuery('workspace.get', {}).data?.role;
  // The row knows of an assignment before the detail is read again.
  const listed = useMismatches(({ list }) => list.rows.find(({ id }) => id === row.id));
  const assignee = listed === undefined ? row.assignee : listed.assignee;
  return (
    <header className="hd">
      <h1 title={pairTitle(row)}>{pairTitle(row)}</h1>
      <div className="row">
        <span className={row.severity === 'blocks' ? 'pill bad' : 'pill warn'}>{severityText[row.severity]}</span>
        <span className="pill">Owner: {ownerText[owner]}</span>
        {assignee === null ? null : <span className="pill erp long">Assigned to {assignee}</span>}
        <span className="pill long">{recordsText(detail)}</span>
        <span className="pill">
          Seen {ago(row.detectedAt, now)}
          {seenInRun === null ? '' : `, run ${seenInRun}`}
        </span>
        <Endangered detail={detail} now={now} />
        {row.status === 'open' ? null : (
          <span className={row.status === 'resolved' ? 'pill good' : 'pill'}>
            {statusTextAt(role)[row.status]}
            {row.until === null ? '' : ` until ${moment(row.until)}`}
          </span>
        )}
        {outbox === null || row.status === 'open' || role === 'reviewer' ? null : (
          <span className={outbox.state === 'verified' ? 'pill good' : 'pill dd'}>{outboxText[outbox.state]}</span>
        )}
        {row.isSample === true ? <span className="pill erp">{sampleMark}</span> : null}
        {row.reopened === null ? null : <span className="pill warn">{reopenedText[row.reopened]}</span>}
        <CausePill id={row.id} />
        <button type="button" className="about-kind" onClick={() => showPanel('about')}>
          {referenceText.action} <kbd>H</kbd>
        </button>
      </div>
    </header>
  );
};

/** The next send that the case touches, while something can be done about it. */
const Endangered = ({ detail: { row, impacts }, now }: { readonly detail: MismatchDetail; readonly now: number }) => {
  const next = impacts.find((impact) => impact.code === 'next-send');
  if (next === undefined || row.status !== 'open') return null;
  const text = inAudienceText(next.campaign, next.sendAt, now);
  return (
    <span className="pill bad long" title={text}>
      {text}
    </span>
  );
};
