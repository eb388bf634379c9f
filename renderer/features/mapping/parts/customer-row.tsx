import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { type MappingDocument, type Master, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import type { MappingRow } from '../../../../shared/domain/mapping-report.ts';
import {
  heldText,
  mappingText,
  masterText,
  mustSettle,
  numberText,
  type PreviewRow,
  rowMark,
  type ShownMapping,
  sentText,
  typeText,
} from '../../../text/mapping-text.ts';
import { fieldText } from '../../../text/names.ts';
import { ownFieldText } from '../../../text/own-field-text.ts';
import { withoutExtra } from '../edits.ts';
import { edit } from '../store.ts';
import { MasterMenu } from './master-menu.tsx';
import { StepsPopover } from './steps-popover.tsx';
import { TargetPicker } from './target-picker.tsx';

type Shared = {
  readonly mapping: ShownMapping;
  readonly document: MappingDocument;
  readonly isReadOnly: boolean;
};
type Props = Shared & {
  readonly row: MappingRow;
  readonly preview: PreviewRow | undefined;
  readonly customer: string | null;
};

/** One field of a customer. */
export const CustomerRow = ({ mapping, document, row, preview, customer, isReadOnly }: Props) => {
  const rule = ruleOf(document, row.field);
  const isFixed = row.field === 'email';
  const isGoing = isFixed || rule.target !== null;
  const [sent, tone] = sentText(preview, rule.master);
  const mark = rowMark(row);
  const held = heldText(preview, rule.master);
  const name = row.name ?? fieldText[row.field];
  const isFigure = 'source' in rule && rule.source.from === 'orders';
  return (
    <tr className={['missing', 'type-conflict', 'unsettled'].includes(row.state) ? 'settle' : ''}>
      <th scope="row" className={row.name === null ? 'ellipsis' : 'added'}>
        {row.name === null ? (
          name
        ) : (
          <>
            {isFigure ? <span className="ellipsis">{name}</span> : <code className="ellipsis">{name}</code>}
            {isReadOnly ? null : (
              <button
                type="button"
                className="icon"
                aria-label={ownFieldText.remove(name)}
                title={ownFieldText.remove(name)}
                onClick={() => edit(withoutExtra(document, row.field))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            )}
          </>
        )}
      </th>
      <td>
        {isFixed || isReadOnly ? (
          <span className="ellipsis" title={row.transform}>
            {row.transform}
          </span>
        ) : (
          <StepsPopover {...{ document, rule, customer, preview }} text={row.transform} />
        )}
      </td>
      <td>
        <Arrow master={rule.master} isGoing={isGoing} />
      </td>
      <td>
        {isFixed ? (
          <code>email</code>
        ) : (
          <TargetPicker {...{ mapping, document, isReadOnly }} field={row.field} name={name} />
        )}
      </td>
      <td className={row.state === 'type-conflict' || row.state === 'missing' ? 'type odd' : 'type'}>
        {typeText({ ...row, type: rule.target?.type ?? null })}
      </td>
      <td>
        {isFixed || isReadOnly || isFigure ? (
          <span className={`pill ${masterTone[rule.master]}`}>{masterText[rule.master]}</span>
        ) : isGoing ? (
          <MasterMenu document={document} rule={rule} name={name} />
        ) : null}
      </td>
      <td className="held selectable">
        <span className="ellipsis" title={held}>
          {held}
        </span>
      </td>
      <td className={`sent selectable ${tone}`}>
        <span className={preview?.isChanged === true ? 'ellipsis moved' : 'ellipsis'} title={sent}>
          {sent}
        </span>
        {preview?.isChanged === true ? <span className="visually-hidden">, {mappingText.differs}</span> : null}
      </td>
      <td className="row-mark">{mark === null ? null : <span className={`pill ${mark[1]}`}>{mark[0]}</span>}</td>
    </tr>
  );
};

/** The ERP's own number of a customer, by which a contact is known again. */
export const NumberRow = ({ mapping, document, isReadOnly, number }: Shared & { readonly number: string | null }) => {
  const isOpen = mustSettle(mapping.problems).some(({ field }) => field === 'number');
  const isChanged = document.numberField !== mapping.inForce.document.numberField;
  return (
    <tr className={isOpen ? 'settle' : ''}>
      <th scope="row" className="ellipsis">
        {numberText}
      </th>
      <td>{mappingText.asItIs}</td>
      <td>
        <Arrow master="erp" isGoing />
      </td>
      <td>
        <TargetPicker {...{ mapping, document, isReadOnly }} field="number" name={numberText} />
      </td>
      <td className="type">Identifier</td>
      <td>
        <span className="pill erp">{masterText.erp}</span>
      </td>
      <td className="held selectable">{number}</td>
      <td className="sent selectable">{number}</td>
      <td className="row-mark">
        {isOpen ? (
          <span className="pill bad">to settle</span>
        ) : isChanged ? (
          <span className="pill erp">changed</span>
        ) : null}
      </td>
    </tr>
  );
};

export const masterTone: Readonly<Record<Master, string>> = { erp: 'erp', dotdigital: 'dd', nobody: '' };

const Arrow = ({ master, isGoing }: { readonly master: Master; readonly isGoing: boolean }) => {
  if (!isGoing) return null;
  const Direction = master === 'dotdigital' ? ArrowLeft : ArrowRight;
  return <Direction className={`way ${masterTone[master]}`} size={14} aria-hidden="true" />;
};
