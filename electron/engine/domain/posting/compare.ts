import type { Order } from '../../../../shared/domain/order.ts';
import type { PostedOrder } from '../../../../shared/domain/posting.ts';
import { plainDecimal } from '../sales/decimal.ts';

/** What of an order the ERP holds otherwise than it was posted; empty where every field is as it was sent. */
export const postedDifferences = (posted: PostedOrder, held: Order): readonly string[] => {
  const amounts = (['total', 'tax', 'delivery', 'discount'] as const).filter(
    (name) => !isMoney(held[name], posted[name], posted.currency),
  );
  const isSameLine = (place: number): boolean => {
    const [wanted, found] = [posted.lines[place], held.lines[place]];
    return (
      wanted !== undefined &&
      found !== undefined &&
      found.sku === wanted.sku &&
      plainDecimal(found.quantity) === plainDecimal(wanted.quantity) &&
      isMoney(found.unitPrice, wanted.unitPrice, posted.currency) &&
      isMoney(found.lineTotal, wanted.lineTotal, posted.currency)
    );
  };
  const isSameLines = held.lines.length === posted.lines.length && posted.lines.every((_, place) => isSameLine(place));
  return [
    ...(held.externalReference === posted.externalReference ? [] : ['externalReference']),
    ...(held.customerNumber === posted.customerNumber ? [] : ['customerNumber']),
    ...(held.channel === posted.channel ? [] : ['channel']),
    ...(Date.parse(held.orderedAt) === Date.parse(posted.orderedAt) ? [] : ['orderedAt']),
    ...amounts,
    ...(isSameLines ? [] : ['lines']),
  ];
};

const isMoney = (held: Order['total'], amount: string, currency: string): boolean =>
  held.currency === currency && plainDecimal(held.amount) === plainDecimal(amount);
