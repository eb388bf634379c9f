import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200 });
  engine = await startEngine(world);
  await engine.sync('full');
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** Every file below a folder in which one of the texts stands. */
const filesWith = (folder: string, texts: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => {
      const bytes = readFileSync(file).toString('latin1').toLowerCase();
      return texts.some((text) => bytes.includes(Buffer.from(text.toLowerCase()).toString('latin1')));
    });

const forgotten = async (detail: OutputOf<'mismatch.get'>) => {
  const email = detail.evidence.customer?.values.email ?? '';
  const { records } = await engine.ask('person.find', { text: email });
  const chosen = records.map(({ system, id }) => ({ system, id }));
  const result = await engine.ask('person.forget', { records: chosen, reason: 'asked to', key: randomUUID() });
  return { records, result };
};

const withFix = async (): Promise<OutputOf<'mismatch.get'>> => {
  for (const { id } of await allMismatches(engine, ['field-drift'])) {
    const detail = await engine.ask('mismatch.get', { id });
    if (!detail.evidence.fields.includes('email')) return detail;
  }
  throw new Error('nothing to fix');
};

test('a forgotten person leaves no trace in any file, and the chain still verifies', async () => {
  const detail = await withFix();
  const { row, evidenceHash, evidence } = detail;
  await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  await engine.ask('backup.make', {});
  const customer = evidence.customer;
  const texts = [customer?.values.email ?? '', customer?.values.lastName ?? '', customer?.values.street ?? ''].filter(
    (text) => text.length > 5,
  );
  texts.push(customer?.number ?? '');
  expect(filesWith(world.start.folder, texts).length).toBeGreaterThan(1);
  const { records, result } = await forgotten(detail);
  expect(records.map(({ system }) => system).sort()).toEqual(['dotdigital', 'erp']);
  expect(result).toMatchObject({ records: 2, backups: 1 });
  // A name that others bear too may stand in their rows; what was only theirs stands nowhere.
  const others = (await engine.ask('person.find', { text: texts[0] ?? '' })).records;
  expect(others).toEqual([]);
  await engine.engine.stop();
  expect(filesWith(world.start.folder, [texts[0] ?? '', customer?.number ?? ''])).toEqual([]);
  engine = await startEngine(world);
  const verdict = await engine.ask('audit.verify', {});
  expect(verdict.firstBroken).toBeNull();
  const { changes } = await engine.ask('change.page', {});
  expect(changes[0]).toMatchObject({ label: '', lines: [], state: 'verified' });
});

test('orders of a forgotten person stay with the ERP and are nobody’s; what Dotdigital holds of them goes and stays away', async () => {
  const orders = () => engine.run('orders', 'full', { acceptDrop: true });
  const standing = async () => (await engine.ask('job.standing', { job: 'orders' })).standing;
  expect((await orders()).run.state).toBe('succeeded');
  const before = await standing();
  const detail = await withFix();
  const number = detail.evidence.customer?.number ?? '';
  const email = detail.evidence.customer?.values.email ?? '';
  expect(filesWith(world.start.folder, [email]).length).toBeGreaterThan(0);
  await forgotten(detail);
  const after = await standing();
  expect(after.expected).toBeLessThan(before.expected);
  expect(after.agreeing).toBeLessThan(before.agreeing);
  await orders();
  expect((await standing()).expected).toBe(after.expected);
  await engine.engine.stop();
  expect(filesWith(world.start.folder, [email, number])).toEqual([]);
  engine = await startEngine(world);
});

test('a forgotten person does not come back with the next sync, nor with a restored row', async () => {
  const before = (await engine.ask('mismatch.counts', {})).customers;
  const detail = await withFix();
  await forgotten(detail);
  const email = detail.evidence.customer?.values.email ?? '';
  for (const mode of ['full', 'incremental', 'full'] as const) {
    // Somebody touches both records: an increment brings them too.
    await world.admin('erp', '/edit', { number: detail.evidence.customer?.number, fields: { city: `Town ${mode}` } });
    await world.admin('dotdigital', '/edit', {
      contactId: detail.evidence.contact?.contactId,
      dataFields: { CITY: `Town ${mode}` },
    });
    await engine.sync(mode);
    expect((await engine.ask('person.find', { text: email })).records).toEqual([]);
    expect((await engine.ask('mismatch.counts', {})).customers).toBe(before - 1);
  }
  const all = await allMismatches(engine, [], ['open', 'cleared', 'resolved', 'decided']);
  expect(all.filter(({ reference }) => reference === detail.evidence.customer?.number)).toEqual([]);
});

test('what was owed for a forgotten person is withdrawn, and nothing hangs', async () => {
  await world.admin('erp', '/faults', {
    match: { pathIncludes: '/records/' },
    action: 'status',
    status: 503,
    times: 50,
  });
  const detail = await withFix();
  const { row, evidenceHash } = detail;
  await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  const { result } = await forgotten(detail);
  expect(result.withdrawn).toBe(1);
  await engine.engine.idle();
  expect(await world.admin('dotdigital', '/writes')).toEqual([]);
}, 30_000);
