import { expect, test } from 'vitest';
import { withRefusal } from '../../../electron/engine/flows/import-refusals.ts';
import { fieldsOf, maskOf } from '../../../shared/domain/fields.ts';
import type { Finding } from '../../../shared/domain/mismatch.ts';
import { startRig } from './rig.ts';

const drift: Finding = { kind: 'field-drift', severity: 'warns', fieldMask: maskOf(['city', 'extra17', 'extra32']) };
const reward: Finding = { kind: 'reward-drift', severity: 'blocks', fieldMask: maskOf(['loyaltyTier']) };

test('a refusal is told of all fields that differ, those in the last places too, as gravely as the gravest', () => {
  const { deps, stores } = startRig();
  const refusing = { ...stores, imports: { ...stores.imports, refusalOf: () => ({}) as never } };
  const stored = [{ kind: 'import-rejected', status: 'open' }] as never;
  const [told, ...others] = withRefusal({ ...deps, stores: refusing }, { matchKey: 'C-1', stored }, [drift, reward]);
  expect(others).toEqual([]);
  expect(told).toMatchObject({ kind: 'import-rejected', severity: 'blocks' });
  expect(fieldsOf(told?.fieldMask ?? 0)).toEqual(['city', 'loyaltyTier', 'extra17', 'extra32']);
});
