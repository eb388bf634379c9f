import { expect, test } from 'vitest';
import { shapeOf } from '../../../../electron/engine/domain/causes/shape.ts';

test.each([
  ['11/05/1980', '99/99/9999'],
  ['Müller-Lüdenscheidt 4b', 'a-a 9a'],
  ['', ''],
  ['anna@gmial.com', 'a@a.a'],
])('%s looks like %s', (text, expected) => {
  expect(shapeOf(text)).toBe(expected);
});
