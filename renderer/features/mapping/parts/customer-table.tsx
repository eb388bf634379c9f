import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { mappingText, type Preview, type ShownMapping } from '../../../text/mapping-text.ts';
import { AddField } from './add-field.tsx';
import { CustomerRow, NumberRow } from './customer-row.tsx';

type Props = {
  readonly mapping: ShownMapping;
  readonly document: MappingDocument;
  readonly preview: Preview | undefined;
  readonly isReadOnly: boolean;
};

const { columns } = mappingText;

/** Every field of a customer: its way to Dotdigital, who is right about it, and what becomes of one customer's value. */
export const CustomerTable = ({ mapping, document, preview, isReadOnly }: Props) => (
  <>
    <table className="mapping-table customers">
      <colgroup>
        {['erp', 'steps', 'arrow', 'dd', 'type', 'master', 'held', 'sent', 'mark'].map((name) => (
          <col key={name} className={`col-${name}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{columns.erp}</th>
          <th scope="col">{columns.transform}</th>
          <td />
          <th scope="col">{columns.dotdigital}</th>
          <th scope="col">{columns.type}</th>
          <th scope="col">{columns.master}</th>
          <th scope="col" className="held">
            {columns.held}
          </th>
          <th scope="col">{columns.sent}</th>
          {mapping.draft === null ? <td /> : <th scope="col">{columns.change(mapping.inForce.version + 1)}</th>}
        </tr>
      </thead>
      <tbody>
        <NumberRow {...{ mapping, document, isReadOnly }} number={preview?.customer?.number ?? null} />
        {mapping.rows.map((row) => (
          <CustomerRow
            key={row.field}
            {...{ mapping, document, isReadOnly, row }}
            preview={preview?.rows.find(({ field }) => field === row.field)}
            customer={preview?.customer?.number ?? null}
          />
        ))}
      </tbody>
    </table>
    {isReadOnly ? null : <AddField mapping={mapping} document={document} />}
  </>
);
