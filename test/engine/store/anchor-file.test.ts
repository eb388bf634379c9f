import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAnchorFile } from '../../../electron/engine/store/anchor-file.ts';
import { temporaryFolder } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const anchor = { seq: 12, hash: 'a'.repeat(64), at: NOW };

test('there is no anchor before one was written', () => {
  expect(createAnchorFile(temporaryFolder()).read()).toBeNull();
});

test('the last anchor that was written is read, also by the next opening, and only its owner may read it', () => {
  const folder = temporaryFolder();
  const file = createAnchorFile(folder);
  file.write({ ...anchor, seq: 3 });
  file.write(anchor);
  expect(file.read()).toEqual(anchor);
  expect(createAnchorFile(folder).read()).toEqual(anchor);
  expect(readdirSync(folder)).toEqual(['audit-anchor.json']);
  expect(statSync(join(folder, 'audit-anchor.json')).mode & 0o777).toBe(0o600);
});

test.each([
  ['nothing', ''],
  ['half a file', '{"seq":12,"hash":"aa'],
  ['another shape', '{"seq":12}'],
  ['a number that is none', '{"seq":"12","hash":"a","at":1}'],
  ['more than an anchor', '{"seq":12,"hash":"a","at":1,"by":"me"}'],
  ['a list', '[]'],
])('an anchor that cannot be read is none: %s', (_what, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'audit-anchor.json'), text);
  expect(createAnchorFile(folder).read()).toBeNull();
});
