import { expect, test } from 'vitest';
import { impactsOf } from '../../../../electron/engine/domain/explain/impacts.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { impactSchema } from '../../../../shared/domain/reason.ts';
import { contactWith, customerWith, evidenceWith } from '../resolve/people.ts';

const at = 5_000;

test('a drift says which merge field shows what, and where mail goes when the address differs', () => {
  const contact = contactWith({ email: 'old@example.com' }, { POSTCODE: null });
  expect(impactsOf(evidenceWith('field-drift', ['email', 'postcode'], customerWith(), contact), at, mapping)).toEqual([
    { code: 'mail-goes-elsewhere', source: 'contact-read', at },
    { code: 'merges-wrong-value', field: 'postcode', dataField: 'POSTCODE', shows: null, source: 'contact-read', at },
  ]);
});

test.each([
  ['hardBounced', true],
  ['softBounced', true],
  ['subscribed', false],
  [null, false],
])('an email channel that is %s keeps mail away now: %s', (emailStatus, isTold) => {
  const evidence = evidenceWith('field-drift', ['city'], customerWith(), contactWith({ emailStatus }));
  expect(impactsOf(evidence, at, mapping).some(({ code }) => code === 'not-mailed-now')).toBe(isTold);
});

test('every other kind names what it puts at risk, with its source', () => {
  expect(impactsOf(evidenceWith('customer-missing', [], customerWith(), null), null, mapping)).toEqual([
    { code: 'not-reachable', source: 'contacts-read', at: null },
  ]);
  expect(impactsOf(evidenceWith('permission-missing', []), at, mapping)).toEqual([
    { code: 'no-ground-to-mail', source: 'concord-rule' },
  ]);
  expect(impactsOf(evidenceWith('malformed-value', ['email', 'birthDate']), at, mapping)).toEqual([
    { code: 'address-refused', source: 'dotdigital-rule' },
    { code: 'value-refused-or-misread', field: 'birthDate', dataFieldType: 'Date', source: 'dotdigital-rule' },
  ]);
});

test('every impact is one that the window knows', () => {
  for (const kind of ['customer-missing', 'field-drift', 'malformed-value', 'permission-missing'] as const)
    for (const impact of impactsOf(evidenceWith(kind, ['email', 'phone']), at, mapping)) impactSchema.parse(impact);
});
