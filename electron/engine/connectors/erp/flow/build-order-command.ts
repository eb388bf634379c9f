import type { ChangeSet } from '../../../../../shared/domain/change.ts';
import type { PostedOrder } from '../../../../../shared/domain/posting.ts';
import type { BuiltCommand } from './built-command.ts';

type OrderChange = Extract<ChangeSet, { readonly operation: `sales-order.${string}` }>;

/** The command that posts an order, or cancels it (contract erp-cloud 9.3, endpoint 5). */
export const buildOrderCommand = (changeSet: OrderChange, idempotencyKey: string): BuiltCommand => {
  const command = (body: BuiltCommand['body']): BuiltCommand => ({ method: 'POST', path: '/commands', body });
  switch (changeSet.operation) {
    case 'sales-order.create':
      return command({
        type: 'createSalesOrder',
        externalId: changeSet.externalId,
        data: { entity: 'orders', fields: fieldsOf(changeSet.order) },
      });
    case 'sales-order.cancel':
      return command({
        type: 'cancelSalesOrder',
        externalId: idempotencyKey.slice(0, 35),
        ...(changeSet.expectVersion === null ? {} : { expectVersion: changeSet.expectVersion }),
        data: { entity: 'orders', id: changeSet.orderId },
      });
  }
};

const fieldsOf = ({ currency, total, tax, delivery, discount, lines, ...order }: PostedOrder) => {
  const money = (amount: string) => ({ amount, currency });
  return {
    ...order,
    total: money(total),
    tax: money(tax),
    delivery: money(delivery),
    discount: money(discount),
    lines: lines.map(({ unitPrice, lineTotal, ...line }) => ({
      ...line,
      unitPrice: money(unitPrice),
      lineTotal: money(lineTotal),
    })),
  };
};
