import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

export type Drift = {
  readonly id: number;
  readonly number: string;
  readonly contactId: number;
  readonly email: string;
};

type Fast = { world: World; engine: TestEngine; drifts: readonly Drift[] };

/**
 * What every test of a file begins with: an engine with so many drifts, in a world whose clock runs three hundred times as
 * fast, so that an import's age of a quarter of an hour is three seconds. A test that starts another engine puts it in.
 */
export const eachWithDrifts = (count: number): Fast => {
  const now: Partial<Fast> = {};
  beforeEach(async () => {
    const world = await startWorld({ customers: 300, limited: false, rate: 300 });
    const engine = await startEngine(world);
    Object.assign(now, { world, engine });
    await engine.sync('full');
    now.drifts = await makeDrifts(world, engine, count);
  }, 60_000);
  afterEach(async () => {
    await now.engine?.engine.stop();
    await now.world?.stop();
  });
  return now as Fast;
};

/** Moves so many sound customers to another city in the ERP, syncs, and answers the cases that came of it. */
export const makeDrifts = async (world: World, engine: TestEngine, count: number): Promise<readonly Drift[]> => {
  const taken = new Set((await allMismatches(engine)).map(({ reference }) => reference));
  const drifts: Drift[] = [];
  const free = world.numbers().filter((number) => !taken.has(number));
  for (let place = 0; drifts.length < count && place < free.length; ) {
    const some = free.slice(place, place + count);
    place += some.length;
    for (const number of some) await world.admin('erp', '/edit', { number, fields: { city: 'Newtown' } });
    await engine.sync('incremental');
    for (const row of await allMismatches(engine, ['field-drift'])) {
      if (!some.includes(row.reference) || row.fields.join() !== 'city' || drifts.length >= count) continue;
      const { evidence } = await engine.ask('mismatch.get', { id: row.id });
      const { contact } = evidence;
      const email = contact?.values.email ?? null;
      if (contact === null || email === null) continue;
      drifts.push({ id: row.id, number: row.reference, contactId: contact.contactId, email });
    }
  }
  if (drifts.length < count) throw new Error(`only ${drifts.length} drifts could be made`);
  return drifts;
};

/** Approves these cases as they stand. */
export const approveAll = async (engine: TestEngine, drifts: readonly Pick<Drift, 'id'>[]): Promise<void> => {
  const seen = [];
  for (const { id } of drifts) seen.push({ id, hash: (await engine.ask('mismatch.get', { id })).evidenceHash });
  // All in one turn of the loop: none is sent before the last is approved.
  await Promise.all(
    seen.map(({ id, hash }) => engine.ask('decision.approve', { id, evidenceHash: hash, key: randomUUID() })),
  );
};

/** How often each of these contacts was written. */
export const writesOf = async (world: World, drifts: readonly Drift[]): Promise<readonly number[]> => {
  const writes = await world.writes('dotdigital');
  return drifts.map(({ contactId }) => writes.filter(({ recordId }) => recordId === String(contactId)).length);
};

export const statesOf = async (engine: TestEngine, drifts: readonly Pick<Drift, 'id'>[]) =>
  Promise.all(drifts.map(async ({ id }) => (await engine.ask('mismatch.get', { id })).outbox?.state));

/** Calls that were made since an instant, by system and scope. */
export const callsSince = async (engine: TestEngine, since: number) => {
  const { scopes } = await engine.ask('call.budget', { since });
  const total = (system: string) =>
    scopes
      .filter((scope) => scope.system === system)
      .flatMap(({ minutes }) => minutes)
      .reduce((sum, { calls }) => sum + calls, 0);
  return { erp: total('erp'), dotdigital: total('dotdigital') };
};

export const importsOf = async (engine: TestEngine) => (await engine.ask('run.imports', { since: 0 })).imports;

/** A contact as the account has it now. */
export const contactIn = async (world: World, contactId: number) => {
  const { dotdigital } = world.start;
  const basic = Buffer.from(`${dotdigital?.user}:${dotdigital?.secret}`).toString('base64');
  const fields = encodeURIComponent('[[ALL]]');
  const url = `${dotdigital?.baseUrl}/contacts/v3/contactId/${contactId}?data-fields=${fields}&include=channelProperties`;
  const answer = await fetch(url, { headers: { authorization: `Basic ${basic}` } });
  return contactSchema.parse(await answer.json());
};

const contactSchema = z.looseObject({
  status: z.string(),
  dataFields: z.record(z.string(), z.unknown()),
  channelProperties: z.looseObject({ email: z.looseObject({ status: z.string() }) }),
});
