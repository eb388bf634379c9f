import type { Impact, Reason } from '../../shared/domain/reason.ts';
import type { MismatchDetail, PairRow } from '../../shared/ipc/operations/mismatch.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { ago, counted, day, grouped, listed, moment } from './format.ts';
import { fieldList } from './mismatch-text.ts';
import { comparedFieldText } from './names.ts';
import type { ImpactText } from './risk-text.ts';

/** What a row of a pair is called: a field, an order's line by its SKU, or whose an order is. */
export const pairName = ({ field, part, name }: Pick<PairRow, 'field' | 'part' | 'name'>): string => {
  if (part !== undefined) return part;
  if (name !== undefined) return name;
  if (field === 'sku') return 'SKU';
  return field === 'contact' ? 'Whose' : comparedFieldText[field];
};

const amounts: readonly PairRow['field'][] = ['price', 'specialPrice', 'total', 'discount', 'delivery'];

/** A value of a pair as it is read: an instant by its day and time, an amount with both its places, all else as it stands. */
export const pairValue = ({ field }: Pick<PairRow, 'field'>, text: string | null): string | null => {
  if (text === null) return null;
  if (amounts.includes(field)) return text.replace(/^(-?\d+\.\d)(?!\d)/, padded);
  if (field === 'lines') return text.replace(/(?<=at )(-?\d+\.\d)(?!\d)/g, padded);
  const at = field === 'orderedAt' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? text : moment(at);
};

const padded = (amount: string): string => `${amount}0`;

/** Whether the case is about a product or a sale. */
export const isOfSales = ({ row }: Pick<MismatchDetail, 'row'>): boolean =>
  row.entity === 'item' || row.entity === 'order';

/** Whether Dotdigital holds the other half of the pair. */
export const hasOther = ({ evidence }: Pick<MismatchDetail, 'evidence'>): boolean =>
  evidence.contact !== null || evidence.item?.record != null || evidence.order?.record != null;

/** What stands on Dotdigital's side, in so few words that they fit beside its name. */
export const otherSideText = ({ evidence: { contact, item, order } }: Pick<MismatchDetail, 'evidence'>): string => {
  if (item !== undefined) return item.record?.key ?? 'no item';
  if (order !== undefined) return order.record?.key ?? 'no order';
  return contact === null ? 'no contact' : `contact ${contact.contactId}`;
};

/** Which records a case of a product or a sale is about, for the heading; null for cases about people. */
export const salesRecordsText = ({ row, evidence }: Pick<MismatchDetail, 'row' | 'evidence'>): string | null => {
  if (evidence.item !== undefined) return `SKU ${evidence.item.sku}`;
  if (evidence.order === undefined) return null;
  return row.reference === '' ? 'Order without a known customer' : `Order of customer ${row.reference}`;
};

type SaleReason = Extract<
  Reason,
  {
    readonly code:
      | 'not-in-catalogue'
      | 'not-sold'
      | 'no-price-in-erp'
      | 'lacks-mandatory'
      | 'named-by-orders'
      | 'no-order-record'
      | 'belongs-to-contact'
      | 'hangs-on'
      | 'back-filled'
      | 'record-changed-at';
  }
>;

/** A reason about a product or a sale as a sentence without a full stop. */
export const saleReasonText = (reason: SaleReason, now: number): string => {
  switch (reason.code) {
    case 'not-in-catalogue':
      return `The ERP sells ${reason.sku} and has a price for it; no catalogue record names it`;
    case 'not-sold':
      return reason.isKnown
        ? `The ERP has ${reason.sku} and does not sell it any more`
        : `The ERP has no product ${reason.sku}, not even one that is not sold`;
    case 'no-price-in-erp':
      return `The ERP sells ${reason.sku} and knows no price for it now`;
    case 'lacks-mandatory':
      return `A product block needs name, SKU, price, page and image; the record lacks ${reason.fields.length === 0 ? 'the SKU' : fieldList(reason.fields)}`;
    case 'named-by-orders':
      return `${counted(reason.count, 'order')} ${reason.count === 1 ? 'names' : 'name'} it: ${listed(reason.numbers)}${reason.count > reason.numbers.length ? `, and ${grouped(reason.count - reason.numbers.length)} more` : ''}`;
    case 'no-order-record':
      return `Dotdigital has no order ${reason.number}, nor one that is the same sale under another number`;
    case 'belongs-to-contact':
      return `It belongs to customer ${reason.number}, who is contact ${reason.contactId} by ${reason.byNumber ? 'the customer number' : 'the same email'}`;
    case 'hangs-on':
      return `It hangs on contact ${reason.contactId}, who is somebody else`;
    case 'back-filled':
      return `It is of ${day(reason.at)}, more than ${reason.days} days ago, so no policy adds it: a person has to`;
    case 'record-changed-at':
      return changedText(reason, now);
    default:
      return unreachable(reason);
  }
};

const changedText = (
  { erpAt, recordAt }: Extract<SaleReason, { readonly code: 'record-changed-at' }>,
  now: number,
): string => {
  const record = recordAt === null ? 'The record has no date' : `The record changed ${ago(recordAt, now)}`;
  return erpAt === null ? record : `${record}, the order in the ERP ${ago(erpAt, now)}`;
};

type SaleImpact = Extract<
  Impact,
  {
    readonly code:
      | 'not-shown-in-mail'
      | 'shows-unsold'
      | 'shows-wrong-item'
      | 'cannot-be-picked'
      | 'purchase-not-named'
      | 'sale-not-counted'
      | 'sale-counts-elsewhere'
      | 'sale-counted-wrong'
      | 'may-start-automations';
  }
>;

/** What a case of a product or a sale puts at risk, and who says so. */
export const saleImpactText = (impact: SaleImpact, now: number): ImpactText => {
  const read = (what: string): string =>
    'at' in impact && impact.at !== null ? `${what} read ${ago(impact.at, now)}` : `${what} as last read`;
  switch (impact.code) {
    case 'not-shown-in-mail':
      return { sentence: 'No product block and no recommendation can show it.', source: read('catalogue') };
    case 'shows-unsold':
      return { sentence: 'Mail can still show it, and who follows cannot buy it.', source: read('catalogue') };
    case 'shows-wrong-item':
      return {
        sentence: `Product blocks show ${comparedFieldText[impact.field].toLowerCase()} ${impact.shows === null || impact.shows === '' ? 'empty' : `“${impact.shows}”`}.`,
        source: read('catalogue'),
      };
    case 'cannot-be-picked':
      return {
        sentence: 'No product block can pick it, although the record is stored.',
        source: "Dotdigital's rule on product blocks",
      };
    case 'purchase-not-named':
      return {
        sentence: `What was bought in ${counted(impact.orders, 'order')} cannot be shown or recommended again.`,
        source: "Concord's rule on SKUs",
      };
    case 'sale-not-counted':
      return {
        sentence: `${amountText(impact)} is missing from campaign revenue, and segments on purchases pass the buyer by.`,
        source: read('orders'),
      };
    case 'sale-counts-elsewhere':
      return {
        sentence: `${amountText(impact)} counts for ${impact.contactId === null ? 'somebody else' : `contact ${impact.contactId}`}: rewards, segments and automations take the wrong person for the buyer.`,
        source: read('orders'),
      };
    case 'sale-counted-wrong':
      return {
        sentence: `Campaign revenue counts it ${shownText(impact)}.`,
        source: read('orders'),
      };
    case 'may-start-automations':
      return {
        sentence: 'Adding an order can start programs that wait for one; Dotdigital does not tell which.',
        source: "Dotdigital's programs",
      };
    default:
      return unreachable(impact);
  }
};

const shownText = (impact: Extract<SaleImpact, { readonly code: 'sale-counted-wrong' }>): string => {
  const name = comparedFieldText[impact.field].toLowerCase();
  if (impact.field === 'lines') return 'with other lines than the ERP has';
  return impact.shows === null ? `without ${name}` : `with ${name} “${pairValue(impact, impact.shows)}”`;
};

const amountText = ({
  amount,
  currency,
}: {
  readonly amount: string | null;
  readonly currency: string | null;
}): string => (amount === null ? 'The sale' : `The sale of ${[amount, currency ?? ''].join(' ').trim()}`);
