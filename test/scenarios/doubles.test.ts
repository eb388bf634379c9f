import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Customer } from '../../shared/domain/customer.ts';
import { type Person, peopleIn } from './people.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

// A full check reads and compares everything, several times in some of these.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 400, limited: false });
  engine = await startEngine(world);
  await engine.sync('full');
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const people = (count: number) => peopleIn(world, engine, count);

const telling = ['firstName', 'lastName', 'birthDate', 'phone', 'street', 'city', 'postcode'] as const;

/** From now on the ERP says of one record what it says of another one, but for the address. */
const makeDouble = async (of: Person, double: Person, change: Partial<Customer> = {}): Promise<void> => {
  const same = Object.fromEntries(telling.map((name) => [name, of.data[name]]));
  await world.admin('erp', '/edit', { id: double.id, fields: { ...same, ...change } });
};

const kindsOf = async (number: string): Promise<readonly string[]> =>
  (await allMismatches(engine)).filter(({ reference }) => reference === number).map(({ kind }) => kind);

const caseOf = async (number: string, kind: string) => {
  const row = (await allMismatches(engine, [kind])).find(({ reference }) => reference === number);
  return engine.ask('mismatch.get', { id: row?.id });
};

/** Each person twice in the ERP under two addresses; of a pair the lower number first. */
const doubledCustomers = async (count: number): Promise<readonly (readonly [Person, Person])[]> => {
  const all = (await people(count * 2)).toSorted((left, right) => (left.number < right.number ? -1 : 1));
  const pairs = all.slice(0, count).flatMap((first, place): readonly (readonly [Person, Person])[] => {
    const second = all[count + place];
    return second === undefined ? [] : [[first, second]];
  });
  for (const [first, second] of pairs) await makeDouble(first, second);
  return pairs;
};

test('a full check finds people who are in the ERP twice under two addresses, an increment does not', async () => {
  const pairs = await doubledCustomers(6);
  await engine.sync('incremental');
  const found = async () =>
    Promise.all(pairs.map(async ([, { number }]) => (await kindsOf(number)).includes('duplicate-customer')));
  expect(await found()).toEqual(pairs.map(() => false));
  await engine.run('full-check');
  expect(await found()).toEqual(pairs.map(() => true));
  const [first, second] = pairs[0] ?? [];
  const seen = await caseOf(second?.number ?? '', 'duplicate-customer');
  expect(seen.reasons).toEqual([{ code: 'one-by-evidence', side: 'erp', records: [first?.number, second?.number] }]);
  expect(seen.keep?.proposed).toBe(first?.number);
  const [view] = seen.doubles;
  expect(view?.pairs.map(({ title }) => title)).toEqual([first?.number]);
  const waterfall = view?.pairs[0]?.waterfall;
  expect((waterfall?.steps ?? []).reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(waterfall?.bits ?? 0, 1);
  expect(waterfall?.bits).toBeGreaterThan(view?.shownFrom ?? 99);
  const refused = await engine.tryTo('decision.preview-like', { id: seen.row.id, evidenceHash: seen.evidenceHash });
  expect(refused).toMatchObject({ ok: false, error: { sentence: 'Who is who is decided one by one.' } });
});

test('twins, and a father and a son of one name at one address, are two people each', async () => {
  const [[father, son] = [], [one, twin] = []] = await doubledCustomers(6);
  if (father === undefined || son === undefined || one === undefined || twin === undefined) throw new Error('nobody');
  await makeDouble(father, son, { birthDate: '1999-04-05' });
  await makeDouble(one, twin, { firstName: one.data.firstName === 'Romulus' ? 'Remus' : 'Romulus' });
  await engine.run('full-check');
  for (const { number } of [father, son, one, twin]) expect(await kindsOf(number)).not.toContain('duplicate-customer');
  expect(await allMismatches(engine, ['duplicate-customer'])).not.toEqual([]);
});

test('“two people” keeps them apart over another full check and a restart, until it is taken back', async () => {
  const [[, second] = []] = await doubledCustomers(6);
  await engine.run('full-check');
  const number = second?.number ?? '';
  const { row, evidenceHash, doubles } = await caseOf(number, 'duplicate-customer');
  const [{ otherId } = { otherId: '' }] = doubles[0]?.pairs ?? [];
  const nobody = { id: row.id, evidenceHash, otherId: 'nobody' };
  expect(await engine.tryTo('decision.two-records', nobody)).toMatchObject({ ok: false });
  await engine.ask('decision.two-records', { id: row.id, evidenceHash, otherId });
  expect(await kindsOf(number)).not.toContain('duplicate-customer');
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.run('full-check');
  expect(await kindsOf(number)).not.toContain('duplicate-customer');
  const said = await engine.ask('mismatch.get', { id: row.id });
  expect(said.row.status).toBe('cleared');
  expect(said.doubles[0]?.apart).toMatchObject([{ otherId, by: 'anna' }]);
  const { entries } = await engine.ask('audit.page', {});
  expect(entries.map(({ action }) => action)).toContain('said they are two people');
  expect(await engine.ask('decision.take-back-two-records', { id: row.id, otherId })).toEqual({ takenBack: true });
  expect(await kindsOf(number)).toContain('duplicate-customer');
});

test('who changed is not taken for the other one any more with the next increment, until a full check says so again', async () => {
  const [[first, second] = []] = await doubledCustomers(6);
  if (first === undefined || second === undefined) throw new Error('nobody');
  await engine.run('full-check');
  expect(await kindsOf(second.number)).toContain('duplicate-customer');
  await world.admin('erp', '/edit', { id: first.id, fields: { street: '1 Elsewhere Road' } });
  await engine.sync('incremental');
  expect(await kindsOf(second.number)).not.toContain('duplicate-customer');
  await engine.sync('full');
  expect(await kindsOf(second.number)).not.toContain('duplicate-customer');
  await world.admin('erp', '/edit', { id: first.id, fields: { street: first.data.street } });
  await engine.run('full-check');
  expect(await kindsOf(second.number)).toContain('duplicate-customer');
});

test('the one that stays is written to the other, and then nothing of them is left to decide', async () => {
  const [[first, second] = []] = await doubledCustomers(6);
  await engine.run('full-check');
  const { row, evidenceHash } = await caseOf(second?.number ?? '', 'duplicate-customer');
  await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  expect((await engine.ask('mismatch.get', { id: row.id })).row.status).toBe('resolved');
  await engine.run('full-check');
  expect(await kindsOf(second?.number ?? '')).toEqual([]);
  // Both had a contact: the two carry one number now.
  expect(await kindsOf(first?.number ?? '')).toEqual(['duplicate-contact']);
});

const dotdigital = async (path: string, init: { readonly method?: string; readonly body?: unknown } = {}) => {
  const { baseUrl, user, secret } = world.start.dotdigital ?? { baseUrl: '', user: '', secret: '' };
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const answer = await fetch(`${baseUrl}${path}`, {
    method: init.method ?? 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  return answer.json() as Promise<{ readonly dataFields: Readonly<Record<string, unknown>> }>;
};

const press = 4_106;

/** Some people each have a second contact without a number, under another address, which is in a list. */
const doubledContacts = async (count: number) => {
  const all = await people(count * 2);
  const pairs = all.slice(0, count).map((person, place) => ({ person, double: all[count + place]?.contactId ?? 0 }));
  for (const [place, { person, double }] of pairs.entries()) {
    await world.admin('dotdigital', '/edit', { contactId: person.contactId, emailStatus: 'subscribed' });
    const { dataFields } = await dotdigital(`/contacts/v3/contactId/${person.contactId}`);
    const same = { ...dataFields, ERP_ID: null };
    const newEmail = `second.${place}@elsewhere.example`;
    await world.admin('dotdigital', '/edit', {
      contactId: double,
      newEmail,
      emailStatus: 'subscribed',
      dataFields: same,
    });
    const path = `/contacts/v3/contactId/${double}?merge-option=overwrite`;
    await dotdigital(path, { method: 'PATCH', body: { lists: [press] } });
  }
  return pairs;
};

const firstOf = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error('nobody');
  return first;
};

test('a second contact of a customer without a number is found, its lists move, and it is found no more', async () => {
  const pairs = await doubledContacts(6);
  await engine.sync('full');
  const { person, double } = firstOf(pairs);
  expect(await kindsOf(person.number)).toEqual([]);
  await engine.run('full-check');
  expect(await kindsOf(person.number)).toEqual(['duplicate-contact']);
  const seen = await caseOf(person.number, 'duplicate-contact');
  expect(seen.keep?.choices.map(({ value }) => Number(value))).toEqual([person.contactId, double]);
  expect(seen.reasons).toEqual([
    { code: 'one-by-evidence', side: 'dotdigital', records: [String(person.contactId), String(double)] },
  ]);
  await engine.ask('decision.approve', { id: seen.row.id, evidenceHash: seen.evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  expect((await engine.ask('mismatch.get', { id: seen.row.id })).row.status).toBe('resolved');
  const { changes } = await engine.ask('change.page', {});
  expect(new Set(changes.map(({ operation, state }) => `${operation} ${state}`))).toEqual(
    new Set(['contact.list verified']),
  );
  await engine.run('full-check');
  expect(await kindsOf(person.number)).toEqual([]);
});

test('of two contacts the other one can stay: it takes the number, and the stricter answer', async () => {
  const pairs = await doubledContacts(6);
  const { person, double } = firstOf(pairs);
  await engine.run('full-check');
  const seen = await caseOf(person.number, 'duplicate-contact');
  const { id } = seen.row;
  await engine.ask('decision.approve', {
    id,
    evidenceHash: seen.evidenceHash,
    keep: String(double),
    key: randomUUID(),
  });
  await engine.engine.idle();
  expect((await engine.ask('mismatch.get', { id })).row.status).toBe('resolved');
  await engine.run('full-check');
  const kinds = await kindsOf(person.number);
  expect(kinds).toEqual(['field-drift']);
  expect((await caseOf(person.number, 'field-drift')).evidence.contact?.contactId).toBe(double);
  const [other] = pairs.slice(1);
  await world.admin('dotdigital', '/edit', { contactId: other?.double, emailStatus: 'unsubscribed' });
  await engine.sync('incremental');
  const strict = await caseOf(other?.person.number ?? '', 'duplicate-contact');
  expect(strict.lines.map(({ thing }) => thing)).toContain('subscription');
});

test('“two people” of two contacts is kept as well', async () => {
  const pairs = await doubledContacts(6);
  const { person, double } = firstOf(pairs);
  await engine.run('full-check');
  const { row, evidenceHash } = await caseOf(person.number, 'duplicate-contact');
  await engine.ask('decision.two-records', { id: row.id, evidenceHash, otherId: String(double) });
  await engine.run('full-check');
  expect(await kindsOf(person.number)).toEqual([]);
  await engine.ask('decision.take-back-two-records', { id: row.id, otherId: String(double) });
  expect(await kindsOf(person.number)).toEqual(['duplicate-contact']);
});
