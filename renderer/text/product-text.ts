import type { ProductCandidate, ProductConfidence, ProductVerdict } from '../../shared/domain/product-link.ts';
import { day, grouped } from './format.ts';

export const productConfidenceText: Readonly<Record<ProductConfidence, string>> = {
  'near-certain': 'near certain',
  likely: 'likely',
  possible: 'possible',
};

type Kind = 'product-missing' | 'item-orphan' | 'sku-unmapped';

export const productText = {
  title: {
    'product-missing': 'Is it in the catalogue under another SKU?',
    'item-orphan': 'Is it a product that the ERP sells under another SKU?',
    'sku-unmapped': 'Which item of the catalogue does this SKU mean?',
  } satisfies Readonly<Record<Kind, string>>,
  looking: 'Looking through what both systems call their products…',
  none: {
    'product-missing': 'No item of the catalogue without a product is like it, by SKU or by name.',
    'item-orphan': 'No product of the ERP without an item is like it, by SKU or by name.',
    'sku-unmapped': 'No item of the catalogue is like this SKU, or names it as its model.',
  } satisfies Readonly<Record<Kind, string>>,
  note: (candidates: number, isChosen: boolean): string =>
    [
      candidates === 1 ? '' : `The ${grouped(candidates)} likeliest.`,
      isChosen ? '' : 'None is likely enough to be chosen for you: choose the one that it is, if it is one of them.',
      'Nothing is linked until you say so, and saying so writes nothing to either system.',
    ]
      .filter(Boolean)
      .join(' '),
  unread: 'What may be the same could not be looked for',
  choice: { question: 'Which one is the same', head: 'Is it', chosen: 'this one', action: 'Choose' },
  same: 'The same product',
  means: 'It means this item',
  notSame: 'Not the same',
  publish: 'Publish it as a new item',
  withdraw: 'Withdraw it',
  saidSame: 'Said to be the same. It can be taken back in the change log.',
  saidNotSame: 'Said not to be the same.',
  takeBack: 'Take back',
  takenBack: 'Taken back: it is asked again.',
  saidTitle: 'Said by people',
  verdictsUnread: 'What people said of products and items could not be read',
  older: 'What is older is found at its case.',
} as const;

/** Whose side a candidate is on, and under which key it is written there. */
export const candidateTitle = ({ side, id }: Pick<ProductCandidate, 'side' | 'id'>): string =>
  side === 'erp' ? `Product ${id}` : `Item ${id}`;

/** "Product TEA-100 “Assam tea” is not the catalogue’s item P-77, said by anna on 26 Nov 2026": what a person said, as a sentence. */
export const verdictText = ({
  sku,
  recordKey,
  verdict,
  role,
  by,
  at,
  productName,
  itemName,
}: ProductVerdict): string => {
  const name = productName ?? itemName;
  const whom = role === 'product' ? `Product ${sku}${name === null ? '' : ` “${name}”`}` : `SKU ${sku} of order lines`;
  return `${whom} ${verbs[role][verdict]} the catalogue’s item ${recordKey}, said by ${by} on ${day(at)}`;
};

const verbs: Readonly<Record<ProductVerdict['role'], Readonly<Record<ProductVerdict['verdict'], string>>>> = {
  product: { same: 'is', different: 'is not' },
  named: { same: 'means', different: 'does not mean' },
};

/** "Products and items that people said are one, or are not: 3". */
export const verdictsTitle = (count: number, hasMore: boolean): string =>
  `Products and items that people said are one, or are not: ${count}${hasMore ? ' and more' : ''}`;
