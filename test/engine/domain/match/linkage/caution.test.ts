import { expect, test } from 'vitest';
import { cautionOf, countedOdds } from '../../../../../electron/engine/domain/match/linkage/caution.ts';
import type { Level } from '../../../../../electron/engine/domain/match/linkage/levels.ts';
import type { Pattern } from '../../../../../electron/engine/domain/match/linkage/pattern.ts';
import { type FieldName, fieldNames } from '../../../../../electron/engine/domain/match/linkage/person.ts';

const pattern = (levels: Partial<Record<FieldName, Level>>): Pattern =>
  fieldNames.reduce((sum, name, field) => sum + (levels[name] ?? 0) * 8 ** field, 0);

test.each<[string, Partial<Record<FieldName, Level>>, string | null]>([
  ['a firm and one who works there', { company: 7, phone: 7, street: 7, email: 2 }, 'impersonal'],
  ['a firm under one address before the @', { company: 7, email: 7 }, null],
  ['a couple on one email', { firstName: 1, lastName: 7, email: 7 }, 'shared-mailbox'],
  ['a mother and a child on one phone', { firstName: 1, lastName: 7, phone: 7, birthDate: 1 }, 'shared-mailbox'],
  ['another first name, the same birth date', { firstName: 1, lastName: 7, email: 7, birthDate: 7 }, null],
  ['another first name, the same order', { firstName: 1, email: 7, orders: 6 }, null],
  ['the same first name', { firstName: 7, email: 7 }, null],
  ['no first name', { lastName: 7, email: 7 }, null],
])('%s', (_what, levels, caution) => {
  expect(cautionOf(pattern(levels))).toBe(caution);
  expect(countedOdds(pattern(levels), 30)).toBe(caution === null ? 30 : 0);
  expect(countedOdds(pattern(levels), -30)).toBe(-30);
});
