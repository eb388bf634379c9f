import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  decisionsFile,
  deskFile,
  readDeskFile,
  targetOf,
  writeDeskFile,
} from '../../../electron/engine/handlers/desk-files.ts';
import { workspaceFolder } from '../connections/own-workspace.ts';

test('a file is written whole, in the place of an older one, for nobody else to read', () => {
  const folder = workspaceFolder();
  const path = join(folder, 'a.concord-desk');
  expect(writeDeskFile(path, 'first')).toMatchObject({ ok: true });
  expect(writeDeskFile(path, 'Käthe')).toMatchObject({ ok: true });
  expect(readDeskFile(path, deskFile)).toEqual({ ok: true, value: 'Käthe' });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.concord-desk']);
  expect(writeDeskFile(join(folder, 'none', 'a.concord-desk'), 'x')).toMatchObject({ error: { code: 'not-found' } });
});

test('a folder gets a name that any system takes; a path gets its ending', () => {
  const folder = workspaceFolder();
  expect(targetOf(folder, 'Our/Shop: maria 1', decisionsFile)).toEqual({
    ok: true,
    value: join(folder, 'Our-Shop-maria-1.concord-decisions'),
  });
  const path = join(folder, 'note');
  expect(targetOf(path, 'x', deskFile)).toEqual({ ok: true, value: `${path}.concord-desk` });
  expect(targetOf(`${path}.concord-desk`, 'x', deskFile)).toEqual({ ok: true, value: `${path}.concord-desk` });
  expect(targetOf('note', 'x', deskFile)).toMatchObject({ error: { code: 'not-found' } });
});

test('only files of the kind are read, no folder, and none beyond the limit', () => {
  const folder = workspaceFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('full.concord-desk'), 'x'.repeat(deskFile.limit));
  writeFileSync(at('large.concord-desk'), 'x'.repeat(deskFile.limit + 1));
  writeFileSync(at('passwords'), 'secret');
  mkdirSync(at('folder.concord-desk'));
  symlinkSync(at('nowhere'), at('gone.concord-desk'));
  const sentence = (name: string) => {
    const read = readDeskFile(at(name), deskFile);
    return read.ok ? read.value.length : read.error.sentence;
  };
  expect(sentence('full.concord-desk')).toBe(readFileSync(at('full.concord-desk')).length);
  expect(sentence('large.concord-desk')).toMatch(/much larger/);
  expect(sentence('passwords')).toMatch(/ends in \.concord-desk/);
  expect(sentence('folder.concord-desk')).toMatch(/folder/);
  expect(sentence('gone.concord-desk')).toMatch(/no such file/);
});
