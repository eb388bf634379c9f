import type { ProductCandidate, ProductVerdict } from '../../shared/domain/product-link.ts';
import type { ItemEvidence } from '../../shared/domain/sale-evidence.ts';
import type { MismatchDetail } from '../../shared/ipc/operations/mismatch.ts';
import { detailOf, rowOf, toldAt } from './window-answers.ts';

const values = (sku: string, name: string | null): NonNullable<ItemEvidence['product']>['values'] => ({
  sku,
  name,
  price: '12.50',
  specialPrice: null,
  stock: '4',
  url: null,
  imageUrl: null,
  description: null,
  category: null,
});

/** A case of a product that the catalogue does not have, an item without a product, or a SKU that nobody knows. */
export const productCase = (kind: 'product-missing' | 'item-orphan' | 'sku-unmapped'): MismatchDetail => {
  const detail = detailOf(rowOf(1, { entity: 'item', kind, label: 'Assam tea', reference: 'TEA-100', fields: [] }));
  const record = {
    key: 'P-77',
    contactId: null,
    modifiedAt: null,
    json: {},
    isReadable: true,
    values: values('TEA-100', 'Assam tea'),
  };
  const item: ItemEvidence = {
    collection: { name: 'Catalog_Default', scope: 'account', type: 'catalog' },
    isThere: true,
    fields: [],
    unfit: null,
    sku: 'TEA-100',
    imageKey: 'image_path',
    product: kind === 'product-missing' ? { facts: 3, hash: 1, values: values('TEA-100', 'Assam tea') } : null,
    record: kind === 'item-orphan' ? record : null,
    orders: { count: 2, numbers: ['SO-1', 'SO-2'] },
  };
  return { ...detail, evidence: { ...detail.evidence, kind, item } };
};

export const candidate = (facts: Partial<ProductCandidate> = {}): ProductCandidate => ({
  id: 'P-77',
  side: 'dotdigital',
  sku: 'tea100',
  name: 'Tea from Assam',
  price: '12.50',
  stock: '3',
  method: 'normalised-sku',
  confidence: 'near-certain',
  reasons: ['The SKU is the same but for case, separators and leading zeros'],
  seen: 'tea100 7',
  ...facts,
});

export const verdict = (facts: Partial<ProductVerdict> = {}): ProductVerdict => ({
  id: 'd1',
  sku: 'TEA-100',
  recordKey: 'P-77',
  verdict: 'same',
  role: 'product',
  by: 'Ada',
  at: toldAt,
  productName: 'Assam tea',
  itemName: 'Tea from Assam',
  ...facts,
});
