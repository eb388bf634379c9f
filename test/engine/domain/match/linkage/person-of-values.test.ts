import { expect, test } from 'vitest';
import { nobody } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { personOfValues } from '../../../../../electron/engine/domain/match/linkage/person-of-values.ts';
import { standardValues } from '../../../../../electron/engine/domain/normalise/values.ts';
import type { FieldValues } from '../../../../../shared/domain/fields.ts';
import { type ExtraRule, firstMapping, type Telling } from '../../../../../shared/domain/mapping-document.ts';
import { mappingWith } from '../../../flows/mapped-worlds.ts';
import { customerOf } from '../../../flows/rig.ts';

const ownField = (field: ExtraRule['field'], tells: Telling | null, change: Partial<ExtraRule> = {}): ExtraRule => ({
  field,
  source: { from: 'erp', name: field, type: 'text', tells },
  steps: [],
  target: { name: field, type: 'String' },
  master: 'erp',
  ...change,
});

const values: FieldValues = {
  ...standardValues(customerOf('C-1', { city: 'Leeds', loyaltyTier: 'Gold' })),
  extra1: ' Acme Ltd ',
  extra2: 'GB123',
  extra3: 'Home',
};

test('of the standard fields those count that tell who somebody is and are compared', () => {
  const person = personOfValues(mappingWith({ city: { target: null } }), 'erp')(values);
  expect(person).toEqual({ ...nobody, firstName: 'First C-1', lastName: 'Hart', email: 'c-1@shop.test' });
});

test('own fields count as what the mapping says they tell, on both sides, where they are sent', () => {
  const extras = [ownField('extra1', 'company'), ownField('extra2', 'identifier'), ownField('extra3', null)];
  for (const side of ['erp', 'dotdigital'] as const)
    expect(personOfValues({ ...firstMapping, extras }, side)(values)).toMatchObject({
      company: ' Acme Ltd ',
      identifier: 'GB123',
    });
  const unsent = [ownField('extra1', 'company', { target: null })];
  expect(personOfValues({ ...firstMapping, extras: unsent }, 'erp')(values)).toMatchObject({
    company: null,
    identifier: null,
  });
});

test('a company is what the steps send of it, and of a contact what it holds', () => {
  const table = [{ from: 'Acme Ltd', to: 'Acme Holdings' }];
  const extras = [ownField('extra1', 'company', { steps: [{ do: 'look-up', table, otherwise: 'empty' }] })];
  const companyOf = (side: 'erp' | 'dotdigital') => personOfValues({ ...firstMapping, extras }, side)(values).company;
  expect([companyOf('erp'), companyOf('dotdigital')]).toEqual(['Acme Holdings', ' Acme Ltd ']);
});
