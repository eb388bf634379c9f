import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstMapping, type ListRule, type MappingDocument } from '../../shared/domain/mapping-document.ts';
import type { MismatchRow } from '../../shared/domain/mismatch.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false });
  engine = await startEngine(world);
  await engine.run('campaigns', 'full');
  await engine.sync('full');
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** Lists of the simulated account: one that nobody is in on the first day, and one that a fifth is in. */
const [press, previews] = [4_106, 4_104];
const gold: ListRule = {
  listId: press,
  name: 'Press',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['gold'] },
  takesOut: true,
};

const put = async (...lists: readonly ListRule[]): Promise<void> => {
  const document: MappingDocument = { ...firstMapping, lists };
  const { hash, problems } = await engine.ask('mapping.set-draft', { document });
  expect(problems).toEqual([]);
  await engine.ask('mapping.put-in-force', { hash });
  await engine.engine.idle();
};

const gaps = (): Promise<readonly MismatchRow[]> => allMismatches(engine, ['list-gap']);
const seen = (rows: readonly MismatchRow[]) => rows.map(({ reference }) => reference).sort();

const approve = async (id: number | undefined): Promise<void> => {
  const { evidenceHash } = await engine.ask('mismatch.get', { id });
  await engine.ask('decision.approve', { id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
};

test('a list put in force: its gaps are found as counted before, one is filled, verified, closed and undone', async () => {
  const { hash } = await engine.ask('mapping.set-draft', { document: { ...firstMapping, lists: [gold] } });
  const draft = await engine.ask('mapping.what-if', { lookId: 'one' });
  expect([draft.draft, draft.lists[0]?.takeOut]).toEqual([hash, 0]);
  await put(gold);
  const found = await gaps();
  expect(found.length).toBeGreaterThan(5);
  expect(draft.lists[0]?.add).toBe(found.length);
  await until(async () => (await engine.ask('cause.list', {})).causes.length > 0);
  const [cause, ...others] = (await engine.ask('cause.list', {})).causes.filter(
    ({ signature }) => signature.kind === 'list-gap',
  );
  expect(others).toEqual([]);
  expect(cause).toMatchObject({
    signature: { mechanism: 'list-lacks', field: null, detail: 'Press' },
    counts: { together: found.length, apart: 0 },
    wave: null,
  });
  expect(await engine.tryTo('cause.preview', { id: cause?.id })).toMatchObject({
    ok: false,
    error: { sentence: expect.stringMatching(/second person/) },
  });
  const id = found[0]?.id;
  const detail = await engine.ask('mismatch.get', { id });
  expect(detail.evidence.lists).toMatchObject([{ id: press, belongs: true, membership: 'none', gap: 'add' }]);
  expect(detail.impacts.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['left-out-of-sends', 'joining-may-start']),
  );
  const contactId = detail.evidence.contact?.contactId;
  expect(detail.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `PATCH /contacts/v3/contactId/${contactId}?merge-option=overwrite`,
  ]);
  await approve(id);
  expect((await engine.ask('mismatch.get', { id })).row.status).toBe('resolved');
  const [change] = (await engine.ask('change.page', {})).changes;
  expect(change).toMatchObject({ state: 'verified', lines: [{ thing: 'list', before: null, after: 'Press' }] });
  const { token, lines } = await engine.ask('change.preview-undo', { id: change?.id });
  expect(lines).toMatchObject([{ thing: 'list', now: 'Press', after: null }]);
  await engine.ask('change.undo', { id: change?.id, token, key: randomUUID() });
  await engine.engine.idle();
  await engine.sync('incremental');
  expect(seen(await gaps())).toEqual(seen(found));
  expect((await engine.ask('mismatch.get', { id })).row).toMatchObject({ status: 'open' });
});

test('an increment finds who was taken out of a list or put into one in Dotdigital, as a full pass does', async () => {
  const everyone: ListRule = { ...gold, listId: previews, name: 'Sale previews' };
  await put(everyone);
  const before = await gaps();
  const details = await Promise.all(before.map(({ id }) => engine.ask('mismatch.get', { id })));
  const [tooMuch] = details.filter(({ evidence }) => evidence.lists?.[0]?.gap === 'take-out');
  const [missing, other] = details.filter(({ evidence }) => evidence.lists?.[0]?.gap === 'add');
  expect([tooMuch, missing, other]).not.toContain(undefined);
  const contactOf = (detail: typeof missing) => detail?.evidence.contact?.contactId ?? 0;
  const edit = (contactId: number, lists: object) => world.admin('dotdigital', '/edit', { contactId, lists });
  await edit(contactOf(missing), { add: [previews] });
  await edit(contactOf(tooMuch), { remove: [previews] });
  await engine.sync('incremental');
  const closed = [missing, tooMuch].map((one) => one?.row.reference ?? '');
  expect(seen(await gaps())).toEqual(seen(before).filter((number) => !closed.includes(number)));
  await edit(contactOf(missing), { remove: [previews] });
  await engine.sync('incremental');
  const after = seen(await gaps());
  expect(after).toEqual(seen(before).filter((number) => number !== closed[1]));
  await engine.sync('full');
  expect(seen(await gaps())).toEqual(after);
});
