import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiDomain } from '../../../../electron/engine/domain/normalise/ascii-domain.ts';

test.each([
  ['example.com', 'example.com'],
  ['müller.example', 'xn--mller-kva.example'],
  ['xn--mller-kva.example', 'xn--mller-kva.example'],
  ['straße.example', 'xn--strae-oqa.example'],
  ['mail.españa.example', 'mail.xn--espaa-rta.example'],
  ['日本語.example', 'xn--wgv71a119e.example'],
])('%s is held as %s', (domain, expected) => {
  expect(asciiDomain(domain)).toBe(expected);
});

test("every domain of letters is held as Node's own encoder holds it", () => {
  const letter = fc.constantFrom(...'abcz09äöüßéèñçøåæœłżąğışžčαβγδжщю日本語中文한국');
  const label = fc.string({ unit: letter, minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
      const domain = `${labels.join('.')}.example`;
      expect(asciiDomain(domain)).toBe(domainToASCII(domain));
    }),
    { numRuns: 3000, seed: 4 },
  );
});
