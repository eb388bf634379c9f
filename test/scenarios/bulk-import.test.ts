import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveAll, callsSince, contactIn, type Drift, importsOf, makeDrifts, statesOf, writesOf } from './bulk.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

/** Time runs so fast that nobody waits for reports, and so slowly that no import is given up, however slow the machine is. */
beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false, rate: 20 });
  engine = await startEngine(world);
  await engine.sync('full');
  await world.admin('dotdigital', '/switches', { importPolls: 0 });
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** Resolves while the report of the import is asked for for the first time; nothing goes on until the answer is let go. */
const whileItRuns = async (drifts: readonly Drift[]): Promise<void> => {
  await world.admin('dotdigital', '/faults', {
    match: { method: 'GET', pathIncludes: '/contacts/v3/import/' },
    times: 1,
    action: 'hold-before',
  });
  await approveAll(engine, drifts);
  await until(async () => (await world.held('dotdigital')) > 0);
};
const letGo = async (): Promise<void> => {
  await world.admin('dotdigital', '/release', {});
  await engine.engine.idle();
};

test('120 approved drifts go in one import, each verified and written once, in a few calls', async () => {
  const drifts = await makeDrifts(world, engine, 120);
  const before = await callsSince(engine, 0);
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(new Set(await writesOf(world, drifts))).toEqual(new Set([1]));
  const imports = await importsOf(engine);
  expect(imports).toHaveLength(1);
  expect(imports[0]).toMatchObject({ state: 'finished', rows: 120, updated: 120, refused: 0, unnamed: 0 });
  const after = await callsSince(engine, 0);
  // Both sides are read before and after in a page each; singly it would be 360 calls to Dotdigital and 240 to the ERP.
  expect(after.erp - before.erp).toBe(2);
  expect(after.dotdigital - before.dotdigital).toBeLessThanOrEqual(8);
  const { changes } = await engine.ask('change.page', { limit: 200 });
  expect(changes).toHaveLength(120);
  for (const change of changes)
    expect(change.import).toMatchObject({ id: imports[0]?.importId, rows: 120, codes: [], state: 'finished' });
}, 90_000);

test('fewer than fifty go singly', async () => {
  const drifts = await makeDrifts(world, engine, 49);
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toEqual([]);
}, 90_000);

test('what the report refuses is told with its reason, sent again singly, or clears when the pair agrees', async () => {
  const drifts = await makeDrifts(world, engine, 55);
  const [barred, blocked, agreeing, ...fine] = drifts;
  if (barred === undefined || blocked === undefined || agreeing === undefined) throw new Error('no drifts');
  await world.admin('dotdigital', '/switches', {
    globallySuppressed: [barred.email, agreeing.email],
    blockedLocalParts: [blocked.email.split('@')[0]],
  });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, fine))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toMatchObject([{ state: 'finished', rows: 55, updated: 52, refused: 3, unnamed: 0 }]);
  const cases = await allMismatches(engine, ['import-rejected']);
  expect(new Set(cases.map(({ reference }) => reference))).toEqual(
    new Set([barred, blocked, agreeing].map(({ number }) => number)),
  );
  // The same disagreement is not told twice.
  const open = await allMismatches(engine, ['field-drift']);
  for (const { number } of [barred, blocked, agreeing])
    expect(open.map(({ reference }) => reference)).not.toContain(number);
  const caseOf = (number: string) => cases.find(({ reference }) => reference === number)?.id ?? 0;
  const told = await engine.ask('mismatch.get', { id: caseOf(barred.number) });
  expect(told.owner).toBe('integration');
  expect(told.evidence.refusal?.failures).toEqual([
    { code: 'GloballySuppressed', description: 'On the suppression list.' },
  ]);
  expect(told.reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['import-refused', 'import-remedy', 'erp-masters']),
  );
  expect(told.pair.find(({ field }) => field === 'city')).toMatchObject({ state: 'differs', result: 'Newtown' });
  expect((await engine.ask('mismatch.get', { id: caseOf(blocked.number) })).reasons).toContainEqual(
    expect.objectContaining({ code: 'import-refused', failureCode: 'Blocker' }),
  );
  // Approved again it goes by itself, and Dotdigital takes it.
  const key = randomUUID();
  await engine.ask('decision.approve', { id: told.row.id, evidenceHash: told.evidenceHash, key });
  await engine.engine.idle();
  const again = await engine.ask('mismatch.get', { id: told.row.id });
  expect(again.row.status).toBe('resolved');
  expect(again.outbox?.state).toBe('verified');
  expect(await importsOf(engine)).toHaveLength(1);
  // The other clears once the account agrees by itself.
  await world.admin('dotdigital', '/edit', { contactId: agreeing.contactId, dataFields: { CITY: 'Newtown' } });
  await engine.sync('incremental');
  const left = await allMismatches(engine, ['import-rejected']);
  expect(left.map(({ reference }) => reference)).toEqual([blocked.number]);
  // A later disagreement of that pair is a plain one again.
  await world.admin('dotdigital', '/edit', { contactId: agreeing.contactId, dataFields: { CITY: 'Oldtown' } });
  await engine.sync('incremental');
  const drifting = await allMismatches(engine, ['field-drift']);
  expect(drifting.map(({ reference }) => reference)).toContain(agreeing.number);
}, 90_000);

test('what changed, was binned, deleted or opted out before the import is not in it, and is told', async () => {
  const drifts = await makeDrifts(world, engine, 60);
  const [edited, binned, deleted, out, moved, ...fine] = drifts;
  if (!edited || !binned || !deleted || !out || !moved) throw new Error('no drifts');
  const edit = (body: object) => world.admin('dotdigital', '/edit', body);
  await edit({ contactId: edited.contactId, dataFields: { CITY: 'Thirdtown' } });
  await edit({ contactId: binned.contactId, binned: true });
  await edit({ contactId: deleted.contactId, deleted: true });
  await edit({ contactId: out.contactId, emailStatus: 'unsubscribed' });
  await world.admin('erp', '/edit', { number: moved.number, fields: { city: 'Fourthtown' } });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(await statesOf(engine, [edited, binned, deleted, out, moved])).toEqual(Array(5).fill('stale'));
  expect(await writesOf(world, [edited, binned, deleted, out, moved])).toEqual([0, 0, 0, 0, 0]);
  expect(new Set(await statesOf(engine, fine))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toMatchObject([{ rows: 55, updated: 55 }]);
  expect((await contactIn(world, binned.contactId)).status).toBe('binned');
  expect((await contactIn(world, edited.contactId)).dataFields.CITY).toBe('Thirdtown');
}, 90_000);

test('somebody who opts out while the import is under way stays out', async () => {
  const drifts = await makeDrifts(world, engine, 52);
  await world.admin('dotdigital', '/switches', { importPolls: 2 });
  const [out] = drifts;
  await whileItRuns(drifts);
  await world.admin('dotdigital', '/edit', { contactId: out?.contactId, emailStatus: 'unsubscribed' });
  await letGo();
  expect(await importsOf(engine)).toMatchObject([{ state: 'finished', updated: 52 }]);
  const contact = await contactIn(world, out?.contactId ?? 0);
  expect(contact.channelProperties.email.status).toBe('unsubscribed');
}, 90_000);

test('a contact that is deleted while the import is under way is refused, and nobody is created for it', async () => {
  const drifts = await makeDrifts(world, engine, 51);
  await world.admin('dotdigital', '/switches', { importPolls: 1 });
  const [gone, ...fine] = drifts;
  await whileItRuns(drifts);
  const before = (await world.admin('dotdigital', '/state')) as { readonly contacts: number };
  await world.admin('dotdigital', '/edit', { contactId: gone?.contactId, deleted: true });
  await letGo();
  expect(await world.admin('dotdigital', '/state')).toMatchObject({ contacts: before.contacts - 1 });
  expect(new Set(await statesOf(engine, fine))).toEqual(new Set(['verified']));
  const [told] = await allMismatches(engine, ['import-rejected']);
  expect(told?.reference).toBe(gone?.number);
  const { reasons } = await engine.ask('mismatch.get', { id: told?.id });
  expect(reasons).toContainEqual(expect.objectContaining({ code: 'import-refused', failureCode: 'InvalidContactId' }));
  expect(reasons).toContainEqual({ code: 'import-remedy', remedy: 'read-anew' });
  await engine.sync('full');
  expect(await allMismatches(engine, ['import-rejected'])).toEqual([]);
}, 90_000);

test('an import that the watchdog refuses goes back to the operators, and is sent singly when approved again', async () => {
  const drifts = await makeDrifts(world, engine, 50);
  await world.admin('dotdigital', '/imports', { next: ['RejectedByWatchdog'] });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['rejected']));
  const back = await engine.ask('mismatch.get', { id: drifts[0]?.id });
  expect(back.row).toMatchObject({ kind: 'field-drift', status: 'open', reopened: 'rejected' });
  expect(back.outbox?.sentence).toMatch(/watchdog/);
  const { causes } = await engine.ask('run.troubles', { since: 0 });
  expect(causes).toContainEqual(expect.objectContaining({ code: 'import-refused', system: 'dotdigital' }));
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toHaveLength(1);
}, 90_000);

test('one bad row for which the whole request is refused does not hold up the others', async () => {
  const drifts = await makeDrifts(world, engine, 50);
  await world.admin('dotdigital', '/faults', {
    match: { method: 'PUT', pathIncludes: '/contacts/v3/import' },
    times: 1,
    action: 'status',
    status: 400,
    body: JSON.stringify({ errorCode: 'contacts:badRequest', description: 'One row is wrong.' }),
  });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toMatchObject([{ state: 'failed', importId: null }]);
}, 90_000);
