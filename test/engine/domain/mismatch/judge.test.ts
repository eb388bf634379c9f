import { expect, test } from 'vitest';
import { agreesQuietly, isEligible, judge } from '../../../../electron/engine/domain/mismatch/judge.ts';
import { fieldBit } from '../../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';

const email = fieldBit('email');
const phone = fieldBit('phone');
const city = fieldBit('city');
const sound = customerFact.active | customerFact.person | customerFact.hasEmail | customerFact.hasPermission;
const live = contactFact.live | contactFact.hasPermission;
const kindsOf = (customer: Parameters<typeof judge>[0], contact: Parameters<typeof judge>[1], mask = 0) =>
  judge(customer, contact, () => mask).map(({ kind }) => kind);

test('a sound pair with the same values is no mismatch, and its fields are not even asked for', () => {
  const ask = () => {
    throw new Error('asked');
  };
  expect(judge({ facts: sound, malformed: 0, hash: 7 }, { facts: live, hash: 7 }, ask)).toEqual([]);
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
    judge({ facts: sound, malformed, hash: 1 }, { facts: live, hash: 2 }, () => mask).map(
      (finding) => finding.severity,
    );
  expect(severity(0, email)).toEqual(['blocks']);
  expect(severity(0, city)).toEqual(['warns']);
  expect(severity(phone, 0)).toEqual(['warns']);
  expect(severity(email, 0)).toEqual(['blocks']);
});

test('over every combination of facts: no case for who is not eligible, and at most one case a kind', () => {
  for (let facts = 0; facts < 64; facts += 1) {
    for (let contactFacts = -1; contactFacts < 8; contactFacts += 1) {
      for (const malformed of [0, email, phone, email | phone]) {
        const contact = contactFacts < 0 ? null : { facts: contactFacts, hash: 2 };
        const kinds = kindsOf({ facts, malformed, hash: 1 }, contact, city);
        expect(new Set(kinds).size).toBe(kinds.length);
        const alike = { facts, malformed, hash: 2 };
        if (contact !== null && agreesQuietly(alike, contact)) expect(kindsOf(alike, contact, city)).toEqual([]);
        if (!isEligible({ facts }, contact)) expect(kinds).toEqual([]);
        if (kinds.includes('customer-missing')) expect(facts & customerFact.hasPermission).not.toBe(0);
        if (kinds.includes('customer-missing')) expect(contact).toBeNull();
      }
    }
  }
});
