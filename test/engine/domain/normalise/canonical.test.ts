import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../../electron/engine/domain/normalise/canonical.ts';
import { type FieldName, fieldNames } from '../../../../shared/domain/fields.ts';

const today = '2026-11-25';
const read = (field: FieldName, raw: string | null, country: string | null = 'GB') => {
  const result = canonical(field, raw, { country, today });
  return result.ok ? result.value : `!${result.problem}`;
};

test.each<[FieldName, string | null, string | null]>([
  ['email', ' Amelia.Hart@Example.COM ', 'amelia.hart@example.com'],
  ['email', 'amelia+news@example.com', 'amelia+news@example.com'],
  ['email', 'o’brien@example.com', 'o’brien@example.com'],
  ['email', 'jörg@müller.example', 'jörg@xn--mller-kva.example'],
  ['email', 'jörg@XN--mller-kva.example', 'jörg@xn--mller-kva.example'],
  ['email', 'tom\u200b@example.com', 'tom@example.com'],
  ['email', 'to\u200dm@example.com', '!email-syntax'],
  ['email', 'tom@straße.example', 'tom@xn--strae-oqa.example'],
  ['phone', '\u202a+44 117 496 0240\u202c', '+441174960240'],
  ['phone', '0800 FLOWERS', '!phone-unreadable'],
  ['birthDate', '1985-01-01T00:30:00+01:00', '1985-01-01'],
  ['birthDate', '1984-12-31T99:99', '!date-unreadable'],
  ['postcode', 'bfpo 57', 'BFPO57'],
  ['postcode', 'BS8-1TH', '!postcode-pattern'],
  ['country', 'ÉIRE', 'IE'],
  ['country', 'deu', 'DE'],
  ['language', 'en -GB', 'en'],
  ['lastName', 'STRASSE', 'strasse'],
  ['lastName', 'Straße', 'strasse'],
  ['lastName', 'ΟΔΟΣ', 'οδος'],
  ['lastName', 'οδοσ', 'οδος'],
  ['firstName', 'Zoë 👩‍🚀', 'zoë 👩‍🚀'],
  ['firstName', 'Anna\u00ad\u0007Lena', 'annalena'],
  ['email', 'tom.reed@gmail,com', '!email-syntax'],
  ['email', 'tom reed@example.com', '!email-syntax'],
  ['email', 'tom..reed@example.com', '!email-syntax'],
  ['email', '.tom@example.com', '!email-syntax'],
  ['email', 'tom@example.com.', '!email-syntax'],
  ['email', 'tom@example', '!email-syntax'],
  ['email', 'tom@@example.com', '!email-syntax'],
  ['email', 'tom@exa_mple.com', '!email-syntax'],
  ['email', 'tom.reed', '!email-syntax'],
  ['email', 'tom@gmial.com', '!email-domain-typo'],
  ['email', '   ', null],
  ['email', null, null],
  ['phone', '0117 496 0240', '+441174960240'],
  ['phone', '+44 (0)117 496 0240', '+441174960240'],
  ['phone', '0044 117 4960240', '+441174960240'],
  ['phone', '0117 496', '!phone-unreadable'],
  ['phone', 'call me', '!phone-unreadable'],
  ['birthDate', '1984-12-31', '1984-12-31'],
  ['birthDate', '1984-12-31T00:00:00Z', '1984-12-31'],
  ['birthDate', '1984-12-31 00:00:00', '1984-12-31'],
  ['birthDate', '31/12/1984', '!date-unreadable'],
  ['birthDate', '1984-02-30', '!date-impossible'],
  ['birthDate', '1899-12-31', '!date-impossible'],
  ['birthDate', '2026-11-26', '!date-impossible'],
  ['birthDate', '2026-11-25', '2026-11-25'],
  ['postcode', 'bs8 1th', 'BS81TH'],
  ['postcode', 'SW1A1AA', 'SW1A1AA'],
  ['postcode', 'BS8 ITH', '!postcode-pattern'],
  ['country', 'gb', 'GB'],
  ['country', 'United Kingdom', 'GB'],
  ['country', 'Deutschland', 'DE'],
  ['language', 'en-GB', 'en'],
  ['language', 'EN', 'en'],
  ['loyaltyPoints', '0042.500', '42.5'],
  ['loyaltyPoints', '+7', '7'],
  ['loyaltyPoints', '-0.0', '0'],
  ['loyaltyPoints', '1.250,00', '!number-unreadable'],
  ['loyaltyPoints', '12O', '!number-unreadable'],
  ['loyaltyPoints', '1,250', '!number-unreadable'],
  ['city', '  Bath \n Spa ', 'bath spa'],
  ['lastName', 'ÉCLAIR', 'éclair'],
  ['lastName', 'E\u0301clair', 'éclair'],
])('%s %j is read as %j', (field, raw, expected) => {
  expect(read(field, raw)).toBe(expected);
});

test.each([
  ['DE', '30 - 1', '10115', '10115'],
  ['NL', '', '1012 ab', '1012AB'],
  ['PL', '', '00-930', '00930'],
  ['SE', '', '111 22', '11122'],
  ['IE', '', 'd6w x285', 'D6WX285'],
  ['IE', '', 'DO2 X285', '!postcode-pattern'],
  ['IE', '', 'B02 X285', '!postcode-pattern'],
  ['PT', '', '1000-001', '1000001'],
  ['ES', '', '53001', '!postcode-pattern'],
  ['IE', '', 'D02 X285', 'D02X285'],
  ['FR', '', '7500', '!postcode-pattern'],
  ['Atlantis', '', 'anything 7', 'ANYTHING7'],
])('a postcode of %s is read by the shape of its country', (country, _note, raw, expected) => {
  expect(read('postcode', raw, country)).toBe(expected);
});

test('reading what was read changes nothing, whatever the field and the text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldNames), fc.string({ unit: 'grapheme', maxLength: 40 }), (field, text) => {
      const once = canonical(field, text, { country: 'GB', today });
      if (!once.ok || once.value === null) return;
      const twice = canonical(field, once.value, { country: 'GB', today });
      expect(twice).toEqual(once);
    }),
    { numRuns: 3000, seed: 11 },
  );
});

test('case and white space never make a difference', () => {
  const samples: readonly (readonly [FieldName, string])[] = [
    ['email', 'amelia.hart@example.com'],
    ['firstName', 'Anne-Sophie'],
    ['street', '12 Long Lane'],
    ['city', 'Weston super Mare'],
    ['postcode', 'BS8 1TH'],
    ['country', 'gb'],
    ['loyaltyTier', 'Gold'],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.boolean(), fc.nat(3), (sample, isUpper, spaces) => {
      const [field, text] = sample;
      const cased = isUpper ? text.toUpperCase() : text.toLowerCase();
      const inner = field === 'email' ? cased : cased.replaceAll(' ', ' '.repeat(spaces + 1));
      const noisy = `${' '.repeat(spaces)}${inner}\t`;
      expect(read(field, noisy)).toBe(read(field, text));
    }),
    { seed: 3 },
  );
});

test.each([
  ['IE', '01 234 5678', '+35312345678'],
  ['IT', '02 1234 5678', '+390212345678'],
  ['DE', '0228/123456', '+49228123456'],
  ['FR', '01 42 68 53 00', '+33142685300'],
  ['US', '(212) 736-5000', '+12127365000'],
  ['GB', '00353 1 234 5678', '+35312345678'],
  ['', '0117 496 0240', '!phone-unreadable'],
  ['', '+44 117 496 0240', '+441174960240'],
])('a phone number is read as they write it in %s', (country, raw, expected) => {
  expect(read('phone', raw, country)).toBe(expected);
});

test('every character there is keeps its value when it is read again, and in capitals', () => {
  const fields: readonly FieldName[] = ['lastName', 'country', 'language', 'postcode'];
  for (let code = 1; code < 0x30000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const text = `a${String.fromCodePoint(code)}b`;
    for (const field of fields) {
      const once = read(field, text, 'XX');
      if (read(field, once, 'XX') !== once) expect(`${field} ${code.toString(16)}`).toBe('steady');
    }
    if (read('lastName', text) !== read('lastName', text.toUpperCase()))
      expect(`capital of ${code.toString(16)}`).toBe('the same');
  }
}, 60_000);
