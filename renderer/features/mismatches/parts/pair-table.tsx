import { useState } from 'react';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Edits, MismatchDetail, PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { masterNotes } from '../../../text/master-text.ts';
import { channelText, permissionText } from '../../../text/record-text.ts';
import { hasOther, isOfSales, otherSideText } from '../../../text/sale-text.ts';
import { PairRowView } from './pair-row.tsx';

type Problems = readonly { readonly field: FieldName | null; readonly sentence: string }[];
type Props = { readonly detail: MismatchDetail; readonly edits: Edits; readonly problems: Problems };

/** ERP, result, Dotdigital, row by row. Only differing characters are emphasised; the result can be written. */
export const PairTable = ({ detail, edits, problems }: Props) => {
  const { contact, customer } = detail.evidence;
  const [isWhole, setWhole] = useState(false);
  const { shown, folded } = foldRows(detail, edits);
  const masters = masterNotes(detail.reasons);
  const isOpen = detail.row.status === 'open';
  return (
    <table className="sbs">
      <thead>
        <tr>
          <th className="k" scope="col">
            <span className="visually-hidden">Field</span>
          </th>
          <th scope="col">ERP {masters.erp === null ? null : <span className="pill erp">{masters.erp}</span>}</th>
          <th scope="col" className="mid">
            Result{' '}
            {isOpen && detail.pair.some(({ editable }) => editable) ? (
              <span className="faint plain">editable</span>
            ) : null}
          </th>
          <th scope="col">
            Dotdigital <span className="pill dd">{otherSideText(detail)}</span>{' '}
            {masters.dotdigital === null ? null : <span className="pill dd">{masters.dotdigital}</span>}
          </th>
        </tr>
      </thead>
      <tbody>
        {(isWhole ? detail.pair : shown).map((row) => (
          <PairRowView
            key={`${row.field} ${row.part ?? ''}`}
            id={detail.row.id}
            row={row}
            edits={edits}
            problem={problems.find(({ field }) => field === row.field)?.sentence ?? null}
            isOpen={isOpen}
            hasContact={hasOther(detail)}
          />
        ))}
        {folded.length === 0 ? null : (
          <tr>
            <td className="fold" colSpan={4}>
              <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Show fewer fields' : foldText(detail, folded)}
              </button>
            </td>
          </tr>
        )}
        {isOfSales(detail) ? null : (
          <tr>
            <th className="k" scope="row">
              Permission
            </th>
            <td>{customer === null ? '' : permissionText(customer.permission)}</td>
            <td className="mid">{permissionResult(detail)}</td>
            <td>{contact === null ? '' : channelText(contact)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};

/** Fields that say who it is are always shown; of the rest only those that differ or were written. */
const always: readonly PairRow['field'][] = [
  'email',
  'firstName',
  'lastName',
  'name',
  'price',
  'stock',
  'contact',
  'total',
];

/** An order's lines are all shown while they are this few; of more, only those that differ. */
const fewLines = 8;

const foldRows = (
  { pair, evidence }: MismatchDetail,
  edits: Edits,
): { readonly shown: readonly PairRow[]; readonly folded: readonly PairRow[] } => {
  const areFew = pair.filter(({ part }) => part !== undefined).length <= fewLines;
  const isKept = (row: PairRow): boolean =>
    always.includes(row.field) ||
    row.state === 'malformed' ||
    row.state === 'not-written' ||
    row.field in edits ||
    (row.part !== undefined && areFew) ||
    // Without a contact all fields differ: they are sent as they are.
    (row.state === 'differs' && (hasOther({ evidence }) || row.dotdigital !== null || row.erp === null));
  const folded = pair.filter((row) => !isKept(row));
  // One or two rows are not worth a button.
  return folded.length < 3 ? { shown: pair, folded: [] } : { shown: pair.filter(isKept), folded };
};

const foldText = (detail: MismatchDetail, folded: readonly PairRow[]): string => {
  const { kind } = detail.row;
  const more = `${folded.length} more ${folded.some(({ part }) => part !== undefined) ? 'fields and lines' : 'fields'}`;
  if (kind === 'customer-missing' || kind === 'product-missing' || kind === 'order-missing')
    return `${more} are sent as the ERP has them`;
  if (kind === 'item-orphan') return more;
  return isOfSales(detail) || detail.evidence.contact !== null ? `${more} agree` : `${more} of the ERP`;
};

const permissionResult = ({ row, evidence }: MismatchDetail): string => {
  if (row.kind === 'customer-missing') return 'sent along';
  if (row.kind === 'permission-missing') return 'ask the person';
  return evidence.contact === null ? '' : 'kept, the stricter stands';
};
