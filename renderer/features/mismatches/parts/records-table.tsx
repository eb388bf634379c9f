import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Breakable } from '../../../design/breakable.tsx';
import { DiffText } from '../../../design/diff-text.tsx';
import type { RecordColumn, RecordLine, Records } from '../record-lines.ts';
import { chooseKeep } from '../store.ts';

type Props = { readonly detail: MismatchDetail; readonly records: Records; readonly stays: string | null };

/** Several records of one person side by side, with the choice which of them stays. */
export const RecordsTable = ({ detail, records: { columns, lines, words = staying }, stays }: Props) => {
  const model = columns.findIndex(({ isModel }) => isModel === true);
  const place = model < 0 ? columns.findIndex(({ value }) => value === stays) : model;
  return (
    <div className="records" role="radiogroup" aria-label={words.question}>
      <table className="sbs" style={{ minWidth: 108 + columns.length * 190 }}>
        <thead>
          <tr>
            <th className="k" scope="col">
              {words.head}
            </th>
            {columns.map((column) => (
              <Head key={column.value} detail={detail} column={column} stays={stays} chosen={words.chosen} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an order may have two lines of one SKU; only its place tells them apart.
            <Line key={at} line={line} columns={columns} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const staying = { question: 'Which one stays', head: 'Stays', chosen: 'stays' };

type HeadProps = {
  readonly detail: MismatchDetail;
  readonly column: RecordColumn;
  readonly stays: string | null;
  readonly chosen: string;
};

/** Who is who is only asked: the likeliest stands first, and nobody is proposed. */
const noteOf = ({ row, keep }: MismatchDetail): string | null => {
  if (row.kind !== 'identity-ambiguous') return 'proposed';
  return (keep?.choices.length ?? 0) > 1 ? 'likeliest' : null;
};

const Head = ({ detail, column: { value, title, isModel, note: told }, stays, chosen }: HeadProps) => {
  if (isModel === true) return <th scope="col">{title}</th>;
  const isOpen = detail.row.status === 'open';
  const isChosen = value === stays;
  const note = told ?? (isOpen && value === detail.keep?.proposed ? noteOf(detail) : null);
  return (
    <th scope="col" className={isChosen ? 'stays' : ''}>
      <label>
        <input
          type="radio"
          name={`keep-${detail.row.id}`}
          value={value}
          checked={isChosen}
          disabled={!isOpen}
          onChange={() => chooseKeep(detail.row.id, value)}
          // The arrows move between the choices here, not through the list.
          onKeyDown={(event) => {
            if (event.key.startsWith('Arrow')) event.stopPropagation();
          }}
        />
        <span className="ellipsis" title={title}>
          {title}
        </span>
        {isChosen ? <span className="pill good">{chosen}</span> : null}
        {note === null ? null : <span className="pill">{note}</span>}
      </label>
    </th>
  );
};

type LineProps = { readonly line: RecordLine; readonly columns: readonly RecordColumn[]; readonly place: number };

const Line = ({ line: { name, texts, isDifferent, isField }, columns, place }: LineProps) => {
  const model = texts[place] ?? texts[0] ?? '';
  return (
    <tr className={isDifferent ? 'marked' : ''}>
      <th className="k" scope="row">
        {name}
        {isDifferent ? <span className="visually-hidden">, differs</span> : null}
      </th>
      {columns.map(({ value }, index) => {
        const text = texts[index] ?? '';
        const isOther = isDifferent && text !== model;
        return (
          <td key={value} className={isOther ? 'd selectable' : 'selectable'} title={text}>
            {text === '' ? (
              <span className="faint">{isDifferent ? 'empty' : ''}</span>
            ) : isOther && isField ? (
              <DiffText own={text} other={model} />
            ) : (
              <Breakable text={text} />
            )}
          </td>
        );
      })}
    </tr>
  );
};
