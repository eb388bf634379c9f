import { ArrowLeft, ArrowRight, RotateCcw } from 'lucide-react';
import { type FieldName, fieldNameSchema } from '../../../../shared/domain/fields.ts';
import type { Edits, PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { Breakable } from '../../../design/breakable.tsx';
import { DiffText } from '../../../design/diff-text.tsx';
import { pairName, pairValue } from '../../../text/sale-text.ts';
import { edit } from '../store.ts';

type RowProps = {
  readonly id: number;
  readonly row: PairRow;
  readonly edits: Edits;
  readonly problem: string | null;
  readonly isOpen: boolean;
  readonly hasContact: boolean;
};

/** One field: the ERP's value, the result that can be written, Dotdigital's value. */
export const PairRowView = ({ id, row, edits, problem, isOpen, hasContact }: RowProps) => {
  const isDifferent = row.state === 'differs' && hasContact;
  const isMarked = isDifferent || row.state === 'malformed';
  return (
    <tr className={isMarked ? 'marked' : ''}>
      <th className="k" scope="row">
        {pairName(row)}
        {isMarked ? (
          <span className="visually-hidden">{row.state === 'malformed' ? ', malformed in the ERP' : ', differs'}</span>
        ) : null}
      </th>
      <Value
        own={pairValue(row, row.erp)}
        other={pairValue(row, row.dotdigital)}
        isMarked={isMarked}
        isWhole={row.state === 'malformed'}
      />
      <Result id={id} row={row} edits={edits} problem={problem} isOpen={isOpen} hasContact={hasContact} />
      <Value
        own={pairValue(row, row.dotdigital)}
        other={pairValue(row, row.erp)}
        isMarked={isDifferent}
        isWhole={false}
      />
    </tr>
  );
};

type ValueProps = {
  readonly own: string | null;
  readonly other: string | null;
  readonly isMarked: boolean;
  readonly isWhole: boolean;
};

const Value = ({ own, other, isMarked, isWhole }: ValueProps) => (
  <td className={isMarked ? 'd selectable' : 'selectable'} title={own ?? ''}>
    {own === null || own === '' ? (
      <span className="faint">{isMarked ? 'empty' : ''}</span>
    ) : !isMarked ? (
      <Breakable text={own} />
    ) : isWhole ? (
      <mark>
        <Breakable text={own} />
      </mark>
    ) : (
      <DiffText own={own} other={other ?? ''} />
    )}
  </td>
);

const Result = ({ id, row, edits, problem, isOpen, hasContact }: RowProps) => {
  const { field } = row;
  if (!row.editable || !isOpen || !isEditable(field))
    return <td className={row.target === null ? 'mid' : 'mid sent'}>{fixedText(row, hasContact)}</td>;
  const drafted = edits[field];
  const isEdited = drafted !== undefined;
  const shown = isEdited ? (drafted ?? '') : (row.result ?? '');
  const other = row.dotdigital;
  const problemId = `problem-${row.field}`;
  const toErp = row.target === 'erp';
  return (
    <td className={problem === null ? 'res' : 'res wrong'}>
      <div>
        {toErp ? <ArrowLeft className="arrow" size={14} aria-hidden="true" /> : null}
        <input
          type="text"
          value={shown}
          title={shown}
          placeholder={
            row.state === 'not-written' ? 'left out' : toErp && row.result === null ? 'write the right value' : 'empty'
          }
          aria-label={`Result for ${pairName(row)}`}
          aria-invalid={problem !== null}
          {...(problem === null ? {} : { 'aria-describedby': problemId })}
          maxLength={1000}
          onChange={(event) => edit(id, field, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              edit(id, field, undefined);
              event.currentTarget.blur();
            }
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        {isEdited ? (
          <button
            type="button"
            className="take"
            aria-label={`Take the suggestion for ${pairName(row)} again`}
            title="Take the suggestion again (Esc)"
            onClick={() => edit(id, field, undefined)}
          >
            <RotateCcw size={13} aria-hidden="true" />
          </button>
        ) : !toErp && other !== null && row.state === 'differs' ? (
          <button
            type="button"
            className="take"
            aria-label={`Keep Dotdigital's value for ${pairName(row)}`}
            title="Keep Dotdigital's value"
            onClick={() => edit(id, field, other)}
          >
            <ArrowRight size={14} aria-hidden="true" />
          </button>
        ) : toErp ? null : (
          <ArrowRight className="arrow" size={14} aria-hidden="true" />
        )}
      </div>
      {problem === null ? null : (
        <small id={problemId} className="problem">
          {problem}
        </small>
      )}
    </td>
  );
};

/** Fields of people; what a product or a sale is to be is the ERP's to say. */
const isEditable = (field: PairRow['field']): field is FieldName => fieldNameSchema.safeParse(field).success;

const fixedText = (row: PairRow, hasContact: boolean): string => {
  if (row.state === 'deleted') return 'deleted';
  if (row.target !== null) return pairValue(row, row.result) ?? (row.state === 'not-written' ? 'left out' : 'empty');
  if (row.state === 'malformed') return 'malformed, not compared';
  if (row.state === 'differs') return 'differs, not part of this';
  return hasContact ? 'same' : '';
};
