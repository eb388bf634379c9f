import type { ChangeSet } from '../../../../../shared/domain/change.ts';
import { buildOrderCommand } from './build-order-command.ts';
import type { BuiltCommand } from './built-command.ts';

/** The longest external id that the contract allows. */
const externalIdLength = 35;

/** The command of a change set; `write` sends it and `preview` shows it. */
export const buildCommand = (changeSet: ChangeSet, idempotencyKey: string): BuiltCommand | null => {
  if (changeSet.operation === 'sales-order.create' || changeSet.operation === 'sales-order.cancel')
    return buildOrderCommand(changeSet, idempotencyKey);
  if (!('customerId' in changeSet)) return null;
  return {
    method: 'POST',
    path: '/commands',
    body: {
      type: 'updateRecord',
      externalId: idempotencyKey.slice(0, externalIdLength),
      ...(changeSet.expectVersion === null ? {} : { expectVersion: changeSet.expectVersion }),
      data: {
        entity: 'customers',
        id: changeSet.customerId,
        fields: fieldsOf(changeSet),
      },
    },
  };
};

type CustomerChange = Extract<ChangeSet, { readonly customerNumber: string }>;

const fieldsOf = (changeSet: CustomerChange): Readonly<Record<string, unknown>> => {
  switch (changeSet.operation) {
    case 'customer.update':
      return Object.fromEntries(changeSet.changes.map(({ field, name, after }) => [name ?? field, after]));
    case 'customer.opt-out': {
      const { at, source } = changeSet;
      return { permission: { ground: 'opt-out', at, source, text: null, orderReference: null } };
    }
    case 'customer.mark-duplicate':
      return { active: changeSet.duplicateOf === null, duplicateOf: changeSet.duplicateOf };
  }
};
