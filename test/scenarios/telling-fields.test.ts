import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../shared/domain/customer.ts';
import type { ExtraRule, Telling } from '../../shared/domain/mapping-document.ts';
import { type Person, peopleIn } from './people.ts';
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

const people = (count: number) => peopleIn(world, engine, count);

const ownField = (field: ExtraRule['field'], name: string, tells: Telling | null): ExtraRule => ({
  field,
  source: { from: 'erp', name, type: 'text', tells },
  steps: [],
  target: { name, type: 'String' },
  master: 'erp',
});

/** Puts a mapping in force in which COMPANY is sent and tells the company, or nothing. */
const mapCompany = async (tells: 'company' | null): Promise<void> => {
  const { inForce } = await engine.ask('mapping.get', {});
  const document = { ...inForce.document, extras: [ownField('extra1', 'COMPANY', tells)] };
  const { hash, problems } = await engine.ask('mapping.set-draft', { document });
  expect(problems).toEqual([]);
  await engine.ask('mapping.put-in-force', { hash });
  await engine.engine.idle();
};

const inErp = ({ id }: Person, fields: Partial<Customer> & { readonly COMPANY?: string }): Promise<unknown> =>
  world.admin('erp', '/edit', { id, fields });

/** The contact has another email and no number from now on, and of the rest what is told. */
const renameTo = ({ contactId }: Person, email: string, dataFields: Record<string, string | null>): Promise<unknown> =>
  world.admin('dotdigital', '/edit', { contactId, newEmail: email, dataFields: { ERP_ID: null, ...dataFields } });

const casesOf = async ({ number }: Person): Promise<readonly string[]> =>
  (await allMismatches(engine)).filter(({ reference }) => reference === number).map(({ kind }) => kind);

/** The contacts that may be the customer's, the likeliest first, with the reasons and what would change the answer. */
const pairsOf = async ({ number }: Person) => {
  const rows = (await allMismatches(engine)).filter(({ reference }) => reference === number);
  const cases = await Promise.all(rows.map(({ id }) => engine.ask('mismatch.get', { id })));
  return cases
    .flatMap(({ linkage }) => linkage?.pairs ?? [])
    .map(({ contactId, answer, waterfall }) => ({ contactId, answer, ...waterfall }));
};

const contactsOf = async (person: Person): Promise<readonly number[]> =>
  (await pairsOf(person)).map(({ contactId }) => contactId).toSorted((left, right) => left - right);

/** Customers who moved to another address and number unknown, each of whom has a company: of them it is learned what one tells. */
const othersWhoMoved = async (people: readonly Person[]): Promise<void> => {
  for (const [place, person] of people.entries()) {
    const company = `${['Brook', 'Field', 'Stone'][place % 3]} ${['Mills', 'Foundry', 'Press', 'Dairy'][place % 4]}`;
    await inErp(person, { COMPANY: company });
    await renameTo(person, `moved.${place}@elsewhere.example`, { COMPANY: company });
  }
};

const atHome = { PHONE: null, BIRTHDATE: null, ADDRESS_1: null, POSTCODE: null };

test('namesakes of one town are told apart by their companies, once the mapping says so, and again when one changes', async () => {
  await engine.ask('mapping.create-field', { name: 'COMPANY', type: 'String' });
  const [one, other, ...rest] = await people(14);
  if (one === undefined || other === undefined) throw new Error('nobody');
  await othersWhoMoved(rest);
  const { firstName, lastName, city } = one.data;
  await inErp(one, { COMPANY: 'Harbour Trading' });
  await inErp(other, { firstName, lastName, city, COMPANY: 'Quarry Supplies Ltd' });
  const named = { ...atHome, FIRSTNAME: firstName, LASTNAME: lastName, CITY: city };
  await renameTo(one, 'one@elsewhere.example', { ...named, COMPANY: 'Harbour Trading' });
  await renameTo(other, 'other@elsewhere.example', { ...named, COMPANY: 'Quarry Supplies' });
  await engine.sync('incremental');
  await mapCompany(null);
  const both = [one.contactId, other.contactId].toSorted((left, right) => left - right);
  expect([await contactsOf(one), await contactsOf(other)]).toEqual([both, both]);

  await mapCompany('company');
  expect([await contactsOf(one), await contactsOf(other)]).toEqual([[one.contactId], [other.contactId]]);
  const [pair] = await pairsOf(one);
  expect(pair?.steps.map(({ what }) => what)).toContain('company');
  expect(pair?.whatIfs.map(({ words }) => words)).toContain('Company differs');

  await inErp(one, { COMPANY: 'Quarry Supplies' });
  await inErp(other, { COMPANY: 'Harbour Trading' });
  await engine.sync('incremental');
  expect([await contactsOf(one), await contactsOf(other)]).toEqual([[other.contactId], [one.contactId]]);
}, 60_000);

test('two colleagues at one office of one company are two people, whatever else of it they share', async () => {
  await engine.ask('mapping.create-field', { name: 'COMPANY', type: 'String' });
  const [here, there, ...rest] = await people(14);
  if (here === undefined || there === undefined) throw new Error('nobody');
  await othersWhoMoved(rest);
  const { street, city, postcode, phone } = here.data;
  const office = { street, city, postcode, phone, COMPANY: 'Harbour Trading' };
  await inErp(here, { ...office, firstName: 'Delphine', lastName: 'Marlow', birthDate: null });
  await world.admin('erp', '/edit', { id: there.id, deleted: true });
  const shared = { ADDRESS_1: street, CITY: city, POSTCODE: postcode, PHONE: phone, COMPANY: 'Harbour Trading' };
  // Of the one only the customer is left, and of the other only the contact.
  await world.admin('dotdigital', '/edit', { contactId: here.contactId, deleted: true });
  const colleague = { ...shared, FIRSTNAME: 'Percival', LASTNAME: 'Scrimgeour', BIRTHDATE: null };
  await renameTo(there, 'percival@harbour.example', colleague);
  await engine.sync('full');
  await mapCompany('company');
  expect(await casesOf(here)).toEqual(['customer-missing']);
  expect(await contactsOf(here)).toEqual([]);
  // Of husband and wife who run the firm a person is asked, as before: what a company says for one person, it says for one home.
  await renameTo(there, 'percival@harbour.example', { FIRSTNAME: 'Percival', LASTNAME: 'Marlow' });
  await engine.sync('incremental');
  const [withCompany] = await pairsOf(here);
  await mapCompany(null);
  const [without] = await pairsOf(here);
  expect([withCompany?.answer, without?.answer]).toEqual(['possible', 'possible']);
  const company = withCompany?.steps.find(({ what }) => what === 'company')?.bits ?? 0;
  expect(company).toBeGreaterThan(5);
  expect((withCompany?.bits ?? 0) - (without?.bits ?? 0)).toBeLessThan(company / 5);
  await mapCompany('company');
  await renameTo(there, 'percival@harbour.example', { FIRSTNAME: 'Delphine', LASTNAME: 'Marlow' });
  await engine.sync('incremental');
  expect(await contactsOf(here)).toEqual([there.contactId]);
}, 60_000);
