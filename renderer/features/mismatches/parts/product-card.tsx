import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Unread } from '../../../design/unread.tsx';
import { productText, verdictText } from '../../../text/product-text.ts';
import { linkableKind, type ProductMatch } from '../product-match.ts';
import { candidateRecords } from '../product-records.ts';
import { takeBackProduct } from '../product-verdicts.ts';
import { RecordsTable } from './records-table.tsx';
import { SaidList } from './said-list.tsx';

type Props = { readonly detail: MismatchDetail; readonly match: ProductMatch };

/** What of the other side may be the same product, side by side, and what was said of it, with the way back. */
export const ProductCard = ({ detail, match }: Props) => (
  <>
    <Candidates detail={detail} match={match} />
    <SaidList
      title={productText.saidTitle}
      said={match.said.map((one) => ({
        key: one.id,
        text: verdictText(one),
        takeBack: () => void takeBackProduct(detail, one),
      }))}
    />
  </>
);

const Candidates = ({ detail, match }: Props) => {
  const kind = linkableKind(detail.row);
  if (kind === null || detail.row.status !== 'open') return null;
  return (
    <section className="card" aria-labelledby="product-title" aria-busy={match.is === 'looking'}>
      <h2 id="product-title">{productText.title[kind]}</h2>
      {match.is === 'looking' ? (
        <p className="muted" role="status">
          {productText.looking}
        </p>
      ) : match.is === 'unread' ? (
        <Unread sentence={`${productText.unread}: ${match.sentence}`} retry={match.retry} />
      ) : match.is === 'none' ? (
        <p className="muted">{productText.none[kind]}</p>
      ) : (
        <>
          <p className="muted">{productText.note(match.candidates.length, match.chosen !== null)}</p>
          <RecordsTable
            detail={detail}
            records={candidateRecords(detail, kind, match.candidates)}
            stays={match.chosen?.id ?? null}
          />
        </>
      )}
    </section>
  );
};
