import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHeadless } from '../../../electron/engine/headless/run.ts';
import { contract } from '../../../shared/ipc/contract.ts';

let data: string;
let out: string[];
let errors: string[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'concord-headless-'));
  out = [];
  errors = [];
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  runHeadless(args, {
    out: (text) => out.push(text),
    error: (text) => errors.push(text),
    env: {},
    trainingBundle: join(data, 'no-such-bundle.js'),
  });

test('help lists every operation of the contract', async () => {
  expect(await run('--help')).toBe(0);
  for (const name of Object.keys(contract)) expect(out.join('\n')).toContain(name);
});

test.each([
  [[], /Name an operation/],
  [['no.such'], /no operation no\.such/],
  [['__proto__'], /no operation/],
  [['app.about'], /needs the window/],
  [['workspace.get', '{not json'], /not JSON/],
  [['workspace.get', '{}', 'more'], /one operation/],
])('%j is wrong usage: exit code 2 and a sentence', async (args, sentence) => {
  expect(await run(...args)).toBe(2);
  expect(errors.join('\n')).toMatch(sentence);
  expect(out).toEqual([]);
});

test('an operation prints its answer as JSON, exit code 0', async () => {
  expect(await run('workspace.get', '{}', '--data', data)).toBe(0);
  expect(JSON.parse(out.join(''))).toMatchObject({ name: 'Northbank Apparel', access: 'writer', comparedAt: null });
  expect(errors).toEqual([]);
});

test("an operation's failure is JSON on standard error, exit code 1", async () => {
  expect(await run('sync.start', '{"job":"customers","mode":"full"}', '--data', data)).toBe(1);
  expect(JSON.parse(errors.join(''))).toMatchObject({ code: 'connection.incomplete' });
  expect(out).toEqual([]);
});

test('an input that does not fit the contract fails with its places', async () => {
  expect(await run('run.page', '{"limit":0}', '--data', data)).toBe(1);
  expect(JSON.parse(errors.join(''))).toMatchObject({
    code: 'ipc.invalid',
    sentence: expect.stringContaining('limit'),
  });
});
