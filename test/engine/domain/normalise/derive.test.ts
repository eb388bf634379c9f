import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../../electron/engine/domain/normalise/canonical.ts';
import { fieldBit, fieldNames, type StandardField } from '../../../../shared/domain/fields.ts';
import { defaultMapping } from '../../../../shared/domain/mapping.ts';
import { customerFact } from '../../../../shared/domain/mirror.ts';
import { contactWith, customerWith, today } from '../resolve/people.ts';

/** Ways to write values, sound and not, so that pairs often agree. */
const writings: Readonly<Record<StandardField, readonly (string | null)[]>> = {
  email: ['amelia@example.com', ' AMELIA@example.com', 'kim@example.com', 'amelia@example,com', null],
  title: ['Dr', 'DR ', null],
  firstName: ['Amelia', 'AMELIA', 'Zoë 👩‍🚀', null],
  lastName: ['Straße', 'STRASSE', 'Hart'],
  phone: ['0117 496 0240', '+441174960240', '0117', null],
  birthDate: ['1984-12-31', '1984-12-31T00:00:00Z', '31/12/1984'],
  street: ['12 Long Lane', '12  long lane', ''],
  city: ['Bath', 'bath', 'Ba\u200bth', 'Bristol'],
  postcode: ['BS8 1TH', 'bs81th', 'BS8', null],
  country: ['GB', 'United Kingdom', 'FR', null],
  language: ['en', 'en-GB', 'de'],
  loyaltyTier: ['Gold', 'gold ', 'Silver'],
  loyaltyPoints: ['120', '0120.0', '121', '1,250'],
  priceGroup: [null, ' ', 'A'],
  homeStore: ['Bath', null],
};
const valuesOf = fc.record(
  Object.fromEntries(fieldNames.map((name) => [name, fc.constantFrom(...writings[name])])) as {
    [Name in StandardField]: fc.Arbitrary<string | null>;
  },
);

const contactOf = (values: Readonly<Record<StandardField, string | null>>) => {
  const fields = fieldNames.flatMap((name) => {
    const { dataField } = defaultMapping[name];
    return dataField === null ? [] : [[dataField, values[name]]];
  });
  return contactWith({ email: values.email }, Object.fromEntries(fields));
};

/** What is compared: the canonical value, or the text as it stands where it is malformed. */
const comparedOf = (values: Readonly<Record<StandardField, string | null>>) =>
  JSON.stringify(
    fieldNames.map((name) => {
      const read = canonical(name, values[name], { country: values.country, today });
      return read.ok ? [read.value] : ['malformed', values[name]];
    }),
  );

test('two records hash alike exactly when every canonical value is the same, whichever side they are on', () => {
  fc.assert(
    fc.property(valuesOf, valuesOf, fc.subarray([...fieldNames]), (left, other, kept) => {
      const right = {
        ...other,
        ...Object.fromEntries(fieldNames.filter((n) => !kept.includes(n)).map((n) => [n, left[n]])),
      };
      const isSame = comparedOf(left) === comparedOf(right);
      expect(customerWith(left).hash === contactOf(right).hash).toBe(isSame);
      expect(customerWith(left).hash === customerWith(right).hash).toBe(isSame);
    }),
    { numRuns: 3000, seed: 6 },
  );
}, 60_000);

test('each field alone makes a difference', () => {
  const values = {
    ...customerWith().values,
    title: 'Dr',
    street: 'Lane',
    city: 'Bath',
    language: 'en',
    homeStore: 'X',
  };
  for (const name of fieldNames)
    expect(contactOf({ ...values, [name]: null }).hash === contactOf(values).hash).toBe(values[name] === null);
});

test('the mask of malformed fields is what canonical refuses', () => {
  fc.assert(
    fc.property(valuesOf, (values) => {
      const { malformed } = customerWith(values);
      for (const name of fieldNames) {
        const isRefused = !canonical(name, values[name], { country: values.country, today }).ok;
        expect((malformed & fieldBit(name)) !== 0).toBe(isRefused);
      }
    }),
    { numRuns: 500, seed: 2 },
  );
});

const has = (facts: number, fact: number): boolean => (facts & fact) !== 0;

test.each([
  ['consent', true, false],
  ['soft-opt-in', true, false],
  ['opt-out', false, true],
  ['none', false, false],
])('the ground %s in the ERP', (ground, permitted, optedOut) => {
  const { facts } = customerWith({ permission: { ground } });
  expect([has(facts, customerFact.hasPermission), has(facts, customerFact.optedOut)]).toEqual([permitted, optedOut]);
});

test.each([null, '', '  ', '\u200b'])('an email of %j is none', (email) => {
  const customer = customerWith({ email });
  expect([has(customer.facts, customerFact.hasEmail), customer.emailKey, customer.malformed]).toEqual([false, null, 0]);
});

test.each([
  [' C-1 ', 'C-1'],
  [4711, '4711'],
  ['', null],
  [null, null],
])('the customer number %j on a contact is read as %j', (number, expected) => {
  expect(contactWith({}, { ERP_ID: number }).erpNumber).toBe(expected);
});
