import { memo } from 'react';
import type { ChangeRow } from '../../../../shared/ipc/operations/change.ts';
import {
  changeLineOfRow,
  changeResult,
  changeTitle,
  isForgotten,
  recordNoun,
  systemText,
  whyOfRow,
} from '../../../text/change-text.ts';
import { clock, grouped } from '../../../text/format.ts';
import { deciderText } from '../../../text/policy-text.ts';
import { itemHeight } from '../list-items.ts';
import { select } from '../store.ts';

type Props = {
  readonly row: ChangeRow;
  /** Its place in the log, from 0, and how many there are; -1 while the end is not loaded. */
  readonly place: number;
  readonly total: number;
  readonly isSelected: boolean;
  /** Where it is drawn (px). */
  readonly top: number;
};

const RowView = ({ row, place, total, isSelected, top }: Props) => {
  const title = changeTitle(row);
  const what = changeLineOfRow(row);
  const why = whyOfRow(row);
  const { text, tone } = changeResult(row);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and its keys move the selection.
    <div
      id={`change-${row.id}`}
      role="option"
      aria-selected={isSelected}
      aria-posinset={place + 1}
      aria-setsize={total}
      tabIndex={-1}
      className={isSelected ? 'log-row on' : 'log-row'}
      style={{ transform: `translateY(${top}px)`, height: itemHeight.row }}
      onClick={() => select(row.id)}
    >
      <span className="n">
        {row.entry === null ? '–' : grouped(row.entry)}
        <small>{clock(row.decidedAt)}</small>
      </span>
      <span title={`${row.decidedBy}\n${why}`}>
        {deciderText(row.decidedBy)}
        <small>{why}</small>
      </span>
      <span title={`${title}\n${what}`}>
        <i className={`sys ${row.system}`} aria-hidden="true" />
        <span className="visually-hidden">{systemText[row.system]}: </span>
        <b className={isForgotten(row) ? 'name forgotten' : 'name'}>{title}</b>{' '}
        <span className="faint">{recordNoun(row)}</span>
        <small>{what}</small>
      </span>
      <span>
        <span className={`pill ${tone}`}>{text}</span>
      </span>
    </div>
  );
};

/** One change in the log. Drawn again only when it changed: a log of thousands is scrolled fast. */
export const Row = memo(RowView);
