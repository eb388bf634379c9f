import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { dialectText } from '../../../text/mapping-cards-text.ts';
import { orderText } from '../../../text/rule-text.ts';
import { edit } from '../store.ts';

type Props = { readonly document: MappingDocument; readonly isReadOnly: boolean };

const dialects = ['as-the-account', 'snake_case', 'camelCase'] as const;

/** How the fields of an order are named in Dotdigital; which orders go is a rule. */
export const OrderNames = ({ document, isReadOnly }: Props) => (
  <div className="order-names">
    <fieldset className="options">
      <legend>{orderText.names}</legend>
      {dialects.map((one) => (
        <label key={one} className="opt">
          <input
            type="radio"
            name="order-names"
            checked={document.orders === one}
            disabled={isReadOnly}
            onChange={() => edit({ ...document, orders: one })}
          />
          <span>
            <b>{dialectText[one][0]}</b>
            <span>{dialectText[one][1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
    <p className="muted">{orderText.fields}</p>
  </div>
);
