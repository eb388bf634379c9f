import { expect, test } from 'vitest';
import { checkIdentity } from '../../../../electron/engine/domain/mapping/check-identity.ts';
import { type ExtraRule, firstMapping } from '../../../../shared/domain/mapping-document.ts';

type Source = Extract<ExtraRule['source'], { readonly from: 'erp' }>;

const ownField = (
  field: ExtraRule['field'],
  source: Partial<Source>,
  target: ExtraRule['target'] = { name: field, type: 'String' },
): ExtraRule => ({
  field,
  source: { from: 'erp', name: field.toUpperCase(), type: 'text', tells: null, ...source },
  steps: [],
  target,
  master: 'erp',
});

const told = (...extras: readonly ExtraRule[]) =>
  checkIdentity({ ...firstMapping, extras }).map(({ severity, code, field, title }) => [severity, code, field, title]);

test('one field tells the company and one the number, and others tell nothing', () => {
  const company = ownField('extra1', { tells: 'company' });
  const figure: ExtraRule = { ...ownField('extra4', {}), source: { from: 'orders', figure: 'settled-sum' } };
  expect(told(company, ownField('extra2', { tells: 'identifier' }), ownField('extra3', {}), figure)).toEqual([]);
});

test('two fields cannot tell the same', () => {
  expect(told(ownField('extra1', { tells: 'company' }), ownField('extra2', { tells: 'company' }))).toEqual([
    ['must', 'identity-twice', 'extra2', 'Two fields tell the company'],
  ]);
});

test.each([
  ['a number', ownField('extra1', { tells: 'identifier', type: 'number' }, { name: 'VAT', type: 'Numeric' })],
  ['yes or no', ownField('extra1', { tells: 'identifier' }, { name: 'VAT', type: 'Boolean' })],
])('%s cannot tell who somebody is', (_what, rule) => {
  expect(told(rule)).toEqual([['must', 'identity-unfit', 'extra1', 'EXTRA1 cannot tell the membership or tax number']]);
});

test('a field that goes nowhere tells nothing yet, which is worth knowing', () => {
  expect(told(ownField('extra1', { tells: 'company' }, null))).toEqual([
    ['note', 'identity-unfit', 'extra1', 'EXTRA1 tells nothing of who somebody is yet'],
  ]);
});
