import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agreesQuietly,
  isEligible,
  judge,
  type Surroundings,
} from '../../../../electron/engine/domain/mismatch/judge.ts';
import { fieldBit } from '../../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';

const email = fieldBit('email');
const phone = fieldBit('phone');
const city = fieldBit('city');
const points = fieldBit('loyaltyPoints');
const sound = customerFact.active | customerFact.person | customerFact.hasEmail | customerFact.hasPermission;
const live = contactFact.live | contactFact.hasPermission;
/** One record of the person, one contact, nothing known of an opt-out, unless the test says so. */
const around = (facts: Partial<Surroundings>): Surroundings => ({
  fieldMask: () => 0,
  promisesMore: () => false,
  contacts: 1,
  place: 'alone',
  isReachedElsewhere: false,
  isKnownOptOut: false,
  isOutBehindBounce: false,
  hasListGap: () => false,
  ...facts,
});
const kindsOf = (customer: Parameters<typeof judge>[0], contact: Parameters<typeof judge>[1], mask = 0) =>
  judge(customer, contact, around({ fieldMask: () => mask })).map(({ kind }) => kind);

test('a sound pair with the same values is no mismatch, and its fields are not even asked for', () => {
  const ask = () => {
    throw new Error('asked');
  };
  expect(judge({ facts: sound, malformed: 0, hash: 7 }, { facts: live, hash: 7 }, around({ fieldMask: ask }))).toEqual(
    [],
  );
});

test.each([
  ['an inactive customer', sound & ~customerFact.active, null],
  ['a company', sound & ~customerFact.person, null],
  ['a test record', sound | customerFact.test, null],
  ['an opt-out in the ERP', sound | customerFact.optedOut, null],
  ['an opt-out in Dotdigital', sound, { facts: live | contactFact.optedOut, hash: 1 }],
  ['a customer without an email', sound & ~customerFact.hasEmail, null],
] as const)('%s has no case, whatever else is wrong', (_name, facts, contact) => {
  for (const malformed of [0, email, phone]) expect(kindsOf({ facts, malformed, hash: 2 }, contact, city)).toEqual([]);
});

test('the first that holds: malformed email, then permission, then the contact, then the fields', () => {
  const without = sound & ~customerFact.hasPermission;
  expect(kindsOf({ facts: without, malformed: email, hash: 1 }, null)).toEqual(['malformed-value']);
  expect(kindsOf({ facts: without, malformed: phone, hash: 1 }, null)).toEqual(['permission-missing']);
  expect(kindsOf({ facts: without, malformed: 0, hash: 1 }, { facts: contactFact.live, hash: 2 }, city)).toEqual([
    'permission-missing',
  ]);
  expect(kindsOf({ facts: without, malformed: 0, hash: 1 }, { facts: live, hash: 2 }, city)).toEqual(['field-drift']);
  expect(kindsOf({ facts: sound, malformed: phone, hash: 1 }, null)).toEqual(['customer-missing']);
  expect(kindsOf({ facts: sound, malformed: phone, hash: 1 }, { facts: live, hash: 2 }, city)).toEqual([
    'malformed-value',
    'field-drift',
  ]);
});

test('a contact that was put in the bin is not missing: a create could bring it back', () => {
  expect(kindsOf({ facts: sound, malformed: 0, hash: 1 }, { facts: contactFact.hasPermission, hash: 2 }, city)).toEqual(
    [],
  );
});

test('what keeps mail from arriving is told apart from what spoils it', () => {
  const severity = (malformed: number, mask: number) =>
    judge({ facts: sound, malformed, hash: 1 }, { facts: live, hash: 2 }, around({ fieldMask: () => mask })).map(
      (finding) => finding.severity,
    );
  expect(severity(0, email)).toEqual(['blocks']);
  expect(severity(0, city)).toEqual(['warns']);
  expect(severity(phone, 0)).toEqual(['warns']);
  expect(severity(email, 0)).toEqual(['blocks']);
});

test('over every combination of facts: no case for who is not eligible, and at most one case a kind', () => {
  for (let facts = 0; facts < 64; facts += 1) {
    for (let contactFacts = -1; contactFacts < 16; contactFacts += 1) {
      for (const malformed of [0, email, phone, email | phone]) {
        const contact = contactFacts < 0 ? null : { facts: contactFacts, hash: 2 };
        const kinds = kindsOf({ facts, malformed, hash: 1 }, contact, city);
        expect(new Set(kinds).size).toBe(kinds.length);
        const alike = { facts, malformed, hash: 2 };
        if (contact !== null && agreesQuietly(alike, contact)) expect(kindsOf(alike, contact, city)).toEqual([]);
        if (!isEligible({ facts }, contact)) expect(kinds.filter((kind) => kind !== 'consent-conflict')).toEqual([]);
        if (kinds.includes('customer-missing')) expect(facts & customerFact.hasPermission).not.toBe(0);
        if (kinds.includes('customer-missing')) expect(contact).toBeNull();
      }
    }
  }
});

/** product.md's precedence written out once more, as plain questions in order. */
const expectedOf = (
  facts: number,
  malformed: number,
  contact: { facts: number; hash: number } | null,
  mask: number,
) => {
  const is = (fact: number) => (facts & fact) !== 0;
  const its = (fact: number) => contact !== null && (contact.facts & fact) !== 0;
  const isLive = its(contactFact.live);
  if (is(customerFact.optedOut) && isLive && !its(contactFact.optedOut)) return ['consent-conflict'];
  if (!is(customerFact.optedOut) && is(customerFact.active) && its(contactFact.unsubscribed))
    return ['consent-conflict'];
  if (!is(customerFact.active) || !is(customerFact.person) || is(customerFact.test)) return [];
  if (is(customerFact.optedOut) || its(contactFact.optedOut)) return [];
  if (!is(customerFact.hasEmail)) return [];
  if ((malformed & email) !== 0) return ['malformed-value'];
  if (!is(customerFact.hasPermission) && !its(contactFact.hasPermission)) return ['permission-missing'];
  if (contact === null) return ['customer-missing'];
  if (!isLive) return [];
  return [
    ...(malformed === 0 ? [] : ['malformed-value']),
    ...(mask === 0 || mask === points ? [] : ['field-drift']),
    ...((mask & points) === 0 ? [] : ['reward-drift']),
  ];
};

test('the precedence holds for every combination of facts of both sides', () => {
  let judged = 0;
  for (let facts = 0; facts < 64; facts += 1)
    for (let theirs = -1; theirs < 16; theirs += 1)
      for (const malformed of [0, email, phone, email | phone])
        for (const mask of [0, city, email, points, city | points]) {
          const contact = theirs < 0 ? null : { facts: theirs, hash: 2 };
          const kinds = kindsOf({ facts, malformed, hash: 1 }, contact, mask);
          const expected = expectedOf(facts, malformed, contact, mask);
          if (String(kinds) !== String(expected)) expect([facts, theirs, malformed, mask, kinds]).toEqual(expected);
          judged += 1;
        }
  expect(judged).toBe(64 * 17 * 4 * 5);
});

test('who is one of several records of a person is told as that, and gets no contact of its own', () => {
  const customer = { facts: sound, malformed: 0, hash: 1 };
  const found = (facts: Partial<Surroundings>, contact: Parameters<typeof judge>[1] = null) =>
    judge(customer, contact, around(facts)).map(({ kind }) => kind);
  expect(found({ place: 'other' })).toEqual(['duplicate-customer']);
  expect(found({ place: 'first' })).toEqual(['customer-missing']);
  expect(found({ place: 'first', isReachedElsewhere: true })).toEqual([]);
  expect(found({ contacts: 2 }, { facts: live, hash: 1 })).toEqual(['duplicate-contact']);
  expect(found({ place: 'other', contacts: 3 }, { facts: live, hash: 1 })).toEqual([
    'duplicate-contact',
    'duplicate-customer',
  ]);
});

test('an opt-out that is only remembered is a conflict, and no contact is missing', () => {
  const found = (facts: number) =>
    judge({ facts, malformed: 0, hash: 1 }, null, around({ isKnownOptOut: true })).map(({ kind }) => kind);
  expect(found(sound)).toEqual(['consent-conflict']);
  expect(found(sound | customerFact.optedOut)).toEqual([]);
  expect(found(sound & ~customerFact.active)).toEqual([]);
});

const surroundings = fc.record({
  mask: fc.constantFrom(0, city, email, city | email),
  contacts: fc.integer({ min: 0, max: 3 }),
  place: fc.constantFrom('alone' as const, 'first' as const, 'other' as const),
  isReachedElsewhere: fc.boolean(),
  isKnownOptOut: fc.boolean(),
  isOutBehindBounce: fc.boolean(),
  hasListGap: fc.boolean().map((has) => () => has),
});
const someCustomer = fc.record({
  // Half of them sound but for what the other fields say: else nearly nobody would be eligible.
  facts: fc.oneof(fc.constant(sound), fc.integer({ min: 0, max: 63 })),
  malformed: fc.constantFrom(0, 0, email, phone, email | phone),
  hash: fc.constantFrom(1, 2),
});
const someContact = fc.option(fc.record({ facts: fc.integer({ min: 0, max: 31 }), hash: fc.constantFrom(1, 2) }), {
  freq: 1,
});

test('nobody is missing who is known to have opted out, or who has a contact, or whom another record reaches', () => {
  let missing = 0;
  fc.assert(
    fc.property(someCustomer, someContact, surroundings, (customer, contact, { mask, ...facts }) => {
      const kinds = judge(customer, contact, { ...around(facts), fieldMask: () => mask }).map(({ kind }) => kind);
      if (!kinds.includes('customer-missing')) return;
      missing += 1;
      expect(facts.isKnownOptOut).toBe(false);
      expect(contact).toBeNull();
      expect(facts.isReachedElsewhere).toBe(false);
      expect(facts.place).not.toBe('other');
      expect(customer.facts & (customerFact.optedOut | customerFact.test)).toBe(0);
    }),
    { numRuns: 5_000, seed: 3 },
  );
  expect(missing).toBeGreaterThan(10);
});

test('a reward that differs is a case beside the other fields, and blocks only where mail promises more', () => {
  const asked: number[] = [];
  const found = (mask: number, isMore: boolean) =>
    judge(
      { facts: sound, malformed: 0, hash: 1 },
      { facts: live, hash: 2 },
      around({ fieldMask: () => mask, promisesMore: (reward) => asked.push(reward) > 0 && isMore }),
    );
  expect(found(city | points, true)).toEqual([
    { kind: 'field-drift', severity: 'warns', fieldMask: city },
    { kind: 'reward-drift', severity: 'blocks', fieldMask: points },
  ]);
  expect(found(points, false)).toEqual([{ kind: 'reward-drift', severity: 'warns', fieldMask: points }]);
  expect(asked).toEqual([points, points]);
  expect(found(city, true)).toEqual([{ kind: 'field-drift', severity: 'warns', fieldMask: city }]);
  expect(asked).toHaveLength(2);
});

test('each kind is found at most once, and a conflict of consent stands alone', () => {
  fc.assert(
    fc.property(someCustomer, someContact, surroundings, (customer, contact, { mask, ...facts }) => {
      const kinds = judge(customer, contact, { ...around(facts), fieldMask: () => mask }).map(({ kind }) => kind);
      expect(new Set(kinds).size).toBe(kinds.length);
      if (kinds.includes('consent-conflict')) expect(kinds).toEqual(['consent-conflict']);
    }),
    { numRuns: 2_000, seed: 4 },
  );
});

const out = sound | customerFact.optedOut;
const bounced = live | contactFact.bounced;

test.each([
  ['the person had left before', sound, bounced, true, ['consent-conflict']],
  ['nobody left', sound, bounced, false, []],
  ['the person had left before, and both sides know', out, bounced, true, []],
  ['only the ERP knows that the person left', out, bounced, false, ['consent-conflict']],
  ['the person had left before, of a test record', sound | customerFact.test, bounced, true, []],
  ['the person had left before, of an inactive customer', sound & ~customerFact.active, bounced, true, []],
] as const)('a contact that bounced: %s', (_what, facts, contact, isOutBehindBounce, kinds) => {
  const found = judge({ facts, malformed: 0, hash: 1 }, { facts: contact, hash: 1 }, around({ isOutBehindBounce }));
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

test('a contact that bounced is looked at closer, even where everything agrees', () => {
  const customer = { facts: sound, malformed: 0, hash: 1 };
  expect(agreesQuietly(customer, { facts: live, hash: 1 })).toBe(true);
  expect(agreesQuietly(customer, { facts: bounced, hash: 1 })).toBe(false);
});
