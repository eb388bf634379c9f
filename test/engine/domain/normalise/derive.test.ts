import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../../electron/engine/domain/normalise/canonical.ts';
import { isMailedNow } from '../../../../electron/engine/domain/normalise/derive.ts';
import { type FieldName, fieldBit, fieldNames } from '../../../../shared/domain/fields.ts';
import { defaultMapping } from '../../../../shared/domain/mapping.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import { contactWith, customerWith, today } from '../resolve/people.ts';

/** Ways to write values, sound and not, so that pairs often agree. */
const writings: Readonly<Record<FieldName, readonly (string | null)[]>> = {
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
    [Name in FieldName]: fc.Arbitrary<string | null>;
  },
);

const contactOf = (values: Readonly<Record<FieldName, string | null>>) => {
  const fields = fieldNames.flatMap((name) => {
    const { dataField } = defaultMapping[name];
    return dataField === null ? [] : [[dataField, values[name]]];
  });
  return contactWith({ email: values.email }, Object.fromEntries(fields));
};

/** What is compared: the canonical value, or the text as it stands where it is malformed. */
const comparedOf = (values: Readonly<Record<FieldName, string | null>>) =>
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
  ['subscribed', true, false, true],
  ['softBounced', true, false, true],
  ['hardBounced', true, false, true],
  ['pendingOptIn', true, false, true],
  ['noSubscription', true, false, false],
  ['unsubscribed', true, true, false],
  ['Suppressed', true, true, false],
  ['ispComplained', true, true, false],
  ['directComplaint', true, true, false],
  ['spamTrap', true, true, false],
  ['sharedDomainSuppression', true, true, false],
  ['domainSuppressed', true, true, false],
  ['blockedlocalpart', true, true, false],
  ['deleted', false, false, true],
  ['binned', false, false, true],
])('the email channel %s in Dotdigital: live %s, opted out %s, permitted %s', (status, live, optedOut, permitted) => {
  const { facts } = contactWith({ emailStatus: status });
  expect([
    has(facts, contactFact.live),
    has(facts, contactFact.optedOut),
    has(facts, contactFact.hasPermission),
  ]).toEqual([live, optedOut, permitted]);
});

test('permission without a consent record is a confirmed double opt-in only', () => {
  const permitted = (optInType: string, emailStatus: string) =>
    has(contactWith({ consentRecords: [], optInType, emailStatus }).facts, contactFact.hasPermission);
  expect(permitted('Single', 'subscribed')).toBe(false);
  expect(permitted('VerifiedDouble', 'subscribed')).toBe(true);
  expect(permitted('verifiedDouble', 'pendingOptIn')).toBe(false);
  expect(permitted('Double', 'unsubscribed')).toBe(false);
});

test("the email channel's status counts, the contact's own only where there is none, but the bin counts anyway", () => {
  const facts = (status: string, emailStatus: string | null) => contactWith({ status, emailStatus }).facts;
  expect(has(facts('noSubscription', 'subscribed'), contactFact.hasPermission)).toBe(true);
  expect(has(facts('unsubscribed', null), contactFact.optedOut)).toBe(true);
  expect(has(facts('binned', 'subscribed'), contactFact.live)).toBe(false);
});

test.each([
  [' C-1 ', 'C-1'],
  [4711, '4711'],
  ['', null],
  [null, null],
])('the customer number %j on a contact is read as %j', (number, expected) => {
  expect(contactWith({}, { ERP_ID: number }).erpNumber).toBe(expected);
});

const factOf = (emailStatus: string | null, fact: number, status = 'subscribed'): boolean =>
  (contactWith({ emailStatus, status }).facts & fact) !== 0;

test.each(['unsubscribed', 'suppressed', 'ispComplained', 'directComplaint', 'UNSUBSCRIBED', 'IspComplained'])(
  'a contact that is %s said so itself, and is out',
  (status) => {
    expect(factOf(status, contactFact.unsubscribed)).toBe(true);
    expect(factOf(status, contactFact.optedOut)).toBe(true);
    expect(factOf(status, contactFact.hasPermission)).toBe(false);
  },
);

test.each([
  'spamTrap',
  'knownComplainer',
  'knownLitigator',
  'purchased',
  'sharedSuppression',
  'sharedDomainSuppression',
  'domainSuppressed',
  'blockedLocalPart',
])('a contact that is %s is never mailed, but that is not its own word', (status) => {
  expect(factOf(status, contactFact.unsubscribed)).toBe(false);
  expect(factOf(status, contactFact.optedOut)).toBe(true);
});

test.each([
  'subscribed',
  'softBounced',
  'hardBounced',
  'isInvalidEmailAddress',
  'pendingOptIn',
  'noSubscription',
  'binned',
])('a contact that is %s has not opted out', (status) => {
  expect(factOf(status, contactFact.unsubscribed)).toBe(false);
  expect(factOf(status, contactFact.optedOut)).toBe(false);
});

test("the channel's own status counts, and that of the contact only where there is none", () => {
  expect(factOf('subscribed', contactFact.unsubscribed, 'unsubscribed')).toBe(false);
  expect(factOf(null, contactFact.unsubscribed, 'unsubscribed')).toBe(true);
  expect(factOf('unsubscribed', contactFact.unsubscribed, 'binned')).toBe(true);
});

test.each([
  ['subscribed', false, true],
  ['somethingNew', false, true],
  ['softBounced', true, false],
  ['HardBounced', true, false],
  ['unsubscribed', false, false],
  ['pendingOptIn', false, false],
  ['noSubscription', false, false],
  ['binned', false, false],
])('the email channel %s: bounced %s, mailed now %s', (emailStatus, bounced, mailed) => {
  const contact = contactWith({ emailStatus });
  expect([has(contact.facts, contactFact.bounced), isMailedNow(contact)]).toEqual([bounced, mailed]);
});
