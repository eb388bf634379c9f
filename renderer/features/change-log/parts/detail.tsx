import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import type { Action } from '../../../actions/action.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { changeResult, changeTitle, explainsEnd, isForgotten, systemText, whyText } from '../../../text/change-text.ts';
import { clockToSecond, counted, exactMoment, grouped } from '../../../text/format.ts';
import { carriedText } from '../../../text/import-text.ts';
import { deciderText } from '../../../text/policy-text.ts';
import { select, tell, useChangeLog } from '../store.ts';
import { ChainLinks } from './chain-links.tsx';
import { ChangeTable } from './change-table.tsx';
import { Answers, Requests } from './sent.tsx';
import { UndoCard } from './undo-card.tsx';

type Change = OutputOf<'change.get'>;
type Props = { readonly detail: Change; readonly copy: Action | undefined; readonly isReadOnly: boolean };

/** One change, whole: who, when, why, what, what was sent, what came back, its links in the chain, and its undoing. */
export const Detail = ({ detail, copy, isReadOnly }: Props) => (
  <>
    <Heading detail={detail} copy={copy} />
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable by keyboard. */}
    <div className="log-body" tabIndex={0}>
      <Notice detail={detail} />
      <Facts detail={detail} />
      <ChangeTable row={detail.row} />
      <Requests detail={detail} />
      <Answers attempts={detail.attempts} />
      <ChainLinks chain={detail.chain} />
      <UndoCard detail={detail} isReadOnly={isReadOnly} />
    </div>
  </>
);

const Heading = ({ detail: { row, attempts }, copy }: Pick<Props, 'detail' | 'copy'>) => {
  const { text, tone } = changeResult(row);
  const title = `${row.entry === null ? '' : `${grouped(row.entry)} · `}${changeTitle(row)}`;
  // The time is that of the reading back, so it does not stand beside "Undone".
  const isVerified = row.state === 'verified' && row.undoneBy === null;
  const at = isVerified && row.verifiedAt !== null ? ` ${clockToSecond(row.verifiedAt)}` : '';
  return (
    <header className="log-detail-head">
      <div>
        <h2 className="ellipsis" title={title}>
          {title}
        </h2>
        {copy === undefined ? null : (
          <button type="button" className="btn ghost" onClick={copy.run}>
            {copy.label} <kbd>{copy.keyText}</kbd>
          </button>
        )}
      </div>
      <div className="row">
        <span className={row.system === 'erp' ? 'pill erp' : 'pill dd'}>{systemText[row.system]}</span>
        <span className={`pill ${tone}`}>
          {text}
          {at}
        </span>
        {isForgotten(row) ? null : <span className="pill">{counted(row.lines.length, 'field')}</span>}
        {attempts.length === 0 ? null : <span className="pill">{counted(attempts.length, 'call')}</span>}
      </div>
    </header>
  );
};

const Notice = ({ detail: { row } }: { readonly detail: Change }) => {
  const notice = useChangeLog((state) => state.notice);
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
      {explainsEnd(row) ? (
        <div className={`notice ${changeResult(row).tone}`}>
          <span className="selectable">{row.sentence}</span>
        </div>
      ) : null}
    </>
  );
};

const Facts = ({ detail: { row, reason } }: { readonly detail: Change }) => (
  <dl className="log-facts selectable">
    <dt>Who</dt>
    <dd>{deciderText(row.decidedBy)}</dd>
    <dt>When</dt>
    <dd>{exactMoment(row.decidedAt)}</dd>
    <dt>Why</dt>
    <dd>{whyText(row, reason)}</dd>
    {row.import === null ? null : (
      <>
        <dt>How</dt>
        <dd>{carriedText(row.import)}</dd>
      </>
    )}
    {row.undoes === null ? null : (
      <>
        <dt>Undoes</dt>
        <dd>
          <OtherChange id={row.undoes} />
        </dd>
      </>
    )}
    {row.undoneBy === null ? null : (
      <>
        <dt>Undone by</dt>
        <dd>
          <OtherChange id={row.undoneBy} />
        </dd>
      </>
    )}
  </dl>
);

/** The way to another change, named by its entry as soon as that is known. */
const OtherChange = ({ id }: { readonly id: string }) => {
  const other = useQuery('change.get', { id }).data?.row;
  return (
    <button type="button" className="link-button" onClick={() => select(id)}>
      {other === undefined || other.entry === null
        ? 'another change'
        : `entry ${grouped(other.entry)} of ${exactMoment(other.decidedAt)}, by ${other.decidedBy}`}
    </button>
  );
};
