import { expect, test } from 'vitest';
import { masterNotes } from '../../../renderer/text/master-text.ts';

test('the one system that is right is said to be, and the ERP where nothing is told', () => {
  expect(masterNotes([])).toEqual({ erp: 'masters this', dotdigital: null });
  expect(masterNotes([{ code: 'erp-masters', fields: ['total'] }, { code: 'linked-by-email' }])).toEqual({
    erp: 'masters this',
    dotdigital: null,
  });
  expect(masterNotes([{ code: 'dotdigital-masters', fields: ['city'] }])).toEqual({
    erp: null,
    dotdigital: 'masters this',
  });
});

test('where the fields have different masters each side names its own', () => {
  const reasons = [
    { code: 'erp-masters', fields: ['postcode', 'phone'] },
    { code: 'dotdigital-masters', fields: ['city'] },
  ] as const;
  expect(masterNotes(reasons)).toEqual({ erp: 'masters postcode and phone', dotdigital: 'masters city' });
  expect(masterNotes([reasons[1], { code: 'nobody-masters', fields: ['phone'] }])).toEqual({
    erp: null,
    dotdigital: 'masters city',
  });
});
