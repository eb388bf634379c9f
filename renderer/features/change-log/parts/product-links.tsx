import { useState } from 'react';
import type { ProductVerdict } from '../../../../shared/domain/product-link.ts';
import { announce } from '../../../actions/announce.ts';
import { Unread } from '../../../design/unread.tsx';
import { invoke } from '../../../ipc/client.ts';
import { queries, useQuery } from '../../../ipc/use-query.ts';
import { productText, verdictsTitle, verdictText } from '../../../text/product-text.ts';

/** The most that is shown. */
const most = 200;

/** What people said of products and catalogue items. Nothing was written by it, so it is no change; each can be taken back. */
export const ProductLinks = ({ isReadOnly }: { readonly isReadOnly: boolean }) => {
  const { data, error, retry } = useQuery('product.verdicts', { before: null, limit: most });
  const [refused, setRefused] = useState<string | null>(null);
  if (data === undefined)
    return error === null ? null : (
      <section className="product-links" aria-label={productText.saidTitle}>
        <Unread sentence={`${productText.verdictsUnread}: ${error.sentence}`} retry={retry} />
      </section>
    );
  if (data.verdicts.length === 0) return null;
  const takeBack = async ({ sku, recordKey }: ProductVerdict): Promise<void> => {
    const result = await invoke('product.take-back', { sku, recordKey });
    setRefused(result.ok ? null : result.error.sentence);
    announce(result.ok ? productText.takenBack : result.error.sentence);
    queries.invalidate(['mismatches', 'workspace']);
  };
  return (
    <details className="product-links">
      <summary>{verdictsTitle(data.verdicts.length, data.next !== null)}</summary>
      {refused === null ? null : (
        <div className="notice warn" role="alert">
          <span>{refused}</span>
        </div>
      )}
      <ul>
        {data.verdicts.map((one) => (
          <li key={one.id}>
            <span className="selectable">{verdictText(one)}</span>
            {isReadOnly ? null : (
              <button
                type="button"
                className="btn ghost"
                onClick={() => void takeBack(one)}
                aria-label={`${productText.takeBack}: ${verdictText(one)}`}
              >
                {productText.takeBack}
              </button>
            )}
          </li>
        ))}
      </ul>
      {data.next === null ? null : <p className="muted">{productText.older}</p>}
    </details>
  );
};
