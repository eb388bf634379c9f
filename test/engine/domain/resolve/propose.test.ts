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
  ['loyaltyPoints', 'lol', 'GB', null],
  ['loyaltyPoints', '1,250', 'DE', null],
  ['loyaltyPoints', '1,250.50', 'DE', '1250.50'],
  ['loyaltyPoints', '-1,250.50', 'GB', '-1250.50'],
  ['loyaltyPoints', '1.250.000', 'DE', '1250000'],
  ['loyaltyPoints', '1.250.000,5', 'DE', '1250000.5'],
  ['loyaltyPoints', '1 250,00', 'FR', '1250.00'],
  ['loyaltyPoints', '1\u202f250', 'FR', '1250'],
  ['loyaltyPoints', "1'250", 'CH', '1250'],
  ['loyaltyPoints', '12,5', 'DE', '12.5'],
  ['loyaltyPoints', '1 2', 'GB', null],
  ['email', 'Tom Reed <tom@example.com>', 'GB', 'tom@example.com'],
  ['email', 'tom@example.com; kim@example.com', 'GB', null],
  ['email', 'tom@example.com,', 'GB', 'tom@example.com'],
  ['phone', 'Büro 0228 123456', 'DE', '0228123456'],
  ['phone', '0228 123456 ab 18 Uhr', 'DE', null],
  ['phone', 'mobil 0151 23456789', 'DE', '015123456789'],
  ['phone', '0117 496 0240 or 0117 496 0999', 'GB', null],
  ['phone', '0044 117 496 0240', '', '+441174960240'],
  ['phone', '0800 FLOWERS', 'GB', null],
  ['birthDate', '31/12/1984 00:00:00', 'GB', '1984-12-31'],
  ['birthDate', '31.12.1984', 'DE', '1984-12-31'],
  ['birthDate', '04/05/1984 00:00', 'GB', null],
  ['birthDate', '19841231', 'GB', '1984-12-31'],
  ['birthDate', '1984-1-5', 'GB', '1984-01-05'],
  ['birthDate', '31/12/84', 'GB', null],
  ['birthDate', '31/12/2084', 'GB', null],
  ['postcode', 'BS8 ITH', 'GB', 'BS8 1TH'],
  ['postcode', 'SW1A OAA', 'GB', 'SW1A 0AA'],
  ['postcode', 'BS8-1TH', 'GB', 'BS81TH'],
  ['postcode', 'DO2 X285', 'IE', 'D02 X285'],
  ['postcode', 'D-10115', 'DE', '10115'],
  ['postcode', 'NL-1012 AB', 'NL', '1012 AB'],
  ['postcode', '7500', 'FR', null],
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

test('a slip that could be at two places of a postcode is left to a person', () => {
  for (let left = 0; left < 26; left += 1) {
    const code = `${String.fromCharCode(65 + left)}OO 1AA`;
    const proposal = proposeCorrection('postcode', code, { country: 'GB', today });
    if (proposal === null) continue;
    const alike = [`${code[0]}0O 1AA`, `${code[0]}O0 1AA`, `${code[0]}OO IAA`];
    const sound = alike.filter((text) => canonical('postcode', text, { country: 'GB', today }).ok);
    expect(sound).toEqual([proposal.value]);
  }
});

test('a proposed telephone number holds the digits that were written, and no others', () => {
  const part = fc.constantFrom('0228', '123456', '0117', '496', '0240', 'Büro', 'ab', 'Uhr', 'Tel:', '18', '+49', 'o');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom('GB', 'DE', 'AT'), (parts, country) => {
      const proposal = proposeCorrection('phone', parts.join(' '), { country, today });
      if (proposal === null || parts.includes('o')) return;
      const withWords = parts.filter((text) => /[a-z]/i.test(text)).length;
      const digits = (text: string) => text.replace(/\D/g, '');
      expect(digits(parts.join(''))).toBe(digits(proposal.value));
      const runs = parts
        .map((text) => (/[a-z]/i.test(text) ? '|' : 'd'))
        .join('')
        .split('|')
        .filter(Boolean);
      if (withWords > 0) expect(runs).toHaveLength(1);
    }),
    { numRuns: 3000, seed: 21 },
  );
});
