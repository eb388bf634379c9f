import { expect, test } from 'vitest';
import { slugOf } from '../../../electron/main/workspaces/slug.ts';
import { slugSchema } from '../../../shared/ipc/operations/workspaces.ts';

test.each([
  ['Our Shop', 'our-shop'],
  ['  Möbel & Söhne  ', 'mobel-sohne'],
  ['Łódź', 'odz'],
  ['../../etc', 'etc'],
  ['日本', 'workspace'],
  ['training', 'training-2'],
  ['taken', 'taken-3'],
  [`${'long '.repeat(12)}`, 'long-long-long-long-long-long-lo'],
])('%j is kept under %s', (name, slug) => {
  expect(slugOf(name, ['taken', 'taken-2'])).toBe(slug);
  expect(slugSchema.safeParse(slug).success).toBe(true);
});
