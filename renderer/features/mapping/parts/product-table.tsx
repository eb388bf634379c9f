import { ArrowRight } from 'lucide-react';
import type { MappingDocument, ProductRule } from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../shared/domain/mapping-report.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { itemFieldText, mappingText, type ShownMapping } from '../../../text/mapping-text.ts';
import { productText } from '../../../text/rule-text.ts';
import { type Catalogue, CataloguePicker, isMissing } from './catalogue-picker.tsx';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** Every field of a product and the field of the catalogue record that it goes to. */
export const ProductTable = ({ mapping, document, isReadOnly }: Props) => {
  const { data: catalogue } = useQuery('mapping.catalogue-fields', {});
  return (
    <table className="mapping-table products">
      <colgroup>
        <col className="col-erp" />
        <col className="col-arrow" />
        <col className="col-dd" />
        <col />
        <col className="col-mark" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{mappingText.columns.erp}</th>
          <td />
          <th scope="col">{productText.column}</th>
          <td />
          {mapping.draft === null ? (
            <td />
          ) : (
            <th scope="col">{mappingText.columns.change(mapping.inForce.version + 1)}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {document.products.map((rule) => (
          <Row
            key={`${rule.field} ${rule.target}`}
            {...{ document, rule, catalogue, isReadOnly }}
            was={mapping.inForce.document.products.find(({ field }) => field === rule.field)?.target ?? null}
            problem={mapping.problems.find(({ area, field }) => area === 'products' && field === rule.field)}
          />
        ))}
      </tbody>
    </table>
  );
};

type RowProps = {
  readonly document: MappingDocument;
  readonly rule: ProductRule;
  readonly catalogue: Catalogue | undefined;
  readonly was: string | null;
  readonly problem: MappingProblem | undefined;
  readonly isReadOnly: boolean;
};

const Row = ({ document, rule: { field, target }, catalogue, was, problem, isReadOnly }: RowProps) => {
  const isNew = target !== null && catalogue !== undefined && isMissing(catalogue, target);
  return (
    <tr className={problem === undefined ? '' : 'settle'}>
      <th scope="row">{itemFieldText[field]}</th>
      <td>{target === null ? null : <ArrowRight className="way erp" size={14} aria-hidden="true" />}</td>
      <td>
        {isReadOnly ? (
          <code>{target ?? mappingText.notSent}</code>
        ) : (
          <CataloguePicker {...{ document, field, target, catalogue }} />
        )}
      </td>
      <td className="muted">{problem?.title ?? (isNew ? productText.newField : '')}</td>
      <td className="row-mark">{target === was ? null : <span className="pill erp">changed</span>}</td>
    </tr>
  );
};
