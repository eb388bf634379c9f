import { createHash } from 'node:crypto';
import { isValidPhoneNumber as isValidByAllRules } from 'libphonenumber-js/max';
import { type CountryCode, isValidPhoneNumber } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { makeWorld } from '../../../electron/training/world/make-world.ts';
import { ownCustomerSchema } from '../../../electron/training/world/own-customer.ts';
import { contactSchema } from '../../../shared/domain/contact.ts';
import { fieldNames, type StandardField } from '../../../shared/domain/fields.ts';
import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const world = makeWorld({ seed: 7, customers: 5_000, now: NOW });
const { customers, contacts, truth } = world;
const byNumber = new Map(customers.map(({ data }) => [data.number, data]));
const numbersOf = (kind: keyof typeof truth.kinds) => new Set(truth.kinds[kind].map(({ number }) => number));
const seconds = new Set(truth.kinds['duplicate-contact'].flatMap(({ contactIds = [] }) => contactIds.slice(1)));
const contactByNumber = new Map(
  contacts
    .filter(({ contactId }) => !seconds.has(contactId))
    .map((contact) => [contact.dataFields[erpNumberDataField], contact]),
);
const contactByEmail = new Map(contacts.map((contact) => [contact.email.toLowerCase(), contact]));

const customerOf = (number: string) => {
  const customer = byNumber.get(number);
  if (!customer) throw new Error(`no customer ${number}`);
  return customer;
};
const contactOf = (number: string) =>
  contactByNumber.get(number) ?? contactByEmail.get((customerOf(number).email ?? '').toLowerCase());
const dotdigitalValue = (number: string, field: StandardField): string | null => {
  const contact = contactOf(number);
  const { dataField } = defaultMapping[field];
  const value = dataField === null ? contact?.email : contact?.dataFields[dataField];
  return value === undefined ? null : String(value);
};
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const plainly = (value: string | null): string | null => value?.replace(/\s+/g, '').toLowerCase() ?? null;

const isOfReward = (name: StandardField): boolean => ['loyaltyTier', 'loyaltyPoints', 'priceGroup'].includes(name);

test('the same seed gives the same bytes, another seed others', () => {
  expect(digest(makeWorld({ seed: 7, customers: 5_000, now: NOW }))).toBe(digest(world));
  expect(digest(makeWorld({ seed: 8, customers: 5_000, now: NOW }))).not.toBe(digest(world));
});

test('every fault is there in its exact number', () => {
  const { kinds } = truth;
  const malformed = kinds['malformed-value'].flatMap(({ fields }) => fields);
  const count = (field: StandardField): number => malformed.filter((name) => name === field).length;
  expect(kinds['customer-missing']).toHaveLength(140);
  const differing = [...kinds['field-drift'], ...kinds['reward-drift']].map(({ number }) => number);
  expect(new Set(differing).size).toBe(260);
  expect(kinds['reward-drift'].length).toBeGreaterThan(40);
  expect(kinds['reward-drift'].flatMap(({ fields }) => fields).filter((name) => !isOfReward(name))).toEqual([]);
  expect(kinds['field-drift'].flatMap(({ fields }) => fields).filter(isOfReward)).toEqual([]);
  expect(kinds['malformed-value']).toHaveLength(118);
  expect(kinds['permission-missing']).toHaveLength(84);
  expect(kinds['duplicate-customer']).toHaveLength(30);
  expect(kinds['duplicate-contact']).toHaveLength(24);
  expect(kinds['contact-orphan']).toHaveLength(20);
  expect(kinds['consent-conflict']).toHaveLength(100);
  expect([count('email'), count('phone'), count('birthDate'), count('postcode'), count('loyaltyPoints')]).toEqual([
    46, 28, 18, 16, 10,
  ]);
});

test('grounds, opt-outs, prospects and totals are the planned numbers', () => {
  expect(truth.grounds).toEqual({ consent: 3_100, 'soft-opt-in': 1_350, 'opt-out': 300, none: 250 });
  expect(truth.optOuts.both).toHaveLength(240);
  expect(truth.optOuts.erpOnly).toHaveLength(60);
  expect(truth.optOuts.dotdigitalOnly).toHaveLength(40);
  expect(truth.permissionInDotdigitalOnly).toHaveLength(250 - 84);
  expect(truth.neverArrived).toHaveLength(75);
  expect(truth.prospects).toBe(300);
  expect(truth.totals).toMatchObject({ customers: 5_000, companies: 200, inactive: 150, tests: 25, eligible: 4_285 });
  expect(truth.totals.contacts).toBe(contacts.length);
  expect(truth.caseAndWhiteSpace).toHaveLength(400);
});

test('nobody carries two faults, and everybody with one is eligible but for a one-sided opt-out', () => {
  const { 'contact-orphan': _nobodys, 'consent-conflict': conflicts, ...kinds } = truth.kinds;
  // Differing in a reward and in another field is one fault, told as two cases.
  const planted = [
    ...new Set([...kinds['field-drift'], ...kinds['reward-drift']].map(({ number }) => number)),
    ...Object.entries(kinds).flatMap(([kind, entries]) =>
      kind.endsWith('-drift') ? [] : entries.map(({ number }) => number),
    ),
  ];
  const away = [
    ...truth.optOuts.both,
    ...truth.optOuts.erpOnly,
    ...truth.optOuts.dotdigitalOnly,
    ...truth.neverArrived,
  ];
  expect(new Set([...planted, ...away]).size).toBe(planted.length + away.length);
  for (const { number } of [...planted.map((number) => ({ number })), ...conflicts]) {
    expect(customerOf(number)).toMatchObject({ kind: 'person', active: true, test: false });
    expect(customerOf(number).email).not.toBeNull();
  }
  for (const number of planted) {
    expect(customerOf(number).permission.ground).not.toBe('opt-out');
    expect(contactOf(number)?.emailStatus ?? 'subscribed').toMatch(/^(subscribed|softBounced|hardBounced)$/);
  }
  const oneSided = [...truth.optOuts.erpOnly, ...truth.optOuts.dotdigitalOnly].sort();
  expect(conflicts.map(({ number }) => number)).toEqual(oneSided);
});

test('a duplicate customer is the same person under a later number, and only one of the two has the contact', () => {
  const folded = (text: string | null) => text?.toLowerCase();
  let written = 0;
  let held = 0;
  for (const { number, survivor = '' } of truth.kinds['duplicate-customer']) {
    const [later, earlier] = [customerOf(number), customerOf(survivor)];
    expect(number > survivor).toBe(true);
    expect([folded(later.email), later.firstName, later.lastName]).toEqual([
      folded(earlier.email),
      earlier.firstName,
      earlier.lastName,
    ]);
    expect([null, earlier.birthDate]).toContain(later.birthDate);
    expect(earlier).toMatchObject({ kind: 'person', active: true, test: false });
    const contactCounts = [number, survivor].map((one) => (contactByNumber.has(one) ? 1 : 0));
    expect(contactCounts.sort()).toEqual([0, 1]);
    written += later.email === earlier.email ? 0 : 1;
    held += contactByNumber.has(number) ? 1 : 0;
  }
  expect(written).toBe(15);
  expect(held).toBeGreaterThan(5);
  expect(held).toBeLessThan(25);
});

test('a second contact carries the same number, another address, and came later', () => {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  let unsubscribed = 0;
  for (const { number, contactIds = [] } of truth.kinds['duplicate-contact']) {
    const [first, second, ...more] = contactIds.map((id) => byId.get(id));
    if (!first || !second || more.length > 0) throw new Error(`not two contacts for ${number}`);
    expect(contacts.filter(({ dataFields }) => dataFields[erpNumberDataField] === number)).toHaveLength(2);
    expect(second.email).not.toBe(first.email);
    expect(second.createdAt).toBeGreaterThan(first.createdAt);
    expect(second.dataFields).toEqual(first.dataFields);
    expect([second.emailStatus, second.consentRecords]).not.toEqual([first.emailStatus, first.consentRecords]);
    unsubscribed += second.emailStatus === 'unsubscribed' ? 1 : 0;
  }
  expect(unsubscribed).toBe(8);
});

test('who is twice by evidence only shares no address and no number, and carries no other fault', () => {
  const { 'duplicate-customer': twice, 'duplicate-contact': again } = truth.byEvidence;
  expect([twice.length, again.length]).toEqual([8, 6]);
  for (const { number, survivor = '', answer } of twice) {
    const [later, earlier] = [customerOf(number), customerOf(survivor)];
    expect(number > survivor).toBe(true);
    expect(answer).toBe('one-person');
    expect(later.email).not.toBe(earlier.email);
    expect([later, earlier].map((one) => contactOf(one.number)?.dataFields[erpNumberDataField])).toEqual([
      number,
      survivor,
    ]);
    const own = (['firstName', 'birthDate', 'phone', 'street'] as const).filter(
      (name) => later[name] !== earlier[name],
    );
    expect(own).toHaveLength(1);
  }
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  for (const { number, contactIds = [] } of again) {
    const [first, second] = contactIds.map((id) => byId.get(id));
    expect(first?.dataFields[erpNumberDataField]).toBe(number);
    expect(second?.dataFields[erpNumberDataField]).toBeUndefined();
    expect(second?.email).not.toBe(first?.email);
    expect(second?.emailStatus === 'unsubscribed' || (second?.inLists?.length ?? 0) > 0).toBe(true);
  }
  const faulty = new Set(Object.values(truth.kinds).flatMap((list) => list.map(({ number }) => number)));
  const told = [
    ...twice.flatMap(({ number, survivor = '' }) => [number, survivor]),
    ...again.map(({ number }) => number),
  ];
  expect(told.filter((number) => faulty.has(number))).toEqual([]);
});

test('the list of the upper tiers holds whom the ERP says, but for the planted ones', () => {
  const { rule, lacks, extra } = truth.listGaps;
  expect([lacks.length, extra.length]).toEqual([7, 5]);
  const isIn = (number: string) => contactByNumber.get(number)?.inLists?.includes(rule.listId);
  const wrong = [...byNumber.values()].flatMap(({ number, loyaltyTier }) => {
    const belongs = rule.who.are === 'those-with' && rule.who.oneOf.includes(loyaltyTier ?? '');
    return contactByNumber.has(number) && isIn(number) !== belongs ? [number] : [];
  });
  const numbered = [...lacks, ...extra].filter((number) => contactByNumber.has(number));
  expect(wrong.sort()).toEqual(numbered.sort());
  expect(numbered.length).toBeGreaterThan(8);
});

test('an orphan carries a number that nobody in the ERP has, and an address that no customer has', () => {
  const emails = new Set(customers.map(({ data }) => data.email?.toLowerCase()));
  for (const { number, contactIds: [contactId] = [] } of truth.kinds['contact-orphan']) {
    expect(byNumber.has(number)).toBe(false);
    const contact = contacts.find((one) => one.contactId === contactId);
    expect(contact?.dataFields[erpNumberDataField]).toBe(number);
    expect(emails.has(contact?.email.toLowerCase())).toBe(false);
  }
  const numbered = contacts.flatMap(({ dataFields }) => dataFields[erpNumberDataField] ?? []);
  expect(numbered.filter((number) => !byNumber.has(String(number))).sort()).toEqual(
    [...numbersOf('contact-orphan')].sort(),
  );
});

test('numbers, ids, addresses and phone numbers are unique', () => {
  const emails = [...customers.flatMap(({ data }) => data.email ?? []), ...contacts.map(({ email }) => email)].map(
    (email) => email.toLowerCase(),
  );
  const twice = truth.byEvidence['duplicate-customer'].map(({ number }) => number);
  const again = new Set([...numbersOf('duplicate-customer'), ...twice]);
  const firstRecords = customers.filter(({ data }) => !again.has(data.number));
  const malformed = numbersOf('malformed-value');
  const phones = firstRecords.flatMap(({ data }) =>
    data.phone === null || malformed.has(data.number) ? [] : [`${data.country} ${data.phone}`],
  );
  const once = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  expect(once(customers.map(({ data }) => data.number))).toBe(true);
  expect(once(customers.map(({ id }) => id))).toBe(true);
  expect(once(contacts.map(({ contactId }) => contactId))).toBe(true);
  expect(once(firstRecords.flatMap(({ data }) => data.email?.toLowerCase() ?? []))).toBe(true);
  expect(once(contacts.map(({ email }) => email.toLowerCase()))).toBe(true);
  expect(once(phones)).toBe(true);
  const invented =
    /example|-invented@(gmail|gmial|gmai|gamil|hotmail|hotmial|hotmal|yahoo|yaho|outlook|outlok)\.co[mn]$/;
  expect(emails.filter((email) => !invented.test(email))).toEqual([]);
  expect(customers.every(({ data }) => /^C-1\d{5}$/.test(data.number))).toBe(true);
});

test('phone numbers are valid in their country, but for the planted ones', () => {
  const planted = new Set(
    truth.kinds['malformed-value'].filter(({ fields }) => fields.includes('phone')).map(({ number }) => number),
  );
  for (const { number, phone, country } of byNumber.values()) {
    if (phone === null) continue;
    const judged = [
      isValidPhoneNumber(phone, country as CountryCode),
      isValidByAllRules(phone, country as CountryCode),
    ];
    expect([phone, ...judged]).toEqual([phone, !planted.has(number), !planted.has(number)]);
  }
});

test('a planted malformed value is refused by a plain reading, and the contact holds a right one', () => {
  const sound: Partial<Record<StandardField, RegExp>> = {
    email: /^[\w+-]+(\.[\w+-]+)*@(?!g(mial|mai|amil)\.|gamil|gmail\.con|hot(mial|mal)|yaho\.|outlok)[\w-]+(\.[\w-]+)+$/,
    birthDate: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2\d|3[01])$/,
    postcode: /^([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{5}|\d{4} [A-Z]{2}|\d{3} \d\d|\d\d-\d{3}|[A-Z]\d[\dW] [A-Z\d]{4})$/,
    loyaltyPoints: /^\d+$/,
  };
  for (const { number, fields } of truth.kinds['malformed-value']) {
    for (const field of fields) {
      const wrong = customerOf(number)[field] ?? '';
      const right = dotdigitalValue(number, field);
      if (right !== null) expect(right).not.toBe(wrong);
      if (right !== null && sound[field]) expect(right).toMatch(sound[field]);
      if (sound[field] && !/-0?2-30$/.test(wrong)) expect(wrong).not.toMatch(sound[field]);
    }
  }
  for (const { email, postcode, birthDate, number } of byNumber.values()) {
    if (truth.kinds['malformed-value'].some((entry) => entry.number === number)) continue;
    if (email) expect(email).toMatch(sound.email ?? '');
    if (birthDate) expect(birthDate).toMatch(sound.birthDate ?? '');
    if (postcode) expect(postcode).toMatch(sound.postcode ?? '');
  }
});

test('field by field, both sides differ exactly where the truth says so', () => {
  const drifting = new Map<string, readonly StandardField[]>();
  for (const { number, fields } of [...truth.kinds['field-drift'], ...truth.kinds['reward-drift']])
    drifting.set(
      number,
      fieldNames.filter((name) => fields.includes(name) || drifting.get(number)?.includes(name) === true),
    );
  const noisy = new Map(truth.caseAndWhiteSpace.map(({ number, fields }) => [number, fields]));
  const malformed = new Map(truth.kinds['malformed-value'].map(({ number, fields }) => [number, fields]));
  // The address of a duplicate without a contact finds the contact of the other record.
  const pairs = truth.kinds['duplicate-customer'].flatMap(({ number, survivor = '' }) => [number, survivor]);
  const isReachedElsewhere = new Set(pairs.filter((number) => !contactByNumber.has(number)));
  for (const [number, customer] of byNumber) {
    if (contactOf(number) === undefined || isReachedElsewhere.has(number)) continue;
    const differing = fieldNames.filter((name) => customer[name] !== dotdigitalValue(number, name));
    const expected = drifting.get(number) ?? noisy.get(number) ?? malformed.get(number) ?? [];
    expect([number, differing]).toEqual([number, expected]);
  }
  for (const [number, fields] of drifting) {
    for (const name of fields) {
      expect(plainly(customerOf(number)[name])).not.toBe(plainly(dotdigitalValue(number, name)));
    }
    expect(fields.length).toBeGreaterThanOrEqual(1);
    expect(fields.length).toBeLessThanOrEqual(3);
  }
  expect(new Set([...drifting.values()].flat())).toEqual(new Set(fieldNames));
});

test('contacts follow from what each customer is', () => {
  expect(truth.kinds['customer-missing'].every(({ number }) => contactOf(number) === undefined)).toBe(true);
  expect(truth.neverArrived.every((number) => contactOf(number) === undefined)).toBe(true);
  const missing = truth.kinds['permission-missing'].map(({ number }) => contactOf(number));
  expect(missing.filter((contact) => contact === undefined)).toHaveLength(34);
  expect(missing.every((contact) => (contact?.consentRecords ?? []).length === 0)).toBe(true);
  expect(missing.every((contact) => (contact?.optInType ?? 'Single') === 'Single')).toBe(true);
  expect(truth.optOuts.erpOnly.every((number) => contactOf(number)?.emailStatus === 'subscribed')).toBe(true);
  for (const number of truth.optOuts.dotdigitalOnly) {
    expect(contactOf(number)?.emailStatus).toMatch(/^(unsubscribed|suppressed)$/);
    expect(customerOf(number).permission.ground).toBe('consent');
  }
  for (const number of truth.withoutErpNumber) {
    expect(contactByNumber.get(number)).toBeUndefined();
    expect(contactOf(number)).toBeDefined();
  }
  const share = truth.withoutErpNumber.length / (contacts.length - truth.prospects);
  expect(share).toBeGreaterThan(0.09);
  expect(share).toBeLessThan(0.11);
});

test('records have the shapes that the product reads', () => {
  for (const { data, modifiedAt } of customers) {
    expect(ownCustomerSchema.parse(data)).toEqual({ ...data, duplicateOf: null });
    expect(modifiedAt).toBeGreaterThan(NOW - 731 * 86_400_000);
    expect(modifiedAt).toBeLessThanOrEqual(NOW);
    const { ground, orderReference } = data.permission;
    expect(orderReference === null).toBe(ground !== 'soft-opt-in');
  }
  for (const contact of contacts) {
    const read = { ...contact, status: 'subscribed', mobileNumber: null };
    expect(contactSchema.safeParse(read).success).toBe(true);
    expect(contact.updatedAt).toBeGreaterThanOrEqual(contact.createdAt);
  }
});

test('differences of writing are of every kind that has one', () => {
  const fields = new Set(truth.caseAndWhiteSpace.flatMap((entry) => entry.fields));
  for (const name of ['email', 'phone', 'birthDate', 'postcode', 'city', 'firstName', 'country'] as const) {
    expect(fields).toContain(name);
  }
  for (const { number, fields: noisy } of truth.caseAndWhiteSpace) {
    for (const name of noisy) {
      if (name === 'phone' || name === 'birthDate') continue;
      expect(plainly(dotdigitalValue(number, name))).toBe(plainly(customerOf(number)[name]));
    }
  }
});

test.each([10, 40, 200, 1_234])('a world of %i customers holds together', (size) => {
  const small = makeWorld({ seed: 3, customers: size, now: NOW });
  expect(small.customers).toHaveLength(size);
  // Which field differs goes round over all of them: in a small world no reward may have its turn.
  const without = Object.entries(small.truth.kinds).flatMap(([kind, list]) => (list.length > 0 ? [] : [kind]));
  if (size >= 40) expect(without.filter((kind) => size > 1_000 || kind !== 'reward-drift')).toEqual([]);
  const planned = Object.values(small.truth.grounds).reduce((sum, count) => sum + count, 0);
  expect(planned).toBe(size);
});
