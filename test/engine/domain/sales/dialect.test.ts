import { expect, test } from 'vitest';
import { dialectOf } from '../../../../electron/engine/domain/sales/dialect.ts';

const named = (...names: readonly string[]) =>
  names.map((name) => ({ name, type: 'FLOAT', isRepeated: false, columns: [] }));

test.each([
  [named('id', 'order_total'), 'snake_case'],
  [named('orderTotal', 'purchase_date'), 'camelCase'],
  [named('total'), null],
  [null, null],
])('the total tells the dialect', (columns, dialect) => {
  expect(dialectOf(columns)).toBe(dialect);
});
