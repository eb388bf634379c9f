import { useRef } from 'react';
import type { ShelfRow } from '../../../../shared/domain/shelf.ts';
import { ListSkeleton } from '../../../design/list-skeleton.tsx';
import { State } from '../../../design/state.tsx';
import { UnreadState } from '../../../design/unread.tsx';
import { useSettledText } from '../../../design/use-settled-text.ts';
import { openMismatch } from '../../../frame/open-mismatch.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { alsoText, shelfReasonSentence, shelfReasonText, shelfText, valueText } from '../../../text/shelf-text.ts';
import { pageSize, readMore, searchFor, toggleRow, useShelf } from '../store.ts';

/** The customers of the chosen reason, by number; each opens with its reasons. */
export const People = () => {
  const search = useShelf((state) => state.search);
  const [text, setText] = useSettledText(search, searchFor);
  return (
    <section className="shelf-people" aria-label={shelfText.people}>
      <input
        type="search"
        aria-label={shelfText.search}
        placeholder={shelfText.search}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
      <Rows />
    </section>
  );
};

const Rows = () => {
  const { reason, search, older, next } = useShelf();
  const { data, error, retry } = useQuery('shelf.page', { reason, search, limit: pageSize });
  // While another search is awaited, the rows before stay; under another reason they would be of the wrong people.
  const kept = useRef({ reason, data });
  if (data !== undefined || kept.current.reason !== reason) kept.current = { reason, data };
  if (error !== null)
    return <UnreadState title="The customers could not be read" sentence={error.sentence} retry={retry} />;
  const first = data ?? kept.current.data;
  if (first === undefined)
    return <ListSkeleton className="shelf-rows" rowClassName="shelf-row still" widths={[52, 66, 44, 58]} />;
  const rows = [...first.rows, ...older];
  // The place behind rows of the search before is none in the search that is awaited.
  const cursor = data === undefined ? null : next === undefined ? data.nextCursor : next;
  if (rows.length === 0)
    return (
      <State title={shelfText.none}>
        <p className="muted">{search === '' ? null : shelfText.noneSearched}</p>
      </State>
    );
  return (
    <div className="shelf-rows" aria-busy={data === undefined}>
      <ul>
        {rows.map((row) => (
          <Person key={row.number} row={row} isReasonTold={reason === null} />
        ))}
      </ul>
      {cursor === null ? null : (
        <button type="button" className="btn ghost" onClick={() => void readMore(cursor)}>
          {shelfText.more}
        </button>
      )}
    </div>
  );
};

const Person = ({ row, isReasonTold }: { readonly row: ShelfRow; readonly isReasonTold: boolean }) => {
  const isOpen = useShelf((state) => state.openNumber === row.number);
  const { number, label, email, reason, value } = row;
  return (
    <li>
      <button
        type="button"
        className={isOpen ? 'shelf-row on' : 'shelf-row'}
        aria-expanded={isOpen}
        onClick={() => toggleRow(number)}
      >
        <b className="ellipsis">{label}</b>
        <span className="faint">{number}</span>
        <span className="muted ellipsis">{isReasonTold ? shelfReasonText[reason] : (email ?? '')}</span>
        <span className="shelf-value">{valueText(value)}</span>
      </button>
      {isOpen ? <Opened row={row} /> : null}
    </li>
  );
};

const Opened = ({ row: { email, reason, also, value, mismatch } }: { readonly row: ShelfRow }) => (
  <div className="shelf-opened">
    <p>
      <b>{shelfReasonText[reason]}.</b> {shelfReasonSentence[reason]}
    </p>
    {also.length === 0 ? null : <p className="muted">{alsoText(also)}</p>}
    <p className="muted selectable">
      {email ?? shelfReasonText['no-email']} · {shelfText.value}:{' '}
      {value.length === 0 ? shelfText.noValue.toLowerCase() : valueText(value)}
    </p>
    {mismatch === null ? (
      <p className="faint">{shelfText.noCase}</p>
    ) : (
      <button type="button" className="btn" onClick={() => void openMismatch(mismatch)}>
        {shelfText.openCase}
      </button>
    )}
  </div>
);
