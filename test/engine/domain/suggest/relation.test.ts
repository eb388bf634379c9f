import { expect, test } from 'vitest';
import { relationOf } from '../../../../electron/engine/domain/suggest/relation.ts';

test.each([
  [null, '  ', 'both-empty'],
  [null, 'Leeds', 'erp-empty'],
  ['Leeds', '', 'dotdigital-empty'],
  ['LEEDS', 'leeds', 'case-only'],
  ['St. Mary’s Rd', 'st marys rd', 'signs-only'],
  ['Müller', 'Muller', 'signs-only'],
  ['12 High Street, Flat 3', '12 High Street', 'erp-longer'],
  ['Ann', 'Ann Marie', 'dotdigital-longer'],
  ['120', '90.5', 'erp-more'],
  ['9', '120', 'dotdigital-more'],
  ['Jonson', 'Johnson', 'slip'],
  ['Kensington Gardens', 'Kensingtan Gardns', 'close'],
  ['Leeds', 'Bristol', 'different'],
] as const)('%s against %s is %s', (erp, dotdigital, relation) => {
  expect(relationOf(erp, dotdigital)).toBe(relation);
});
