import { randomUUID } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handedBatch } from '../../electron/engine/flows/take-in.ts';
import type { LoggedWrite } from '../../electron/training/server/write-log.ts';
import { changedCopy, type Desks, startDesks, trustOf } from './desks.ts';
import { allMismatches, startWorld, type TestEngine, type World } from './world.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let world: World;
let desks: Desks;

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false });
  desks = await startDesks(world);
});
afterEach(async () => {
  await desks.stop();
  await world.stop();
});

const writes = async (): Promise<number> => {
  const both = [await world.admin('dotdigital', '/writes'), await world.admin('erp', '/writes')] as LoggedWrite[][];
  return both.flat().filter(({ changed }) => changed).length;
};
const approve = async (engine: TestEngine, id: number): Promise<void> => {
  const { evidenceHash } = await engine.ask('mismatch.get', { id });
  await engine.ask('decision.approve', { id, evidenceHash, key: randomUUID() });
};
const drifts = (engine: TestEngine, count: number) =>
  allMismatches(engine, ['field-drift']).then((rows) => rows.slice(0, count));
const sameCase = async (engine: TestEngine, reference: string) => {
  const rows = await allMismatches(engine, ['field-drift'], ['open', 'decided', 'resolved', 'cleared', 'ignored']);
  const row = rows.find((one) => one.reference === reference);
  if (row === undefined) throw new Error(`no case of ${reference}`);
  return row;
};
const takeIn = async (path: string) => {
  const { digest } = await desks.writer.ask('handover.inspect', { path });
  const taken = await desks.writer.ask('handover.take-in', { path, digest });
  await desks.writer.engine.idle();
  return taken;
};

test('five approvals travel to the writer, change the remote once each, and clear at the reviewer after its sync', async () => {
  const { reviewer, writer } = desks;
  const chosen = await drifts(reviewer, 5);
  for (const { id } of chosen) await approve(reviewer, id);
  expect(await writes()).toBe(0);
  expect(await reviewer.ask('handover.preview', {})).toMatchObject({
    total: 5,
    more: 0,
    verbs: [{ verb: 'approve', count: 5 }],
    files: [],
  });
  const file = await desks.handOver();
  expect(file).toMatchObject({ number: 1, decisions: 5 });
  expect(await reviewer.ask('handover.preview', {})).toMatchObject({ total: 0, files: [{ number: 1, decisions: 5 }] });

  const shown = await writer.ask('handover.inspect', { path: file.path });
  expect(shown).toMatchObject({ total: 5, takes: 5, done: 0, leaves: [], number: 1, operator: 'maria' });
  expect(shown.rows.every(({ lines, sentence }) => lines.length > 0 && sentence === null)).toBe(true);
  expect(await writes()).toBe(0);
  expect(await takeIn(file.path)).toEqual({ taken: 5, left: [] });
  expect(await writes()).toBe(5);
  for (const { reference } of chosen) expect((await sameCase(writer, reference)).status).toBe('resolved');

  await reviewer.sync('incremental');
  for (const { reference } of chosen) expect((await sameCase(reviewer, reference)).status).toBe('cleared');
  expect(await writes()).toBe(5);
});

test('who decided, at which desk, and who took it in stand in the audit trail of the writer', async () => {
  const { reviewer, writer, reviewerPrint } = desks;
  const [chosen] = await drifts(reviewer, 1);
  await approve(reviewer, chosen?.id ?? 0);
  await takeIn((await desks.handOver()).path);
  const { entries } = await writer.ask('audit.page', { limit: 50 });
  const named = `maria (desk ${reviewerPrint.slice(0, 9)})`;
  expect(entries.find(({ action }) => action === 'approved')).toMatchObject({ actor: named });
  const taken = entries.find(({ action }) => action === 'taken in');
  expect(taken).toMatchObject({ actor: 'anna', subject: expect.stringMatching(/^change:/) });
  expect(JSON.parse(taken?.detail ?? '')).toMatchObject({
    desk: 'Maria',
    fingerprint: reviewerPrint,
    decidedBy: 'maria',
  });
  expect(entries.find(({ action }) => action === 'decisions.taken-in')).toMatchObject({ actor: 'anna' });
  expect((await writer.ask('audit.verify', {})).firstBroken).toBeNull();
});

test('a file counts once, and what it holds counts once in another file too', async () => {
  const { reviewer, writer } = desks;
  for (const { id } of await drifts(reviewer, 2)) await approve(reviewer, id);
  const first = await desks.handOver();
  await takeIn(first.path);
  const before = await writes();
  expect(await writer.tryTo('handover.inspect', { path: first.path })).toMatchObject({
    error: { sentence: expect.stringMatching(/^File 1 was taken in already, by anna/) },
  });
  const again = await desks.handOver(1);
  expect(again).toMatchObject({ number: 2, decisions: 2 });
  expect(await writer.ask('handover.inspect', { path: again.path })).toMatchObject({
    takes: 0,
    leaves: [{ sentence: 'Taken in with file 1 already.', count: 2 }],
  });
  expect(await takeIn(again.path)).toMatchObject({ taken: 0 });
  expect(await writes()).toBe(before);
  expect(await writer.tryTo('handover.take-in', { path: first.path, digest: 'x' })).toMatchObject({ ok: false });
});

test('an older file than one that was taken in is told, and its decisions come with a new one', async () => {
  const { reviewer, writer } = desks;
  const [one, other] = await drifts(reviewer, 2);
  await approve(reviewer, one?.id ?? 0);
  const lost = await desks.handOver();
  await approve(reviewer, other?.id ?? 0);
  await takeIn((await desks.handOver()).path);
  expect(await writer.tryTo('handover.inspect', { path: lost.path })).toMatchObject({
    error: { sentence: expect.stringMatching(/^File 1 is older than file 2/) },
  });
  expect(await takeIn((await desks.handOver(1)).path)).toEqual({ taken: 1, left: [] });
  expect(await writes()).toBe(2);
});

test('ignoring, putting off, giving away, reopening and taking back travel too', async () => {
  const { reviewer, writer } = desks;
  const [ignored, deferred, given, waiting] = await drifts(reviewer, 4);
  const seen = async (row: typeof ignored) => {
    const id = row?.id ?? 0;
    return { id, evidenceHash: (await reviewer.ask('mismatch.get', { id })).evidenceHash, key: randomUUID() };
  };
  await reviewer.ask('decision.ignore', { ...(await seen(ignored)), reason: 'is meant so' });
  const until = world.now() + 86_400_000;
  await reviewer.ask('decision.defer', { ...(await seen(deferred)), until });
  await reviewer.ask('decision.assign', { id: given?.id, to: 'otto' });
  await reviewer.ask('decision.approve', await seen(waiting));
  await reviewer.ask('decision.withdraw', { id: waiting?.id, key: randomUUID() });
  expect((await desks.handOver()).decisions).toBe(3);
  expect(await takeIn(join(desks.mail, 'reviewer-maria-1.concord-decisions'))).toEqual({ taken: 3, left: [] });
  expect(await sameCase(writer, ignored?.reference ?? '')).toMatchObject({ status: 'ignored' });
  expect(await sameCase(writer, given?.reference ?? '')).toMatchObject({ status: 'open', assignee: 'otto' });
  const putOff = await allMismatches(writer, ['field-drift'], ['deferred']);
  expect(putOff).toMatchObject([{ reference: deferred?.reference, until }]);

  await reviewer.ask('decision.reopen', { id: ignored?.id, key: randomUUID() });
  await reviewer.ask('decision.approve', await seen(ignored));
  await reviewer.ask('decision.reopen', { id: deferred?.id, key: randomUUID() });
  const second = await desks.handOver();
  expect(await takeIn(second.path)).toEqual({ taken: 2, left: [] });
  expect((await sameCase(writer, ignored?.reference ?? '')).status).toBe('resolved');
  expect((await sameCase(writer, deferred?.reference ?? '')).status).toBe('open');
});

test('what changed meanwhile, was decided here, or is about somebody forgotten is told and left', async () => {
  const { reviewer, writer } = desks;
  const [changed, decided, forgotten, fine] = await drifts(reviewer, 4);
  for (const row of [changed, decided, forgotten, fine]) await approve(reviewer, row?.id ?? 0);
  const { path } = await desks.handOver();
  await world.admin('erp', '/edit', { number: changed?.reference, fields: { city: 'Elsewhere' } });
  await writer.sync('incremental');
  await approve(writer, (await sameCase(writer, decided?.reference ?? '')).id);
  await writer.engine.idle();
  const { records } = await writer.ask('person.find', { text: forgotten?.reference });
  await writer.ask('person.forget', {
    records: records.map(({ system, id }) => ({ system, id })),
    reason: 'asked to',
    key: randomUUID(),
  });
  const before = await writes();
  const shown = await writer.ask('handover.inspect', { path });
  expect(shown).toMatchObject({ total: 4, takes: 1 });
  expect(shown.leaves.map(({ sentence }) => sentence).sort()).toEqual([
    'The mismatch is gone here by now.',
    'The person was forgotten here.',
    'The records changed since the reviewer looked, or are not read here yet.',
  ]);
  expect(shown.rows.filter(({ sentence }) => sentence === 'The person was forgotten here.')).toMatchObject([
    { label: '', lines: [] },
  ]);
  expect(await takeIn(path)).toMatchObject({ taken: 1 });
  expect(await writes()).toBe(before + 1);
  expect((await writer.ask('person.find', { text: forgotten?.reference })).records).toEqual([]);
});

test('a file that is not what was signed, or not for this desk, is refused in words and changes nothing', async () => {
  const { reviewer, writer, reviewerPrint, mail } = desks;
  await approve(reviewer, (await drifts(reviewer, 1))[0]?.id ?? 0);
  const { path } = await desks.handOver();
  const sentenceOf = async (file: string, engine = writer): Promise<string> => {
    const refused = await engine.tryTo('handover.inspect', { path: file });
    expect(await engine.tryTo('handover.take-in', { path: file, digest: 'any' })).toMatchObject({ ok: false });
    return refused.ok ? 'taken' : refused.error.sentence;
  };
  const named = (name: string, content: string): string => {
    const file = join(mail, `${name}.concord-decisions`);
    writeFileSync(file, content);
    return file;
  };
  const text = readFileSync(path, 'utf8');
  expect(text).not.toMatch(/"edits"|"decisions"/);
  const flipped = (sealed: unknown): string =>
    `${String(sealed).startsWith('A') ? 'B' : 'A'}${String(sealed).slice(1)}`;
  expect(await sentenceOf(changedCopy(path, (file) => ({ ...file, sealed: flipped(file.sealed) })))).toMatch(
    /was changed/,
  );
  expect(await sentenceOf(changedCopy(path, (file) => ({ ...file, number: 7 })))).toMatch(/was changed/);
  expect(await sentenceOf(changedCopy(path, (file) => ({ ...file, workspace: 'w' })))).toMatch(/another workspace/);
  expect(await sentenceOf(changedCopy(path, (file) => ({ ...file, v: 2 })))).toMatch(/newer Concord/);
  expect(await sentenceOf(changedCopy(path, (file) => ({ ...file, v: 0 })))).toMatch(/older form/);
  expect(await sentenceOf(named('piece', text.slice(0, 300)))).toMatch(/only a piece/);
  expect(await sentenceOf(named('note', 'Dear all'))).toMatch(/is no file of decisions/);
  const huge = named('huge', '');
  truncateSync(huge, 50_000_000);
  expect(await sentenceOf(huge)).toMatch(/much larger/);
  expect(await sentenceOf(join(mail, 'none.concord-decisions'))).toMatch(/no such file/);
  expect(await sentenceOf(mail)).toMatch(/ends in/);
  expect(await sentenceOf(path, reviewer)).toMatch(/only the writer/);
  await writer.ask('desk.untrust', { fingerprint: reviewerPrint });
  expect(await sentenceOf(path)).toContain(`from the desk ${reviewerPrint}, which is not trusted`);
  await trustOf(writer, reviewer, 'Maria');
  expect(await takeIn(path)).toEqual({ taken: 1, left: [] });
});

test('whoever opted out after the reviewer looked is told at the writer, and is not subscribed', async () => {
  const { reviewer, writer } = desks;
  const [missing] = await allMismatches(reviewer, ['customer-missing']);
  await approve(reviewer, missing?.id ?? 0);
  const { path } = await desks.handOver();
  await writer.ask('decision.assign', { id: (await allMismatches(writer, ['customer-missing']))[0]?.id, to: null });
  const permission = { ground: 'opt-out', at: new Date(world.now()).toISOString() };
  await world.admin('erp', '/edit', { number: missing?.reference, fields: { permission } });
  await writer.sync('incremental');
  const { takes, leaves } = await writer.ask('handover.inspect', { path });
  expect(takes).toBe(0);
  expect(leaves).toHaveLength(1);
  expect(await takeIn(path)).toMatchObject({ taken: 0 });
  expect(await writes()).toBe(0);
});

test('a value that the reviewer wrote, and the record that the reviewer kept, arrive as they were chosen', async () => {
  const { reviewer, writer } = desks;
  const [malformed] = await allMismatches(reviewer, ['malformed-value']);
  const { pair, evidenceHash } = await reviewer.ask('mismatch.get', { id: malformed?.id });
  const field = pair.find(({ state }) => state === 'malformed')?.field ?? '';
  const edits = { [field]: field === 'email' ? 'written.by.maria@example.com' : '' };
  await reviewer.ask('decision.approve', { id: malformed?.id, evidenceHash, edits, key: randomUUID() });
  const [twin] = await allMismatches(reviewer, ['duplicate-contact']);
  const other = await reviewer.ask('mismatch.get', { id: twin?.id });
  const keep = other.keep?.choices.find(({ value }) => value !== other.keep?.proposed)?.value ?? '';
  const approval = { id: twin?.id, evidenceHash: other.evidenceHash, keep, key: randomUUID() };
  await reviewer.ask('decision.approve', approval);
  const owed = async (engine: TestEngine) =>
    (await engine.ask('change.page', {})).changes
      .map(({ kind, lines }) => JSON.stringify([kind, lines.map(({ thing, after }) => [thing, after])]))
      .sort();
  const { path } = await desks.handOver();
  expect(await takeIn(path)).toEqual({ taken: 2, left: [] });
  expect(await owed(writer)).toEqual(await owed(reviewer));
  expect((await owed(writer)).length).toBeGreaterThan(1);
});

test('others are answered while a large file is looked at', async () => {
  const { reviewer, writer } = desks;
  const cases = await allMismatches(reviewer);
  for (const { id } of cases) {
    const { evidenceHash } = await reviewer.ask('mismatch.get', { id });
    await reviewer.tryTo('decision.approve', { id, evidenceHash, key: randomUUID() });
    await reviewer.ask('decision.assign', { id, to: 'otto' });
  }
  const { path, decisions } = await desks.handOver();
  expect(decisions).toBeGreaterThan(handedBatch);
  const answered: string[] = [];
  const looking = writer.ask('handover.inspect', { path }).then(({ total }) => answered.push(`file of ${total}`));
  await writer.ask('desk.get', {}).then(() => answered.push('desk'));
  await looking;
  expect(answered).toEqual(['desk', `file of ${decisions}`]);
});

test('that two records are two people is handed over too, and counts once', async () => {
  const { reviewer, writer } = desks;
  const [row] = await allMismatches(reviewer, ['duplicate-customer']);
  const { evidence, evidenceHash } = await reviewer.ask('mismatch.get', { id: row?.id });
  const otherId = evidence.otherCustomers?.[0]?.id ?? '';
  await reviewer.ask('decision.two-records', { id: row?.id, evidenceHash, otherId });
  expect(await reviewer.ask('handover.preview', {})).toMatchObject({ verbs: [{ verb: 'two-records', count: 1 }] });
  const file = await desks.handOver();
  expect(await takeIn(file.path)).toEqual({ taken: 1, left: [] });
  const known = (await allMismatches(writer, ['duplicate-customer'])).map(({ reference }) => reference);
  expect(known).not.toContain(row?.reference);
  await writer.sync('full');
  const after = (await allMismatches(writer, ['duplicate-customer'])).map(({ reference }) => reference);
  expect(after).toEqual(known);
  expect(await reviewer.ask('handover.preview', {})).toMatchObject({ total: 0 });
  const again = await desks.handOver(file.number);
  expect(await writer.ask('handover.inspect', { path: again.path })).toMatchObject({ total: 1, takes: 0 });
  expect(await takeIn(again.path)).toMatchObject({ taken: 0 });
});
