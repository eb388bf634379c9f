import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../../electron/engine/domain/normalise/canonical.ts';
import { proposeCorrection } from '../../../../electron/engine/domain/resolve/propose.ts';
import { type FieldName, fieldNames } from '../../../../shared/domain/fields.ts';

const today = '2026-11-25';

test.each<[FieldName, string, string, string | null]>([
  ['email', 'tom.reed@gmail,com', 'GB', 'tom.reed@gmail.com'],
  ['email', 'tom..reed@example.com', 'GB', 'tom.reed@example.com'],
  ['email', 'tom reed@example.com', 'GB', 'tomreed@example.com'],
  ['email', 'tom@example.com.', 'GB', 'tom@example.com'],
  ['email', 'tom@gmial.com', 'GB', 'tom@gmail.com'],
  ['email', 'tom@@example.com', 'GB', 'tom@example.com'],
  ['email', 'tom..reed@gmial,com', 'GB', 'tom.reed@gmail.com'],
  ['email', 'tom.reed', 'GB', null],
  ['phone', 'O117 496 O24O', 'GB', '01174960240'],
  ['phone', '0117', 'GB', null],
  ['birthDate', '31/12/1984', 'GB', '1984-12-31'],
  ['birthDate', '12/31/1984', 'GB', '1984-12-31'],
  ['birthDate', '04/05/1984', 'GB', null],
  ['birthDate', '05/05/1984', 'GB', '1984-05-05'],
  ['birthDate', '31/02/1984', 'GB', null],
  ['birthDate', '1984/12/31', 'GB', '1984-12-31'],
  ['postcode', 'BS8 1TH0', 'GB', null],
  ['postcode', 'B58 1TH', 'GB', 'BS8 1TH'],
  ['postcode', '1O115', 'DE', '10115'],
  ['loyaltyPoints', '1.250,00', 'DE', '1250.00'],
  ['loyaltyPoints', '1,250', 'GB', '1250'],
  ['loyaltyPoints', '12O', 'GB', '120'],
  ['loyaltyPoints', 'many', 'GB', null],
])('%s %j in %s becomes %j', (field, raw, country, expected) => {
  expect(proposeCorrection(field, raw, { country, today })?.value ?? null).toBe(expected);
});

test('whatever is proposed would be accepted', () => {
  const text = fc.oneof(fc.string({ maxLength: 30 }), fc.stringMatching(/^[0-9OIl.,/@ a-z+-]{1,24}$/));
  fc.assert(
    fc.property(fc.constantFrom(...fieldNames), text, fc.constantFrom('GB', 'DE', 'PL', ''), (field, raw, country) => {
      const proposal = proposeCorrection(field, raw, { country, today });
      if (proposal === null) return;
      const read = canonical(field, proposal.value, { country, today });
      expect(read.ok && read.value !== null).toBe(true);
    }),
    { numRuns: 4000, seed: 13 },
  );
});
