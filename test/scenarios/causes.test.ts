import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ruleOf } from '../../shared/domain/mapping-document.ts';
import { giveBirthdays, type Person, writeSwapped } from './planted-dates.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

const hour = 3_600_000;

beforeEach(async () => {
  // An import's age of a quarter of an hour is three seconds.
  world = await startWorld({ customers: 700, limited: false, rate: 300 });
  engine = await startEngine(world);
  await engine.sync('full');
}, 60_000);
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** People about whom nothing is found, with birthdays that both systems agree on. */
const people = async (count: number): Promise<readonly Person[]> =>
  giveBirthdays(world, count, new Set((await allMismatches(engine)).map(({ reference }) => reference)));

const setClock = (offsetMs: number) => world.admin('dotdigital', '/clock', { offsetMs });
const editContact = (email: string | undefined, dataFields: Record<string, string>) =>
  world.admin('dotdigital', '/edit', { email, dataFields });

/** Four hundred and twelve wrong days, written within one hour; nine of them are not like the others. */
const plant = async (): Promise<readonly Person[]> => {
  const all = await people(412);
  await writeSwapped(world, all);
  for (const { email } of all.slice(0, 3)) await editContact(email, { BIRTHDATE: '1948-01-31' });
  for (const { email } of all.slice(3, 5)) await editContact(email, { CITY: 'Elsewhere' });
  await setClock(30 * hour);
  for (const { email } of all.slice(5, 9)) await editContact(email, {});
  await setClock(0);
  return all;
};

/** Approves a case as it stands. */
const approve = async (id: number): Promise<void> => {
  const { evidenceHash } = await engine.ask('mismatch.get', { id });
  await engine.ask('decision.approve', { id, evidenceHash, key: randomUUID() });
};

const ofBirthDates = async () => {
  const { causes } = await engine.ask('cause.list', {});
  return causes.filter(({ signature }) => signature.field === 'birthDate');
};

test('412 mismatches of one wrong transform are one cause, its 9 outliers stand apart, and fixing it closes them all', async () => {
  const all = await plant();
  await engine.sync('full');
  const [cause, ...others] = await ofBirthDates();
  expect(others).toEqual([]);
  expect(cause).toMatchObject({
    signature: { kind: 'field-drift', mechanism: 'day-month-swapped', detail: null },
    owner: 'marketing',
    counts: { together: 403, apart: 9, underWay: 0, aside: 0, closed: 0 },
    settledAt: null,
  });
  const id = cause?.id;
  const shown = await engine.ask('cause.get', { id });
  expect(shown.fix).toEqual({ do: 'words', owner: 'integration' });
  expect(shown.apart.map(({ reason, count }) => [reason, count])).toEqual([
    ['off-pattern', 3],
    ['written-since', 4],
    ['more-differs', 2],
  ]);
  const apart = new Set(shown.apart.flatMap(({ some }) => some.map(({ reference }) => reference)));
  expect(apart).toEqual(new Set(all.slice(0, 9).map(({ number }) => number)));
  for (const { reference, read, dotdigital } of shown.examples) {
    const born = all.find(({ number }) => number === reference)?.born ?? '';
    expect([read, dotdigital]).toEqual([born, expect.stringContaining(`${born.slice(0, 4)}-${born.slice(8)}`)]);
  }

  const set = await engine.ask('cause.preview', { id });
  expect(set).toMatchObject({ total: 403, leftOut: [], effect: { closes: 403, stays: 9, erp: 0, dotdigital: 403 } });
  expect(await world.writes('dotdigital')).toEqual([]);
  await engine.ask('cause.approve', { id, setId: set.setId, key: randomUUID() });
  await engine.engine.idle();
  await engine.sync('full');
  const [half] = await ofBirthDates();
  expect(half?.counts).toMatchObject({ together: 0, apart: 9, closed: 403 });
  expect(half?.settledAt).toBeNull();

  for (const one of shown.apart.flatMap(({ some }) => some)) await approve(one.id);
  await engine.engine.idle();
  await engine.sync('full');
  const [settled] = await ofBirthDates();
  expect(settled?.counts).toEqual({ together: 0, apart: 0, underWay: 0, aside: 0, closed: 412 });
  expect(settled?.settledAt).not.toBeNull();
  const { history } = await engine.ask('cause.get', { id });
  expect(history.map(({ what, count, by }) => [what, count, by])).toEqual([
    ['found', 412, null],
    ['approved', 403, 'anna'],
    ['settled', 412, null],
  ]);
  const left = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  expect(all.filter(({ number }) => left.has(number))).toEqual([]);
}, 240_000);

test('where our own mapping reads the days wrongly, the change of the mapping is offered, and closes them all at once', async () => {
  const all = await people(120);
  await engine.sync('full');
  const { inForce } = await engine.ask('mapping.get', {});
  const rule = ruleOf(inForce.document, 'birthDate');
  const steps = [{ do: 'date', read: 'dd/MM/yyyy', write: 'yyyy-MM-dd' }] as const;
  const customers = inForce.document.customers.map((one) => (one.field === 'birthDate' ? { ...rule, steps } : one));
  const { hash } = await engine.ask('mapping.set-draft', { document: { ...inForce.document, customers } });
  await engine.ask('mapping.put-in-force', { hash });
  await engine.engine.idle();
  // From a day on the ERP writes the month first.
  for (const { number, born } of all) {
    const [year, month, day] = born.split('-');
    await world.admin('erp', '/edit', { number, fields: { birthDate: `${month}/${day}/${year}` } });
  }
  await engine.sync('full');
  const [cause] = await ofBirthDates();
  expect(cause?.counts.together).toBe(120);
  const id = cause?.id;
  const { fix } = await engine.ask('cause.get', { id });
  expect(fix).toEqual({
    do: 'mapping',
    field: 'birthDate',
    before: 'date dd/MM/yyyy as yyyy-MM-dd',
    after: 'date MM/dd/yyyy as yyyy-MM-dd',
    closes: 120,
    of: 120,
  });
  const counted = await engine.ask('cause.rehearse', { id, lookId: randomUUID() });
  expect(counted).toMatchObject({ looked: 700, closed: 120 });
  expect((await engine.ask('mapping.get', {})).draft).toBeNull();
  const draft = await engine.ask('cause.draft', { id });
  expect(await engine.tryTo('cause.draft', { id })).toMatchObject({ ok: false });
  await engine.ask('mapping.put-in-force', draft);
  await engine.engine.idle();
  const [settled] = await ofBirthDates();
  expect(settled?.counts.closed).toBe(120);
  expect(settled?.settledAt).not.toBeNull();
  expect(await world.writes('dotdigital')).toEqual([]);
}, 240_000);

test('what an operator takes out of a cause is not approved with it, and can be put back', async () => {
  await writeSwapped(world, await people(20));
  await engine.sync('full');
  const [cause] = await ofBirthDates();
  const { examples } = await engine.ask('cause.get', { id: cause?.id });
  const one = examples[0]?.id ?? 0;
  await engine.ask('cause.take-out', { id: one, isOut: true });
  expect((await engine.ask('cause.preview', { id: cause?.id })).total).toBe(19);
  expect((await engine.ask('cause.of', { id: one })).cause).toMatchObject({ apart: 'taken-out' });
  await engine.ask('cause.take-out', { id: one, isOut: false });
  const set = await engine.ask('cause.preview', { id: cause?.id });
  expect(set.total).toBe(20);
  expect(await engine.tryTo('cause.take-out', { id: one, isOut: false })).toMatchObject({ ok: false });
  expect(await engine.tryTo('cause.get', { id: 999 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  // Taken out behind the preview.
  await engine.ask('cause.take-out', { id: one, isOut: true });
  const request = { id: cause?.id, setId: set.setId, key: randomUUID() };
  expect(await engine.ask('cause.approve', request)).toEqual({ approved: 19, leftOut: 1, notReached: 0 });
}, 60_000);
