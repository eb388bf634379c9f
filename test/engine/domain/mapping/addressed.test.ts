import { expect, test } from 'vitest';
import { addressed, movedTargets } from '../../../../electron/engine/domain/mapping/addressed.ts';
import { planUndo } from '../../../../electron/engine/domain/resolve/undo.ts';
import { verdict } from '../../../../electron/engine/domain/resolve/verify.ts';
import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { ExtraField } from '../../../../shared/domain/fields.ts';
import { type ExtraRule, firstMapping, type MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { customerWith, today } from '../resolve/people.ts';

const ruleOf = (name: string, field: ExtraField = 'extra5'): ExtraRule => ({
  field,
  source: { from: 'erp', name, type: 'number', tells: null },
  steps: [],
  target: { name, type: 'Numeric' },
  master: 'dotdigital',
});
const mappingOf = (name: string): MappingDocument => ({ ...firstMapping, extras: [ruleOf(name)] });
const shoes = mappingOf('SHOE_SIZE');

const written: ChangeSet = {
  v: 1,
  operation: 'customer.update',
  customerId: 'cus_1',
  customerNumber: 'C-1',
  expectVersion: 'v1',
  changes: [{ field: 'extra5', before: '39', after: '40' }],
};
const withShoes = (size: string | null) => {
  const customer = customerWith();
  return { customer: { ...customer, values: { ...customer.values, extra5: size } }, contact: null };
};

test('a number of the ERP’s own that it writes in another form was applied, and can be undone', () => {
  expect(verdict(written, withShoes('40.0'), today, shoes)).toBe('applied');
  expect(verdict(written, withShoes('39.0'), today, shoes)).toBe('not-applied');
  expect(verdict(written, withShoes('41'), today, shoes)).toBe('diverged');
  expect(planUndo(written, withShoes('40.0'), today, shoes).changeSet).toMatchObject({
    operation: 'customer.update',
    changes: [{ field: 'extra5', after: '39' }],
  });
  expect(planUndo(written, withShoes('41'), today, shoes).changeSet).toBeNull();
});

test('what was written to a field of the ERP’s own is told where its place is another’s by now, or nobody’s', () => {
  const named = addressed(written, shoes);
  expect(movedTargets(named, shoes)).toEqual([]);
  expect(movedTargets(named, mappingOf('HAT_SIZE'))).toEqual(['SHOE_SIZE']);
  expect(movedTargets(named, firstMapping)).toEqual(['SHOE_SIZE']);
});
