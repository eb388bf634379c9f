import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/ipc/contract.ts';
import type { Operation } from '../../shared/ipc/define.ts';
import { query } from '../../shared/ipc/define.ts';
import { inRepository, textOf } from './repository.ts';

const SNAPSHOT = 'test/architecture/snapshots/contract.json';

const pictureOf = (operations: Readonly<Record<string, Operation>>): string => {
  const entries = Object.entries(operations).sort(([a], [b]) => (a < b ? -1 : 1));
  const picture = entries.map(([name, { kind, process, summary, input, output }]) => [
    name,
    {
      kind,
      process,
      summary,
      input: z.toJSONSchema(input, { io: 'input' }),
      output: z.toJSONSchema(output, { io: 'output' }),
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(picture), null, 2)}\n`;
};

test('the contract is the one that was reviewed; after a wanted change run: npm run snapshots', () => {
  const picture = pictureOf(contract);
  if (process.env.CONCORD_WRITE_SNAPSHOTS === '1') {
    mkdirSync(path.dirname(inRepository(SNAPSHOT)), { recursive: true });
    writeFileSync(inRepository(SNAPSHOT), picture);
  }
  expect(picture).toBe(textOf(SNAPSHOT));
});

test('the picture changes with a name, a process, an input and an output', () => {
  const shape = { summary: 'For this test.', input: z.strictObject({ id: z.string() }), output: z.null() };
  const original = pictureOf({ 'a.read': query({ process: 'engine', ...shape }) });
  const changed = [
    pictureOf({ 'a.look': query({ process: 'engine', ...shape }) }),
    pictureOf({ 'a.read': query({ process: 'main', ...shape }) }),
    pictureOf({ 'a.read': query({ process: 'engine', ...shape, input: z.strictObject({ id: z.string().min(1) }) }) }),
    pictureOf({ 'a.read': query({ process: 'engine', ...shape, output: z.string() }) }),
  ];
  expect(new Set([original, ...changed]).size).toBe(5);
});
