import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from '../../scenarios/world.ts';
import { mappingWith } from '../flows/mapped-worlds.ts';
import { temporaryFolder } from '../store/opened.ts';

let world: World;
let tested: TestEngine;
beforeAll(async () => {
  world = await startWorld({ customers: 120, limited: false });
  tested = await startEngine(world);
  await tested.sync('full');
}, 60_000);
afterAll(async () => {
  await tested.engine.stop();
  await world.stop();
});

const town = (type: 'String' | 'Numeric' = 'String') => mappingWith({ city: { target: { name: 'TOWN', type } } });
const draft = async (document: MappingDocument) => tested.ask('mapping.set-draft', { document });
const sentenceOf = async (name: Parameters<TestEngine['tryTo']>[0], input: unknown): Promise<string> => {
  const answer = await tested.tryTo(name, input);
  return answer.ok ? 'done' : answer.error.sentence;
};

test('a new workspace stands under version 1, with nothing to settle', async () => {
  const got = await tested.ask('mapping.get', {});
  expect(got).toMatchObject({ inForce: { version: 1, since: 0, by: null }, draft: null, problems: [], deriving: null });
  expect(got.rows.map(({ state }) => state)).toEqual(['identifier', ...Array.from({ length: 14 }, () => 'fine')]);
  expect(got.usage.find(({ type }) => type === 'String')?.used).toBeGreaterThan(10);
});

test('a draft whose data field is missing has to be settled, and creating the field settles it', async () => {
  const { hash, problems } = await draft(town());
  expect(problems).toMatchObject([
    { code: 'data-field-missing', remedies: [{ do: 'create-field', name: 'TOWN' }, {}] },
  ]);
  expect(await sentenceOf('mapping.put-in-force', { hash })).toBe('Settle first: TOWN is not in Dotdigital.');
  const field = { name: 'TOWN', type: 'String' };
  const { request } = await tested.ask('mapping.preview-field', field);
  expect(request).toMatchObject({ method: 'POST', path: '/v2/data-fields' });
  expect(await tested.ask('mapping.create-field', field)).toEqual(field);
  expect(await sentenceOf('mapping.create-field', field)).toBe(
    'Dotdigital has a data field TOWN already; it is String.',
  );
  const got = await tested.ask('mapping.get', {});
  expect(got.problems).toEqual([]);
  expect(got.draft?.changes).toHaveLength(1);
  const { entries } = await tested.ask('audit.page', { before: null, limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['data-field.asked-for', 'data-field.created']),
  );
});

test('the fields of the catalogue are told by its schema and its records, once both were read', async () => {
  expect(await tested.ask('mapping.catalogue-fields', {})).toEqual({ readAt: null, records: 0, fields: [] });
  await tested.run('products');
  const { readAt, records, fields } = await tested.ask('mapping.catalogue-fields', {});
  expect([readAt, records].map((count) => (count ?? 0) > 0)).toEqual([true, true]);
  const byName = new Map(fields.map(({ name, ...field }) => [name, field]));
  expect(byName.get('price')).toMatchObject({ type: 'FLOAT', isList: false });
  expect(byName.get('sku')).toEqual({ type: 'STRING', isList: false, records });
  expect(byName.get('categories')?.isList).toBe(true);
  expect(byName.get('price')?.records).toBeGreaterThan(0);
  expect(fields.every((field) => field.records <= records)).toBe(true);
});

test('one customer is shown as the draft would send it, and the next one', async () => {
  await draft(mappingWith({ lastName: { steps: [{ do: 'case', to: 'upper' }] }, title: { target: null } }));
  const seen = await tested.ask('mapping.preview', { which: 'draft', number: null });
  const row = (field: string) => seen.rows.find((one) => one.field === field);
  expect(row('lastName')?.sent).toBe(row('lastName')?.held?.toUpperCase());
  expect(row('lastName')?.isChanged).toBe(true);
  expect(row('title')).toMatchObject({ sent: null, state: 'not-sent' });
  expect(row('email')?.isChanged).toBe(false);
  const number = seen.customer?.number ?? '';
  const next = await tested.ask('mapping.preview', { which: 'draft', number, step: 'next' });
  expect(next.customer?.number).not.toBe(number);
  const back = await tested.ask('mapping.preview', {
    which: 'draft',
    number: next.customer?.number ?? '',
    step: 'previous',
  });
  expect(back).toEqual(seen);
});

test('how many are sent adds up, and a draft counts what it would send by the same measure', async () => {
  const reach = await tested.ask('mapping.reach', {});
  expect(reach.sent + reach.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(reach.total);
  await draft(mappingWith({}));
  const counted = await tested.ask('mapping.what-if', { lookId: 'same' });
  expect(counted).toMatchObject({ reach, opened: 0, closed: 0, values: 0, fields: [], looked: reach.total });
});

test('counting is stopped', async () => {
  const counting = tested.tryTo('mapping.what-if', { lookId: 'stopped' });
  expect(await tested.ask('mapping.stop-what-if', { lookId: 'stopped' })).toEqual({ stopped: true });
  const stopped = await counting;
  expect(stopped.ok ? null : stopped.error.code).toBe('cancelled');
  expect(await tested.ask('mapping.stop-what-if', { lookId: 'stopped' })).toEqual({ stopped: false });
});

test('put in force, the draft becomes version 2 without a call, and what was counted has come true', async () => {
  const { hash } = await draft(town());
  const counted = await tested.ask('mapping.what-if', { lookId: 'town' });
  expect(counted.opened).toBeGreaterThan(20);
  const before = (await tested.ask('mismatch.counts', {})).counts.filter(({ status }) => status === 'open');
  const calls = (await tested.ask('run.page', { before: null, limit: 1 })).runs[0]?.id;
  expect(await tested.ask('mapping.put-in-force', { hash })).toEqual({ version: 2 });
  expect(await sentenceOf('sync.start', { job: 'customers', mode: 'incremental' })).toContain('being derived again');
  expect(await sentenceOf('mapping.put-in-force', { hash })).toContain('being derived again');
  await tested.engine.idle();
  const got = await tested.ask('mapping.get', {});
  expect(got).toMatchObject({ inForce: { version: 2, by: 'anna', changes: 1 }, draft: null, deriving: null });
  const after = (await tested.ask('mismatch.counts', {})).counts.filter(({ status }) => status === 'open');
  const sum = (counts: typeof after) => counts.reduce((all, { count }) => all + count, 0);
  expect(sum(after) - sum(before)).toBe(counted.opened - counted.closed);
  expect((await tested.ask('run.page', { before: null, limit: 1 })).runs[0]?.id).toBe(calls);
  expect(tested.events.some(({ name }) => name === 'mapping.progressed')).toBe(true);
});

test('what is approved then is sent to the new data field and verified there', async () => {
  const rows = await allMismatches(tested, ['field-drift']);
  const id = rows.find(({ fields }) => fields.length === 1 && fields[0] === 'city')?.id ?? 0;
  const detail = await tested.ask('mismatch.get', { id });
  expect(detail.requests[0]?.body).toContain('"TOWN"');
  const { evidenceHash } = detail;
  await tested.ask('decision.approve', { id, evidenceHash, edits: {}, keep: null, key: randomUUID() });
  expect(await sentenceOf('mapping.put-in-force', { hash: (await draft(mappingWith({}))).hash })).toContain(
    'not verified',
  );
  await tested.engine.idle();
  expect((await tested.ask('mismatch.get', { id })).row.status).toBe('resolved');
});

test('a mapping travels in a file, and what does not fit is refused with a sentence', async () => {
  const folder = temporaryFolder();
  const { path } = await tested.ask('mapping.export', { which: 'in-force', path: folder });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'concord-mapping', v: 1, version: 2 });
  await tested.ask('mapping.discard-draft', {});
  expect(await sentenceOf('mapping.export', { which: 'draft', path: folder })).toBe(
    'There is no draft to write into a file.',
  );
  await tested.ask('mapping.import', { path });
  expect((await tested.ask('mapping.get', {})).draft?.document).toEqual(town());
  const wrong = (content: string) => {
    const file = join(folder, 'wrong.concord-mapping.json');
    writeFileSync(file, content);
    return sentenceOf('mapping.import', { path: file });
  };
  expect(await wrong('no json')).toBe('This file is not JSON; nothing was taken in.');
  expect(await wrong('{"v": 2}')).toBe('This file was written by a newer Concord; update this one first.');
  const file = JSON.parse(readFileSync(path, 'utf8'));
  expect(await wrong(JSON.stringify({ ...file, document: { ...file.document, customers: [] } }))).toBe(
    'This file is no mapping that fits: document.customers is wrong.',
  );
});

test('the versions are told, and an old one is put back as a draft', async () => {
  const { versions } = await tested.ask('mapping.versions', {});
  expect(versions).toMatchObject([
    { version: 2, until: null, by: 'anna' },
    { version: 1, since: 0, until: versions[0]?.since },
  ]);
  expect((await tested.ask('mapping.version', { version: 2 })).changes).toMatchObject([{ field: 'city' }]);
  const { hash } = await draft((await tested.ask('mapping.version', { version: 1 })).document);
  expect(await tested.ask('mapping.put-in-force', { hash })).toEqual({ version: 3 });
  await tested.engine.idle();
  expect((await tested.ask('mapping.get', {})).inForce.document).toEqual(mappingWith({}));
});

test('where another engine holds the workspace, nothing of it is changed', async () => {
  const second = await startEngine(world, { holder: 'another' });
  for (const [name, input] of [
    ['mapping.set-draft', { document: town() }],
    ['mapping.discard-draft', {}],
    ['mapping.put-in-force', { hash: 'x' }],
    ['mapping.create-field', { name: 'SIZE_TOP', type: 'String' }],
    ['mapping.import', { path: '/somewhere' }],
  ] as const) {
    const answer = await second.tryTo(name, input);
    expect([name, answer.ok ? 'done' : answer.error.code]).toEqual([name, 'workspace.read-only']);
  }
  expect((await second.ask('mapping.get', {})).inForce.version).toBe(3);
  await second.engine.stop();
});
