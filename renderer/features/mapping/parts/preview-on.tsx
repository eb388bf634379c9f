import { mappingText, type Preview } from '../../../text/mapping-text.ts';
import { stepCustomer } from '../store.ts';

/** The customer on whom the mapping is previewed, and the way to the next. */
export const PreviewOn = ({ preview }: { readonly preview: Preview | undefined }) => {
  if (preview === undefined) return null;
  const { customer } = preview;
  if (customer === null) return <span className="muted">{mappingText.noCustomer}</span>;
  return (
    <div className="preview-on">
      <span className="muted">{mappingText.previewOn}</span>
      <b className="ellipsis selectable" title={customer.label}>
        {customer.label}
      </b>
      <span className="muted selectable">{customer.number}</span>
      <button
        type="button"
        className="step-key"
        aria-label={mappingText.previous}
        onClick={() => void stepCustomer('previous')}
      >
        <kbd>K</kbd>
      </button>
      <button
        type="button"
        className="step-key"
        aria-label={mappingText.next}
        onClick={() => void stepCustomer('next')}
      >
        <kbd>J</kbd>
      </button>
    </div>
  );
};
