import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingMask } from '../../../../electron/engine/domain/mismatch/compare.ts';
import { type FieldName, fieldNames, fieldsOf } from '../../../../shared/domain/fields.ts';
import { firstVersion as mapping } from '../../../../shared/domain/mapping-document.ts';
import { contactWith, customerWith, today } from '../resolve/people.ts';

const differing = (customer: Record<string, unknown>, dataFields: Record<string, unknown>): readonly FieldName[] => {
  const left = customerWith(customer);
  return fieldsOf(differingMask(left.values, contactWith({}, dataFields).values, left.malformed, today, mapping));
};

test.each<[string, Record<string, unknown>, Record<string, unknown>, readonly FieldName[]]>([
  ['nothing', {}, {}, []],
  ['one field', {}, { POSTCODE: 'BS6 6LA' }, ['postcode']],
  ['another writing only', {}, { POSTCODE: 'bs81th', FIRSTNAME: ' AMELIA', COUNTRY: 'uk' }, []],
  ['a field that only one side has', {}, { POSTCODE: null }, ['postcode']],
  ['empty in two ways', { city: ' ' }, { CITY: null }, []],
  ['a malformed value of Dotdigital', {}, { PHONE: 'call me' }, ['phone']],
  ['a malformed value of the ERP', { phone: 'call me' }, {}, []],
  ['malformed alike', { phone: 'call me' }, { PHONE: 'call me' }, []],
  ['a wrong country alone', {}, { COUNTRY: 'FR', PHONE: '0117 496 0240' }, ['country']],
])('%s', (_name, customer, dataFields, expected) => {
  expect(differing(customer, dataFields)).toEqual(expected);
});

test('a malformed ERP field never shows as drift, and alike hashes never hide one', () => {
  const text = fc.constantFrom(null, '', 'call me', '0117 496 0240', 'BS8 1TH', 'bs81th', '31/12/1984', '1,250', '120');
  const some = fc.record({
    phone: text,
    postcode: text,
    birthDate: text,
    loyaltyPoints: text,
    email: text,
    city: text,
  });
  fc.assert(
    fc.property(some, some, fc.constantFrom('GB', 'DE', null), (left, right, country) => {
      const customer = customerWith({ ...left, country });
      const contact = contactWith(
        { email: right.email },
        {
          PHONE: right.phone,
          POSTCODE: right.postcode,
          BIRTHDATE: right.birthDate,
          LOYALTY_POINTS: right.loyaltyPoints,
          CITY: right.city,
          COUNTRY: country,
        },
      );
      const mask = differingMask(customer.values, contact.values, customer.malformed, today, mapping);
      expect(mask & customer.malformed).toBe(0);
      if (customer.malformed === 0) expect(mask === 0).toBe(customer.hash === contact.hash);
      expect(mask).toBeLessThan(2 ** fieldNames.length);
    }),
    { numRuns: 3000, seed: 14 },
  );
});
