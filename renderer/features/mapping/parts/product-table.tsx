import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { MappingDocument, ProductRule } from '../../../../shared/domain/mapping-document.ts';
import type { MappingProblem } from '../../../../shared/domain/mapping-report.ts';
import { itemFieldText, mappingText, type ShownMapping } from '../../../text/mapping-text.ts';
import { productText } from '../../../text/rule-text.ts';
import { withItemTarget } from '../edits.ts';
import { edit } from '../store.ts';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument; readonly isReadOnly: boolean };

/** Every field of a product and the field of the catalogue record that it goes to. */
export const ProductTable = ({ mapping, document, isReadOnly }: Props) => (
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
          {...{ document, rule, isReadOnly }}
          was={mapping.inForce.document.products.find(({ field }) => field === rule.field)?.target ?? null}
          problem={mapping.problems.find(({ area, field }) => area === 'products' && field === rule.field)}
        />
      ))}
    </tbody>
  </table>
);

type RowProps = {
  readonly document: MappingDocument;
  readonly rule: ProductRule;
  readonly was: string | null;
  readonly problem: MappingProblem | undefined;
  readonly isReadOnly: boolean;
};

const shape = /^[A-Za-z][A-Za-z0-9_]{0,49}$/;

const Row = ({ document, rule: { field, target }, was, problem, isReadOnly }: RowProps) => {
  const [text, setText] = useState(target ?? '');
  const name = itemFieldText[field];
  const isFine = text === '' || shape.test(text);
  const keep = (): void => {
    const wanted = text === '' ? null : text;
    if (isFine && wanted !== target) edit(withItemTarget(document, field, wanted));
  };
  return (
    <tr className={problem === undefined ? '' : 'settle'}>
      <th scope="row">{name}</th>
      <td>{target === null ? null : <ArrowRight className="way erp" size={14} aria-hidden="true" />}</td>
      <td>
        {isReadOnly ? (
          <code>{target ?? mappingText.notSent}</code>
        ) : (
          <input
            type="text"
            className="mono-input"
            aria-label={mappingText.targetOf(name)}
            aria-invalid={!isFine}
            placeholder={mappingText.notSent}
            maxLength={50}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={keep}
            onKeyDown={({ key }) => (key === 'Enter' ? keep() : undefined)}
          />
        )}
      </td>
      <td className={isFine ? 'muted' : 'bad-text'}>{isFine ? problem?.title : productText.shape}</td>
      <td className="row-mark">{target === was ? null : <span className="pill erp">changed</span>}</td>
    </tr>
  );
};
