import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../shared/domain/customer.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

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

type Person = { readonly number: string; readonly contactId: number; readonly data: Customer };

/** Customers who may be mailed, whose telephone and birth date are known, and about whom there is no case. */
const people = async (count: number): Promise<readonly Person[]> => {
  const { erp } = world.start;
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  const { records } = (await answer.json()) as { readonly records: readonly { readonly data: Customer }[] };
  const troubled = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  const found: Person[] = [];
  for (const { data } of records) {
    const isSound = data.active && data.kind === 'person' && data.test !== true && data.permission.ground === 'consent';
    if (!isSound || data.phone == null || data.birthDate == null || troubled.has(data.number)) continue;
    const person = await engine.ask('person.find', { text: data.number });
    const contact = person.records.find(({ system }) => system === 'dotdigital');
    if (person.records.length === 2 && contact !== undefined)
      found.push({ number: data.number, contactId: Number(contact.id), data });
    if (found.length === count) return found;
  }
  throw new Error('too few people without a case');
};

/** From now on the contact has another email and no number; `dataFields` tells what else was lost. */
const rename = (person: Person, email: string, change: Record<string, unknown> = {}): Promise<unknown> => {
  const { dataFields, ...more } = change;
  const lost = { ERP_ID: null, ...(dataFields as object | undefined) };
  return world.admin('dotdigital', '/edit', {
    contactId: person.contactId,
    newEmail: email,
    dataFields: lost,
    ...more,
  });
};

/** Little more than the name is left: nobody could be certain. */
const littleLeft = { dataFields: { PHONE: null, BIRTHDATE: null, ADDRESS_1: null, CITY: null, POSTCODE: null } };

const casesOf = async ({ number }: Person): Promise<readonly string[]> =>
  (await allMismatches(engine))
    .filter(({ reference }) => reference === number)
    .map(({ kind, fields }) => [kind, ...fields].join(' '));

const caseOf = async ({ number }: Person, kind: string) => {
  const row = (await allMismatches(engine, [kind])).find(({ reference }) => reference === number);
  return engine.ask('mismatch.get', { id: row?.id });
};

const onePerson = async (): Promise<Person> => {
  const [person] = await people(1);
  if (person === undefined) throw new Error('nobody');
  return person;
};

/** Many renamed at once: the more there are, the surer each is. Answers the first. */
const renameMany = async (ofFirst: Record<string, unknown> = {}): Promise<Person> => {
  const many = await people(12);
  for (const [place, person] of many.entries())
    await rename(person, `renamed.${place}@elsewhere.example`, place === 0 ? ofFirst : {});
  const [first] = many;
  if (first === undefined) throw new Error('nobody');
  return first;
};

test('a renamed email is one difference, not a missing customer; a full sync and an increment say the same', async () => {
  const renamed = await people(12);
  for (const [place, person] of renamed.entries()) await rename(person, `renamed.${place}@elsewhere.example`);
  await engine.sync('incremental');
  const told = await Promise.all(renamed.map(casesOf));
  expect(told).toEqual(renamed.map(() => ['field-drift email']));
  const increment = (await allMismatches(engine)).map(({ kind, reference }) => `${kind} ${reference}`).toSorted();
  await engine.sync('full');
  const full = (await allMismatches(engine)).map(({ kind, reference }) => `${kind} ${reference}`).toSorted();
  expect(increment).toEqual(full);
  const [first] = renamed;
  const { evidence, linkage } = await caseOf(first ?? (await onePerson()), 'field-drift');
  expect(evidence.linkedBy).toBe('probabilistic');
  const [pair] = linkage?.pairs ?? [];
  expect(pair?.answer).toBe('link');
  expect(pair?.waterfall.steps.some(({ words }) => words.startsWith('First name is the same'))).toBe(true);
  const sum = (pair?.waterfall.steps ?? []).reduce((all, { bits }) => all + bits, 0);
  expect(sum).toBeCloseTo(pair?.waterfall.bits ?? 0, 1);
  expect(sum).toBeGreaterThan(linkage?.certainFrom ?? 0);
});

test('no policy writes what is linked by evidence alone, and approving it makes an ordinary link', async () => {
  const person = await renameMany({ dataFields: { HOME_STORE: 'Nowhere' } });
  await engine.ask('policy.set', { policy: 'write-attributes', isOn: true, cap: 1_000, stopShare: 1 });
  await engine.sync('incremental');
  expect(await casesOf(person)).toEqual(['field-drift email homeStore']);
  const { row, evidenceHash } = await caseOf(person, 'field-drift');
  await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  expect((await engine.ask('mismatch.get', { id: row.id })).row.status).toBe('resolved');
  await engine.sync('full');
  expect(await casesOf(person)).toEqual([]);
});

test('who may be somebody else is asked, and neither missing nor created while that is open', async () => {
  const person = await onePerson();
  await rename(person, 'new.address@elsewhere.example', littleLeft);
  await engine.ask('policy.set', { policy: 'create-contacts', isOn: true, cap: 1_000, stopShare: 1 });
  await engine.sync('incremental');
  expect(await casesOf(person)).toEqual(['identity-ambiguous']);
  const seen = await caseOf(person, 'identity-ambiguous');
  expect(seen.keep?.choices.map(({ value }) => value)).toContain(String(person.contactId));
  expect((await world.writes('dotdigital')).filter(({ path }) => path.includes('new.address'))).toEqual([]);
  const refused = await engine.tryTo('decision.preview-like', { id: seen.row.id, evidenceHash: seen.evidenceHash });
  expect(refused).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
});

test('“the same” writes the number, is verified, and can be undone: then it is asked again', async () => {
  const person = await onePerson();
  await rename(person, 'new.address@elsewhere.example', littleLeft);
  await engine.sync('incremental');
  const { row, evidenceHash } = await caseOf(person, 'identity-ambiguous');
  await engine.ask('decision.approve', { id: row.id, evidenceHash, keep: String(person.contactId), key: randomUUID() });
  await engine.engine.idle();
  const done = await engine.ask('mismatch.get', { id: row.id });
  expect(done.row.status).toBe('resolved');
  await engine.sync('full');
  const drift = await caseOf(person, 'field-drift');
  expect(drift.evidence).toMatchObject({ linkedBy: 'verdict', contact: { erpNumber: person.number } });
  const { token } = await engine.ask('change.preview-undo', { id: done.outbox?.id });
  await engine.ask('change.undo', { id: done.outbox?.id, token, key: randomUUID() });
  await engine.engine.idle();
  await engine.sync('incremental');
  expect(await casesOf(person)).toEqual(['identity-ambiguous']);
});

test('“not the same” outlives syncs and restarts, lets the customer be created, and can be taken back', async () => {
  const person = await onePerson();
  await rename(person, 'new.address@elsewhere.example', littleLeft);
  await engine.sync('incremental');
  const { row, evidenceHash, keep } = await caseOf(person, 'identity-ambiguous');
  for (const { value } of keep?.choices ?? []) {
    const { evidenceHash: now } = await engine.ask('mismatch.get', { id: row.id });
    await engine.ask('decision.not-same', { id: row.id, evidenceHash: now, contactId: Number(value) });
  }
  expect(evidenceHash).not.toBe('');
  expect(await casesOf(person)).toEqual(['customer-missing']);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.sync('full');
  const missing = await caseOf(person, 'customer-missing');
  expect(missing.linkage?.ruledOut.map(({ contactId, by }) => [contactId, by])).toContainEqual([
    person.contactId,
    'anna',
  ]);
  const { entries } = await engine.ask('audit.page', {});
  expect(entries.map(({ action }) => action)).toContain('said they are two people');
  await engine.ask('decision.take-back-not-same', { id: missing.row.id, contactId: person.contactId });
  expect(await casesOf(person)).toEqual(['identity-ambiguous']);
});

test('a person who left under another email is not mailed again: the link carries the opt-out', async () => {
  const person = await renameMany({ emailStatus: 'unsubscribed' });
  await engine.ask('policy.set', { policy: 'create-contacts', isOn: true, cap: 1_000, stopShare: 1 });
  await engine.sync('incremental');
  expect(await casesOf(person)).toEqual(['consent-conflict']);
  await engine.run('consent', 'incremental');
  await engine.engine.idle();
  await engine.sync('full');
  expect(await casesOf(person)).toEqual([]);
  const { changes } = await engine.ask('change.page', {});
  expect(changes.map(({ operation }) => operation)).toContain('customer.opt-out');
  const { records } = await engine.ask('person.find', { text: person.data.email ?? '' });
  expect(records.filter(({ system }) => system === 'dotdigital').map(({ id }) => Number(id))).toEqual([
    person.contactId,
  ]);
});
