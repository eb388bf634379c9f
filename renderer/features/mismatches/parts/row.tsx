import { Send } from 'lucide-react';
import type { MismatchRow } from '../../../../shared/domain/mismatch.ts';
import { age, day } from '../../../text/format.ts';
import { initialsOf, rowTitle } from '../../../text/mismatch-text.ts';
import { reopenedText, sampleMark, severityText } from '../../../text/names.ts';
import { riskNames, shortMoneyText, toSendText } from '../../../text/risk-text.ts';
import { select } from '../store.ts';

type Props = {
  readonly row: MismatchRow;
  readonly place: number;
  readonly total: number;
  readonly isSelected: boolean;
  readonly style: React.CSSProperties;
  readonly now: number;
};

/** One mismatch in the list: what, about whom, whose, and since or until when. */
export const Row = ({ row, place, total, isSelected, style, now }: Props) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and its keys move the selection.
  <div
    id={`mismatch-${row.id}`}
    role="option"
    aria-selected={isSelected}
    aria-posinset={place + 1}
    aria-setsize={total}
    tabIndex={-1}
    className={isSelected ? 'it on' : 'it'}
    style={style}
    onClick={() => select(row.id)}
  >
    <div>
      <b title={rowTitle(row)}>{rowTitle(row)}</b>
      <span className={row.severity === 'blocks' ? 'pill bad' : 'pill warn'}>{severityText[row.severity]}</span>
    </div>
    <div>
      <small title={aboutOf(row)}>
        {row.isSample === true ? <span className="back">{sampleMark} · </span> : null}
        {row.reopened === null ? null : <span className="back">{reopenedText[row.reopened]} · </span>}
        {aboutOf(row)}
      </small>
      <small className="when">
        {row.assignee === null ? null : (
          <span className="who" title={`Assigned to ${row.assignee}`}>
            <span aria-hidden="true">{initialsOf(row.assignee)}</span>
            <span className="visually-hidden">assigned to {row.assignee}</span>
          </span>
        )}
        <AtRisk row={row} now={now} />
        {row.until === null ? age(row.detectedAt, now) : `until ${day(row.until)}`}
      </small>
    </div>
  </div>
);

/** What it is worth and how long is left until the send that it endangers, in few letters. */
const AtRisk = ({ row: { impact }, now }: { readonly row: MismatchRow; readonly now: number }) => {
  if (impact === undefined) return null;
  const money = shortMoneyText(impact);
  const left = impact.sendAt === null ? null : toSendText(impact.sendAt, now);
  return (
    <>
      {money === null ? null : (
        <span className="worth" title={riskNames.worth(money)}>
          <span className="visually-hidden">worth </span>
          {money}
        </span>
      )}
      {left === null ? null : (
        <span className="left" title={riskNames.toSend(left)}>
          <Send size={10} aria-hidden="true" />
          <span className="visually-hidden">{riskNames.beforeSend(left)}</span>
          {left}
        </span>
      )}
    </>
  );
};

const aboutOf = ({ label, reference }: MismatchRow): string =>
  [label, reference === label ? '' : reference].filter((part) => part !== '').join(' · ');
