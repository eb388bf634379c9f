import { expect, test } from 'vitest';
import { buildCommand } from '../../../../../electron/engine/connectors/erp/flow/build-request.ts';
import type { ChangeSet } from '../../../../../shared/domain/change.ts';

const update: ChangeSet = {
  v: 1,
  operation: 'customer.update',
  customerId: 'C1',
  customerNumber: 'K-1',
  expectVersion: 'v7',
  changes: [
    { field: 'city', before: 'Leeds', after: 'York' },
    { field: 'phone', before: '123', after: null },
  ],
};

test('a command names record, version and the fields that change', () => {
  expect(buildCommand(update, 'key-1')).toEqual({
    method: 'POST',
    path: '/commands',
    body: {
      type: 'updateRecord',
      externalId: 'key-1',
      expectVersion: 'v7',
      data: { entity: 'customers', id: 'C1', fields: { city: 'York', phone: null } },
    },
  });
});

test('without a known version none is expected', () => {
  expect(buildCommand({ ...update, expectVersion: null }, 'key-1')?.body).not.toHaveProperty('expectVersion');
});

test('the external id keeps to the 35 signs of the contract', () => {
  const key = '0123456789-0123456789-0123456789-0123456789';
  expect(buildCommand(update, key)?.body.externalId).toBe(key.slice(0, 35));
});

test('a change for Dotdigital has no command here', () => {
  expect(buildCommand({ v: 1, operation: 'contact.patch', contactId: 1, changes: [] }, 'k')).toBeNull();
});
