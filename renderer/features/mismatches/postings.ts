import type { PostedOrder, PostingLine } from '../../../shared/domain/posting.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { dateText, day } from '../../text/format.ts';
import { postingText } from '../../text/posting-text.ts';
import type { Fact, Facts } from './fact-rows.ts';
import type { RecordLine, Records } from './record-lines.ts';

/** Both ways in which a marketing order can be posted, side by side; null where there is no choice. */
export const postingRecords = ({ evidence: { posting }, keep }: MismatchDetail): Records | null => {
  if (posting === undefined || keep === null || posting.asItStands === null || posting.withFix === null) return null;
  const orders = [posting.withFix, posting.asItStands];
  return {
    columns: keep.choices.map(({ value, label }) => ({ value, title: label })),
    lines: postingLines(orders, soldOn(posting)),
    words: postingText.choice,
  };
};

const postingLines = (orders: readonly PostedOrder[], sold: string): readonly RecordLine[] => {
  const line = (name: string, textOf: (order: PostedOrder) => string): RecordLine => {
    const texts = orders.map(textOf);
    return { name, texts, isDifferent: new Set(texts).size > 1, isField: false };
  };
  return [
    line('Posting date', ({ postingDate }) => dateText(postingDate)),
    line('Sold on', () => sold),
    line('Customer', ({ customerNumber }) => customerNumber),
    ...(['total', 'tax', 'discount', 'delivery'] as const).map((name) =>
      line(amountNames[name], (order) => `${order[name]} ${order.currency}`),
    ),
    ...(orders[0]?.lines ?? []).map((sold) => line(sold.sku, () => lineText(sold))),
  ];
};

const amountNames = { total: 'Total', tax: 'Tax', discount: 'Discount', delivery: 'Delivery' } as const;

const lineText = ({ quantity, unitPrice, lineTotal }: PostingLine): string =>
  `${quantity} at ${unitPrice}, ${lineTotal}`;

/** A marketing order that can be posted in one way only, or in none: what Dotdigital holds, and what the ERP would get. */
export const postingFacts = ({ evidence: { posting }, row }: MismatchDetail): Facts | null => {
  if (row.kind !== 'order-unposted' && row.kind !== 'posting-refused') return null;
  const left = { title: 'ERP', note: 'no such order' };
  if (posting === undefined) return { left, right: { title: 'Dotdigital', note: row.label }, rows: [] };
  const posted = posting.asItStands;
  const isAbout = (...reasons: readonly string[]): boolean =>
    posting.waits.some(({ reason }) => reasons.includes(reason));
  const fact = (name: string, right: string, result: string, isMarked = false): Fact => ({
    ...{ name, right, isMarked },
    left: '',
    result: posted === null ? '' : `← ${result}`,
  });
  const told = (amount: string | null): string =>
    amount === null ? 'not told' : `${amount} ${posting.currency ?? ''}`;
  const isBuyer = isAbout('customer-missing', 'customer-gone', 'customer-by-email', 'customer-blocked', 'maybe-posted');
  const isPeriod = isAbout('period-closed', 'period-restricted', 'period-unknown');
  return {
    left,
    right: { title: 'Dotdigital', note: row.label },
    rows: [
      fact('Customer', buyerText(posting), posted?.customerNumber ?? '', isBuyer),
      fact('Sold on', soldOn(posting), posted === null ? '' : `posted on ${dateText(posted.postingDate)}`, isPeriod),
      fact('Status', posting.status ?? 'not told', 'a new order', isAbout('status-unknown')),
      fact('Total', told(posting.total), posted?.total ?? '', isAbout('totals-off', 'currency-unknown')),
      fact('Tax', told(posting.tax), posted?.tax ?? ''),
      fact('Discount', told(posting.discount), posted?.discount ?? ''),
      fact('Delivery', told(posting.delivery), posted?.delivery ?? ''),
      ...posting.lines.map((line) => fact(line.sku, lineText(line), lineText(line), isNamed(posting, line.sku))),
    ],
  };
};

type Posting = NonNullable<MismatchDetail['evidence']['posting']>;

/** The day of the sale by the ERP's calendar, which decides its period; where that is not known, by the window's. */
const soldOn = ({ saleDate, orderedAt }: Posting): string => {
  if (saleDate !== null) return dateText(saleDate);
  return orderedAt === null ? 'not told' : day(orderedAt);
};

const buyerText = ({ customer, contactId }: Posting): string => {
  const contact = contactId === null ? 'no contact any more' : `contact ${contactId}`;
  if (customer === null) return contact;
  return `${contact}, ${customer.by === 'email' ? 'by its address' : 'by its number'} customer ${customer.number}`;
};

const isNamed = ({ waits }: Posting, sku: string): boolean =>
  waits.some(
    ({ reason, detail }) =>
      (reason === 'sku-unknown' || reason === 'sku-discontinued') && (detail ?? '').split(', ').includes(sku),
  );
