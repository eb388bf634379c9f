import { ArrowLeft, ArrowRight, RotateCcw } from 'lucide-react';
import type { FieldName } from '../../../../shared/domain/fields.ts';
import type { Edits, MismatchDetail, PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { DiffText } from '../../../design/diff-text.tsx';
import { day } from '../../../text/format.ts';
import { fieldText } from '../../../text/names.ts';
import { edit } from '../store.ts';

type Problems = readonly { readonly field: FieldName | null; readonly sentence: string }[];
type Props = { readonly detail: MismatchDetail; readonly edits: Edits; readonly problems: Problems };

/** ERP, result, Dotdigital, row by row. Only differing characters are emphasised; the result can be written. */
export const PairTable = ({ detail, edits, problems }: Props) => {
  const { contact, customer } = detail.evidence;
  const isOpen = detail.row.status === 'open';
  return (
    <table className="sbs">
      <thead>
        <tr>
          <th className="k" scope="col">
            <span className="visually-hidden">Field</span>
          </th>
          <th scope="col">
            ERP <span className="pill erp">masters this</span>
          </th>
          <th scope="col" className="mid">
            Result{' '}
            {isOpen && detail.pair.some(({ editable }) => editable) ? (
              <span className="faint plain">editable</span>
            ) : null}
          </th>
          <th scope="col">
            Dotdigital{' '}
            <span className="pill dd">{contact === null ? 'no contact' : `contact ${contact.contactId}`}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {detail.pair.map((row) => (
          <Row
            key={row.field}
            id={detail.row.id}
            row={row}
            edits={edits}
            problem={problems.find(({ field }) => field === row.field)?.sentence ?? null}
            isOpen={isOpen}
            hasContact={contact !== null}
          />
        ))}
        <tr>
          <th className="k" scope="row">
            Permission
          </th>
          <td>{customer === null ? '' : permissionText(customer.permission)}</td>
          <td className="mid">{detail.row.kind === 'customer-missing' ? 'sent along' : 'kept, the stricter stands'}</td>
          <td>{contact === null ? '' : channelText(contact)}</td>
        </tr>
      </tbody>
    </table>
  );
};

type RowProps = {
  readonly id: number;
  readonly row: PairRow;
  readonly edits: Edits;
  readonly problem: string | null;
  readonly isOpen: boolean;
  readonly hasContact: boolean;
};

const Row = ({ id, row, edits, problem, isOpen, hasContact }: RowProps) => {
  const isDifferent = row.state === 'differs' && hasContact;
  const isMarked = isDifferent || row.state === 'malformed';
  return (
    <tr className={isMarked ? 'marked' : ''}>
      <th className="k" scope="row">
        {fieldText[row.field]}
        {isMarked ? (
          <span className="visually-hidden">{row.state === 'malformed' ? ', malformed in the ERP' : ', differs'}</span>
        ) : null}
      </th>
      <Value own={row.erp} other={row.dotdigital} isMarked={isMarked} isWhole={row.state === 'malformed'} />
      <Result id={id} row={row} edits={edits} problem={problem} isOpen={isOpen} />
      <Value own={row.dotdigital} other={row.erp} isMarked={isDifferent} isWhole={false} />
    </tr>
  );
};

const Value = ({
  own,
  other,
  isMarked,
  isWhole,
}: {
  readonly own: string | null;
  readonly other: string | null;
  readonly isMarked: boolean;
  readonly isWhole: boolean;
}) => (
  <td className={isMarked ? 'd selectable' : 'selectable'} title={own ?? ''}>
    {own === null || own === '' ? (
      <span className="faint">{isMarked ? 'empty' : ''}</span>
    ) : isMarked ? (
      isWhole ? (
        <mark>{own}</mark>
      ) : (
        <DiffText own={own} other={other ?? ''} />
      )
    ) : (
      own
    )}
  </td>
);

const Result = ({ id, row, edits, problem, isOpen }: Omit<RowProps, 'hasContact'>) => {
  if (!row.editable || !isOpen) return <td className={row.target === null ? 'mid' : 'mid sent'}>{fixedText(row)}</td>;
  const drafted = edits[row.field];
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
          placeholder={
            row.state === 'not-written' ? 'left out' : toErp && row.result === null ? 'write the right value' : 'empty'
          }
          aria-label={`Result for ${fieldText[row.field]}`}
          aria-invalid={problem !== null}
          {...(problem === null ? {} : { 'aria-describedby': problemId })}
          maxLength={1000}
          onChange={(event) => edit(id, row.field, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              edit(id, row.field, undefined);
              event.currentTarget.blur();
            }
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
        {isEdited ? (
          <button
            type="button"
            className="take"
            aria-label={`Take the suggestion for ${fieldText[row.field]} again`}
            title="Take the suggestion again (Esc)"
            onClick={() => edit(id, row.field, undefined)}
          >
            <RotateCcw size={13} aria-hidden="true" />
          </button>
        ) : !toErp && other !== null && row.state === 'differs' ? (
          <button
            type="button"
            className="take"
            aria-label={`Keep Dotdigital's value for ${fieldText[row.field]}`}
            title="Keep Dotdigital's value"
            onClick={() => edit(id, row.field, other)}
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

const fixedText = (row: PairRow): string => {
  if (row.target !== null) return row.result ?? (row.state === 'not-written' ? 'left out' : 'empty');
  return row.state === 'malformed' ? 'malformed, not compared' : 'same';
};

type Permission = NonNullable<MismatchDetail['evidence']['customer']>['permission'];

const permissionText = (permission: Permission): string => {
  const at = permission.at === null ? '' : ` of ${day(Date.parse(permission.at))}`;
  switch (permission.ground) {
    case 'consent':
      return `Consent${at}`;
    case 'soft-opt-in':
      return `Soft opt-in, order ${permission.orderReference ?? 'unknown'}${at}`;
    case 'opt-out':
      return `Opted out${at}`;
    case 'none':
      return 'None recorded';
  }
};

const channelText = ({
  emailStatus,
  optInType,
  consentedAt,
}: NonNullable<MismatchDetail['evidence']['contact']>): string => {
  const status = emailStatus ?? 'unknown';
  const words = status.replace(/([A-Z])/g, ' $1').toLowerCase();
  const consent = consentedAt === null ? 'no consent record' : `consent record of ${day(consentedAt)}`;
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}, ${optInType === null ? '' : `${optInType.toLowerCase()} opt-in, `}${consent}`;
};
