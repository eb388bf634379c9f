import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keepWorld } from '../../../electron/training/world/kept-world.ts';
import { makeWorld } from '../../../electron/training/world/make-world.ts';
import { NOW, temporaryFolder } from '../started.ts';

const wanted = { seed: 1, customers: 50 };

test('whoever comes second gets the world of the first, whatever the time', () => {
  const folder = temporaryFolder();
  const first = keepWorld(folder, wanted, NOW).make();
  expect(keepWorld(folder, wanted, NOW + 1e9).make()).toEqual(first);
  expect(first).toEqual(makeWorld({ ...wanted, now: NOW }));
});

test('the truth is in the folder, and comes back when it was lost', () => {
  const folder = temporaryFolder();
  const { truth } = keepWorld(folder, wanted, NOW).make();
  const file = path.join(folder, 'truth.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(truth);
  writeFileSync(file, '');
  keepWorld(folder, wanted, NOW).make();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(truth);
});

test('a folder with another company is refused in a sentence', () => {
  const folder = temporaryFolder();
  keepWorld(folder, wanted, NOW);
  expect(() => keepWorld(folder, { seed: 1, customers: 60 }, NOW)).toThrow(
    'holds a company of 50 customers (seed 1), not of 60',
  );
});
