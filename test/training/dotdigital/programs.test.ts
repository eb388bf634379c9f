import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { contactsBy, listOf, NEWSLETTER, refusedWith } from './campaigns-looks.ts';
import { enrol, WELCOME_SERIES } from './programs-switch-cases.ts';
import { type Account, at, create } from './switch-looks.ts';

const TIER_PROGRAM = 7_002;

const faultsOf = async ({ ask }: Account, id: unknown) =>
  (await ask('GET', `/v2/programs/enrolments/${id}/report-faults`)).body;

const finished = async (account: Account, json: object): Promise<unknown> => {
  const id = await at(enrol(account, json), 'id');
  account.clock.advance(60_000);
  return id;
};

test('the account begins with four programs, two of them active', async () => {
  const account = await startedDotdigital();
  const programs = await listOf(account, '/v2/programs');
  expect(programs.map(({ status }) => status)).toEqual(['Active', 'Active', 'Deactivated', 'Draft']);
  expect(programs[0]).toEqual({
    id: WELCOME_SERIES,
    name: 'Welcome series',
    status: 'Active',
    dateCreated: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/),
  });
  expect(await listOf(account, '/v2/programs?select=1&skip=1')).toEqual([programs[1]]);
  expect((await account.ask('GET', `/v2/programs/${WELCOME_SERIES}`)).body).toEqual(programs[0]);
  expect(await account.ask('GET', '/v2/programs/1')).toMatchObject(refusedWith(404, 'ERROR_PROGRAM_NOT_FOUND'));
  expect(await account.ask('GET', '/v2/programs/first')).toMatchObject(refusedWith(400, 'ERROR_PARAMETER_INVALID'));
});

test('contacts and lists are enrolled, and the report names who was not and why', async () => {
  const account = await startedDotdigital();
  const [[good = 0, known = 0], [bad = 0]] = [await contactsBy(account, true), await contactsBy(account, false)];
  await finished(account, { contacts: [known] });
  const id = await finished(account, { Contacts: [good, known, bad], addressBooks: [4_106] });
  expect((await account.ask('GET', `/v2/programs/enrolments/${id}`)).body).toMatchObject({
    id,
    programId: WELCOME_SERIES,
    status: 'Finished',
    contacts: [good, known, bad],
    addressBooks: [4_106],
  });
  const reply = await account.ask('GET', `/v2/programs/enrolments/${id}/report-faults`);
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [header, ...lines] = String(reply.body).trimEnd().split('\n');
  expect(header).toBe('Id,Email,TelephoneNumber,Reason');
  expect(lines.map((line) => line.replace(/,.*,/, ' ')).sort()).toEqual(
    [`${bad} Unsubcribed`, `${known} AlreadyInProgram`].sort(),
  );
  expect(account.admin.state().enrolledInPrograms).toBe(2);
});

test('an enrolment without faults has an empty report, and a processing one has none', async () => {
  const account = await startedDotdigital();
  const contacts = (await contactsBy(account, true)).slice(0, 25);
  const id = await at(enrol(account, { contacts }), 'id');
  expect(await account.ask('GET', `/v2/programs/enrolments/${id}/report-faults`)).toMatchObject(
    refusedWith(400, 'ERROR_ENROLMENT_IS_PROCESSING'),
  );
  account.clock.advance(60_000);
  await account.ask('GET', '/v2/programs');
  expect(await faultsOf(account, id)).toBe('Id,Email,TelephoneNumber,Reason\n');
});

test('a whole list and a segment are enrolled', async () => {
  const account = await startedDotdigital();
  await finished(account, { addressBooks: [NEWSLETTER, 9_002] });
  const size = Number(await at(account.ask('GET', `/v2/address-books/${NEWSLETTER}`), 'contacts'));
  expect(account.admin.state().enrolledInPrograms).toBeGreaterThanOrEqual(size);
});

test('enrolments are listed by their state', async () => {
  const account = await startedDotdigital();
  const contacts = (await contactsBy(account, true)).slice(0, 2);
  const first = await finished(account, { contacts: contacts.slice(0, 1) });
  const second = await at(enrol(account, { contacts: contacts.slice(1) }), 'id');
  const ids = async (state: string) => (await listOf(account, `/v2/programs/enrolments/${state}`)).map(({ id }) => id);
  expect(await ids('Finished')).toEqual([first]);
  expect(await ids('processing')).toEqual([second]);
  expect(await ids('NotAvailableInThisVersion')).toEqual([]);
  expect(await ids('Finished?skip=1')).toEqual([]);
});

test.each([
  ['a program that there is not', { programId: 1, contacts: [35_000_001] }, 404, 'ERROR_PROGRAM_NOT_FOUND'],
  ['a draft', { programId: 7_004, contacts: [35_000_001] }, 422, 'ERROR_PROGRAM_NOT_ACTIVE'],
  ['nobody', {}, 400, 'ERROR_ENROLMENT_INVALID'],
  ['26 contacts', { contacts: Array.from({ length: 26 }, (_, index) => index) }, 400, 'ERROR_CONTACT_TOOMANY'],
  ['eleven lists', { addressBooks: Array.from({ length: 11 }, () => NEWSLETTER) }, 400, 'ERROR_ADDRESSBOOK_TOOMANY'],
  ['a contact that there is not', { contacts: [1] }, 400, 'ERROR_CONTACT_NOT_FOUND'],
  ['a list that there is not', { addressBooks: [1] }, 400, 'ERROR_ADDRESSBOOK_NOT_FOUND'],
  ['contacts that are no numbers', { contacts: ['x'] }, 400, 'ERROR_PARAMETER_INVALID'],
])('%s cannot be enrolled', async (_what, json, status, code) => {
  const account = await startedDotdigital();
  expect(await enrol(account, json)).toMatchObject(refusedWith(status, code));
});

test('after twenty enrolments in an hour there is no other, and what was refused does not count', async () => {
  const account = await startedDotdigital();
  const contacts = (await contactsBy(account, true)).slice(0, 1);
  await enrol(account, { contacts: [1] });
  for (let time = 0; time < 20; time += 1) expect((await enrol(account, { contacts })).status).toBe(201);
  expect((await enrol(account, { contacts }, TIER_PROGRAM)).body).toEqual({
    message: 'Error: ERROR_ENROLMENT_ALLOWANCE_EXCEEDED ',
  });
  account.clock.advance(3_600_000);
  expect((await enrol(account, { contacts })).status).toBe(201);
});

test.each(['', '/report-faults'])('an enrolment that there is not is not found at %s', async (path) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/v2/programs/enrolments/13bf8b50-6532-494c-8e2d-02f9bf22f93a${path}`)).toMatchObject(
    refusedWith(404, 'ERROR_ENROLMENT_NOT_FOUND'),
  );
});

test('writes to contacts start programs: joining a list, made new or changed, and a change of a field', async () => {
  const account = await startedDotdigital();
  const started = () => account.admin.state().startedInPrograms;
  expect(started()).toBe(0);
  await create(account, 'joins@example.com', { lists: [NEWSLETTER] });
  expect(started()).toBe(1);
  await create(account, 'tier@example.com', { dataFields: { LOYALTY_TIER: 'Gold' } });
  expect(started()).toBe(1);
  const patch = (email: string, json: object) => account.ask('PATCH', `/contacts/v3/email/${email}`, { json });
  await patch('tier@example.com', { dataFields: { LOYALTY_TIER: 'Gold', CITY: 'Leeds' } });
  expect(started()).toBe(1);
  await patch('tier@example.com', { dataFields: { LOYALTY_TIER: 'Platinum' }, lists: [NEWSLETTER] });
  expect(started()).toBe(3);
});

test('whoever is in a program comes into it once, and is written all the same', async () => {
  const account = await startedDotdigital();
  await create(account, 'again@example.com', { lists: [NEWSLETTER], dataFields: { LOYALTY_TIER: 'Gold' } });
  const patch = async (json: object) =>
    (await account.ask('PATCH', '/contacts/v3/email/again@example.com', { json })).status;
  const turns = [
    { lists: [4_106] },
    { lists: [NEWSLETTER] },
    ...['Silver', 'Gold', 'Silver'].map((LOYALTY_TIER) => ({ dataFields: { LOYALTY_TIER } })),
  ];
  for (const turn of turns) expect(await patch(turn)).toBe(200);
  expect(account.admin.state().startedInPrograms).toBe(2);
});

test('whoever cannot be mailed starts nothing, and neither does anything in a program that is not active', async () => {
  const account = await startedDotdigital();
  const gone = { channelProperties: { email: { status: 'unsubscribed' } } };
  await create(account, 'gone@example.com', { lists: [NEWSLETTER], ...gone });
  await create(account, 'sale@example.com', { lists: [4_104] });
  expect(account.admin.state().startedInPrograms).toBe(0);
});

test('a program is made active, and what starts it is changed', async () => {
  const account = await startedDotdigital();
  const change = (json: object) => account.askAdmin('POST', '/programs', { json });
  await change({ programId: WELCOME_SERIES, status: 'Deactivated' });
  await change({ programId: 7_004, status: 'Active', startsOn: { list: 4_106 } });
  await create(account, 'a@example.com', { lists: [NEWSLETTER, 4_106] });
  expect(account.admin.state().startedInPrograms).toBe(1);
  await change({ programId: 7_004, startsOn: { field: 'CITY' } });
  await account.ask('PATCH', '/contacts/v3/email/a@example.com', { json: { dataFields: { CITY: 'Leeds' } } });
  await change({ programId: 7_004, startsOn: null });
  await create(account, 'b@example.com', { lists: [4_106] });
  expect(account.admin.state().startedInPrograms).toBe(1);
  expect((await change({ programId: 1 })).status).toBe(400);
  expect((await change({ programId: 7_004, status: 'Lost' })).status).toBe(400);
});
