import type { ProductCandidate } from '../../../shared/domain/product-link.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { candidateTitle, productConfidenceText, productText } from '../../text/product-text.ts';
import { pairValue } from '../../text/sale-text.ts';
import type { LinkableKind } from './product-match.ts';
import type { RecordLine, Records } from './record-lines.ts';

type Told = {
  readonly sku: string;
  readonly name: string | null;
  readonly price: string | null;
  readonly stock: string | null;
};

/** What the case is about, and each candidate held against it. */
export const candidateRecords = (
  { evidence }: MismatchDetail,
  kind: LinkableKind,
  candidates: readonly ProductCandidate[],
): Records => {
  const own = ownOf(evidence.item, kind);
  const all: readonly Told[] = [own, ...candidates];
  const line = (name: string, textOf: (one: Told) => string, isField = false): RecordLine => {
    const texts = all.map(textOf);
    return { name, texts, isDifferent: new Set(texts).size > 1, isField };
  };
  const isKnown = kind !== 'sku-unmapped';
  const why: RecordLine = {
    name: 'Why',
    texts: ['', ...candidates.map(({ reasons }) => reasons.join('. '))],
    isDifferent: false,
    isField: false,
  };
  return {
    columns: [
      { value: `of ${own.sku}`, title: ownTitle(kind, own.sku, evidence.item?.record?.key), isModel: true },
      ...candidates.map((one) => ({
        value: one.id,
        title: candidateTitle(one),
        note: productConfidenceText[one.confidence],
      })),
    ],
    lines: [
      line('SKU', ({ sku }) => sku, true),
      { ...line('Name', ({ name }) => name ?? '', true), ...(isKnown ? {} : plain) },
      { ...line('Price', ({ price }) => pairValue({ field: 'price' }, price) ?? ''), ...(isKnown ? {} : plain) },
      { ...line('Stock', ({ stock }) => stock ?? ''), ...(isKnown ? {} : plain) },
      why,
    ],
    words: productText.choice,
  };
};

/** Nothing is known of a SKU that it could differ from. */
const plain = { isDifferent: false, isField: false };

const ownOf = (item: MismatchDetail['evidence']['item'], kind: LinkableKind): Told => {
  const values = kind === 'item-orphan' ? item?.record?.values : item?.product?.values;
  return values ?? { sku: item?.sku ?? '', name: null, price: null, stock: null };
};

const ownTitle = (kind: LinkableKind, sku: string, recordKey: string | undefined): string => {
  if (kind === 'item-orphan') return `Item ${recordKey ?? sku}`;
  return kind === 'product-missing' ? `Product ${sku}` : `SKU ${sku}`;
};
