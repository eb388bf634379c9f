import { expect, test } from 'vitest';
import { planFix } from '../../../../electron/engine/domain/resolve/change-set.ts';
import { verdict } from '../../../../electron/engine/domain/resolve/verify.ts';
import { contactWith, customerWith, evidenceWith, today } from './people.ts';

const planned = (evidence: ReturnType<typeof evidenceWith>) => {
  const { changeSet } = planFix({ kind: evidence.kind, evidence, edits: {}, keep: null, today });
  if (changeSet === null) throw new Error('no change set');
  return changeSet;
};

const before = contactWith({}, { POSTCODE: 'BS6 6LA' });
const patch = planned(evidenceWith('field-drift', ['postcode'], customerWith(), before));
const create = planned(evidenceWith('customer-missing', [], customerWith(), null));
const malformed = customerWith({ email: 'amelia.hart@example,com' });
const update = planned(evidenceWith('malformed-value', ['email'], malformed));

test.each([
  [
    'a patched value in another writing',
    patch,
    { customer: null, contact: contactWith({}, { POSTCODE: 'bs8 1th' }) },
    'applied',
  ],
  ['the value from before', patch, { customer: null, contact: before }, 'not-applied'],
  ['a third value', patch, { customer: null, contact: contactWith({}, { POSTCODE: 'BS1 1AA' }) }, 'diverged'],
  ['no contact any more', patch, { customer: null, contact: null }, 'diverged'],
  ['a created contact', create, { customer: null, contact: contactWith() }, 'applied'],
  ['no contact', create, { customer: null, contact: null }, 'not-applied'],
  ["somebody else's contact", create, { customer: null, contact: contactWith({}, { ERP_ID: 'C-2' }) }, 'diverged'],
  [
    'a created contact with another value',
    create,
    { customer: null, contact: contactWith({}, { LOYALTY_TIER: 'Bronze' }) },
    'diverged',
  ],
  ['the corrected customer', update, { customer: customerWith(), contact: null }, 'applied'],
  ['the customer as it was', update, { customer: malformed, contact: null }, 'not-applied'],
  [
    'the customer with another email',
    update,
    { customer: customerWith({ email: 'other@example.com' }), contact: null },
    'diverged',
  ],
] as const)('reading back %s', (_name, changeSet, fresh, expected) => {
  expect(verdict(changeSet, fresh, today)).toBe(expected);
});
