import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { backfillDays } from '../../../../shared/domain/policy.ts';
import type { Impact, Reason } from '../../../../shared/domain/reason.ts';
import type { ItemEvidence, SaleEvidence } from '../../../../shared/domain/sale-evidence.ts';
import { itemFact } from '../../../../shared/domain/sales.ts';
import { isBackFill } from '../sales/bounds.ts';
import type { Suggestion } from './suggestion.ts';

/** Why a fix of a product or a sale is suggested; null for cases about people. `today` is YYYY-MM-DD. */
export const saleSuggestion = ({ kind, item, order }: Evidence, today: string): Suggestion | null => {
  if (item !== undefined) return itemSuggestion(kind, item);
  return order === undefined ? null : orderSuggestion(kind, order, today);
};

const itemSuggestion = (kind: Evidence['kind'], item: ItemEvidence): Suggestion => {
  const { product, record, sku, fields, orders } = item;
  switch (kind) {
    case 'product-missing':
      return { confidence: 'certain', reasons: [{ code: 'not-in-catalogue', sku }] };
    case 'item-orphan':
      return {
        confidence: product === null ? 'likely' : 'certain',
        reasons: [{ code: 'not-sold', sku, isKnown: product !== null }],
      };
    case 'item-unreadable':
      return { confidence: 'certain', reasons: [{ code: 'lacks-mandatory', fields }, ...recordReason(null, record)] };
    case 'sku-unmapped':
      return { confidence: 'none', reasons: [{ code: 'named-by-orders', sku, ...orders }] };
    default:
      return ((product?.facts ?? 0) & itemFact.hasPrice) === 0
        ? { confidence: 'none', reasons: [{ code: 'no-price-in-erp', sku }] }
        : { confidence: 'certain', reasons: [{ code: 'erp-masters', fields }, ...recordReason(null, record)] };
  }
};

const orderSuggestion = (kind: Evidence['kind'], sale: SaleEvidence, today: string): Suggestion => {
  const { order, record, number, fields, contact, customer } = sale;
  const owner: readonly Reason[] =
    contact === null || customer === null
      ? []
      : [
          {
            code: 'belongs-to-contact',
            contactId: contact.contactId,
            number: customer.number,
            byNumber: contact.erpNumber === customer.number,
          },
        ];
  const isByNumber = contact?.erpNumber === customer?.number;
  switch (kind) {
    case 'order-missing': {
      const old = backFilled(order?.values.orderedAt ?? null, today);
      return {
        confidence: isByNumber && old.length === 0 ? 'certain' : 'likely',
        reasons: [{ code: 'no-order-record', number }, ...owner, ...old],
      };
    }
    case 'order-misattributed':
      return {
        confidence: isByNumber ? 'certain' : 'likely',
        reasons: [
          ...(record?.contactId == null ? [] : [{ code: 'hangs-on', contactId: record.contactId } as const]),
          ...owner,
        ],
      };
    default:
      return {
        confidence: 'certain',
        reasons: [{ code: 'erp-masters', fields }, ...recordReason(order?.modifiedAt ?? null, record)],
      };
  }
};

/** An order of long ago: adding it may start what is meant for a purchase just made. */
const backFilled = (orderedAt: string | null, today: string): readonly Reason[] => {
  return orderedAt !== null && isBackFill(orderedAt, today)
    ? [{ code: 'back-filled', at: Date.parse(orderedAt), days: backfillDays }]
    : [];
};

const recordReason = (
  erpAt: number | null,
  record: { readonly modifiedAt: number | null } | null,
): readonly Reason[] =>
  record?.modifiedAt == null ? [] : [{ code: 'record-changed-at', erpAt, recordAt: record.modifiedAt }];

/** What a case of a product or a sale puts at risk; null for cases about people. `at`: when its collection was last read. */
export const saleImpacts = ({ kind, item, order }: Evidence, at: number | null): readonly Impact[] | null => {
  if (item !== undefined) return itemImpacts(kind, item, at);
  return order === undefined ? null : orderImpacts(kind, order, at);
};

const itemImpacts = (kind: Evidence['kind'], item: ItemEvidence, at: number | null): readonly Impact[] => {
  const source = 'catalogue-read' as const;
  switch (kind) {
    case 'product-missing':
      return [{ code: 'not-shown-in-mail', source, at }];
    case 'item-orphan':
      return [{ code: 'shows-unsold', source, at }];
    case 'item-unreadable':
      return [{ code: 'cannot-be-picked', source: 'dotdigital-rule' }];
    case 'sku-unmapped':
      return [{ code: 'purchase-not-named', orders: item.orders.count, source: 'concord-rule' }];
    default:
      return item.fields.map((field) => ({
        code: 'shows-wrong-item',
        field,
        shows: valueIn(item.record?.values, field),
        source,
        at,
      }));
  }
};

const orderImpacts = (kind: Evidence['kind'], sale: SaleEvidence, at: number | null): readonly Impact[] => {
  const source = 'orders-read' as const;
  const { total = null, currency = null } = sale.order?.values ?? {};
  const starts: Impact = { code: 'may-start-automations', source: 'dotdigital-rule' };
  switch (kind) {
    case 'order-missing':
      return [{ code: 'sale-not-counted', amount: total, currency, source, at }, starts];
    case 'order-misattributed':
      return [
        {
          code: 'sale-counts-elsewhere',
          amount: total,
          currency,
          contactId: sale.record?.contactId ?? null,
          source,
          at,
        },
        starts,
      ];
    default:
      return sale.fields.map((field) => ({
        code: 'sale-counted-wrong',
        field,
        shows: field === 'lines' ? null : valueIn(sale.record?.values, field),
        source,
        at,
      }));
  }
};

const valueIn = (values: Readonly<Record<string, unknown>> | undefined, field: string): string | null => {
  const value = values?.[field];
  return typeof value === 'string' ? value : null;
};
