import type { ChangeSet } from '../../../../../shared/domain/change.ts';

export type BuiltCommand = {
  readonly method: 'POST';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The longest external id that the contract allows. */
const externalIdLength = 35;

/** The command of a change set; `write` sends it and `preview` shows it. */
export const buildCommand = (changeSet: ChangeSet, idempotencyKey: string): BuiltCommand | null => {
  if (changeSet.operation !== 'customer.update') return null;
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
        fields: Object.fromEntries(changeSet.changes.map(({ field, after }) => [field, after])),
      },
    },
  };
};
