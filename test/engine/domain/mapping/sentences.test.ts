import { expect, test } from 'vitest';
import { changesBetween } from '../../../../electron/engine/domain/mapping/changes.ts';
import {
  eligibilitySentence,
  orderScopeSentence,
  permissionSentence,
} from '../../../../electron/engine/domain/mapping/sentences.ts';
import { firstMapping } from '../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../flows/mapped-worlds.ts';

test('who is sent is a sentence', () => {
  expect(eligibilitySentence(firstMapping).text).toBe(
    'Send a customer who is a person, is active, is not a test, has a valid email, may be mailed and has not opted out.',
  );
  const { eligibility } = firstMapping;
  const other = {
    ...firstMapping,
    eligibility: {
      ...eligibility,
      person: false,
      exceptPriceGroups: ['STAFF', 'TRADE'],
      exceptHomeStores: ['Test store'],
    },
    permission: { softOptIn: false },
  };
  expect(eligibilitySentence(other).text).toBe(
    'Send a customer who is active, is not a test, has a valid email, has given consent, has not opted out, is not in price group STAFF or TRADE and does not belong to store Test store.',
  );
  expect(eligibilitySentence(other).parts.filter(({ isChoice }) => isChoice)).toHaveLength(7);
});

test('which orders belong there is a sentence', () => {
  expect(orderScopeSentence(firstMapping).text).toBe(
    'Send an order that came through web and store, in every state but draft, and whose buyer Dotdigital knows.',
  );
  const orderScope = { channels: ['web'], statuses: ['confirmed', 'settled'], from: '2025-01-01' } as const;
  expect(orderScopeSentence({ ...firstMapping, orderScope }).text).toBe(
    'Send an order that came through web, is confirmed and settled, was placed on or after 2025-01-01, and whose buyer Dotdigital knows.',
  );
  expect(orderScopeSentence({ ...firstMapping, orderScope: { ...orderScope, channels: [] } }).text).toBe(
    'Send no orders.',
  );
});

test('the ground on which a person may be mailed is a sentence', () => {
  expect(permissionSentence(firstMapping).text).toContain('soft opt-in by their own purchase');
  expect(permissionSentence({ ...firstMapping, permission: { softOptIn: false } }).text).toContain('does not count');
});

test('changes are told field by field and rule by rule, and nothing where nothing is other', () => {
  expect(changesBetween(firstMapping, mappingWith({}))).toEqual([]);
  const document = mappingWith(
    { city: { target: { name: 'TOWN', type: 'String' }, master: 'nobody' }, title: { target: null } },
    { numberField: 'ERP_NEW', permission: { softOptIn: false } },
  );
  expect(changesBetween(firstMapping, document)).toEqual([
    { area: 'customers', field: 'number', before: 'ERP_ID', after: 'ERP_NEW' },
    expect.objectContaining({ field: 'title', after: 'trim → not sent, mastered by the ERP' }),
    {
      area: 'customers',
      field: 'city',
      before: 'trim → CITY (String), mastered by the ERP',
      after: 'trim → TOWN (String), mastered by nobody',
    },
    expect.objectContaining({ area: 'rules', after: expect.stringContaining('has given consent') }),
    expect.objectContaining({ area: 'rules', after: expect.stringContaining('does not count') }),
  ]);
});
