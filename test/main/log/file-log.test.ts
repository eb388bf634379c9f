import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFileLog } from '../../../electron/main/log/file-log.ts';

const megabyte = 1024 * 1024;

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'logs');
};

const linesOf = (folder: string, name = 'concord.log'): readonly Record<string, unknown>[] =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('an entry is one line of JSON with its time in UTC', () => {
  const folder = newFolder();
  const at = Date.UTC(2026, 10, 18, 14, 2);
  createFileLog(folder).entry({ at, level: 'info', message: 'sync ended\nwell', facts: { run: 3, ok: true } });
  expect(linesOf(folder)).toEqual([
    { at: '2026-11-18T14:02:00.000Z', level: 'info', message: 'sync ended\nwell', run: 3, ok: true },
  ]);
});

test('message, facts and errors pass the redaction', () => {
  const folder = newFolder();
  const log = createFileLog(folder);
  log.warn('no answer for amelia.hart@example.com', { note: 'Bearer abcdefgh12345', token: 'short' });
  log.bug('a call', new Error('Basic YXBpdXNlcjpzZWNyZXQ= was refused for amelia.hart@example.com'));
  const text = readFileSync(join(folder, 'concord.log'), 'utf8');
  for (const secret of ['amelia', 'abcdefgh12345', 'short', 'YXBpdXNlcjpzZWNyZXQ']) expect(text).not.toContain(secret);
});

test('the incident that is told is the one under which the error stands', () => {
  const folder = newFolder();
  const log = createFileLog(folder);
  const incidents = [log.bug('first', new Error('one')), log.bug({ not: 'a name' }, 'thrown text')];
  expect(new Set(incidents).size).toBe(2);
  expect(linesOf(folder)).toMatchObject([
    { level: 'error', incident: incidents[0], where: 'first', error: expect.stringContaining('Error: one') },
    { level: 'error', incident: incidents[1], where: 'call', error: 'unknown' },
  ]);
});

test('a full file makes room for a new one, and the fifth oldest goes', () => {
  const folder = newFolder();
  const log = createFileLog(folder);
  for (let turn = 1; turn <= 7; turn += 1) {
    writeFileSync(join(folder, 'concord.log'), `${JSON.stringify({ turn, filling: 'x'.repeat(megabyte) })}\n`);
    log.info('after', { turn });
  }
  expect(readdirSync(folder).sort()).toEqual([
    'concord.1.log',
    'concord.2.log',
    'concord.3.log',
    'concord.4.log',
    'concord.log',
  ]);
  expect(linesOf(folder)).toMatchObject([{ message: 'after', turn: 7 }]);
  expect(linesOf(folder, 'concord.1.log')).toMatchObject([{ turn: 7 }]);
  expect(linesOf(folder, 'concord.4.log')).toMatchObject([{ turn: 4 }]);
});

test('a file that is not full is written on, across starts', () => {
  const folder = newFolder();
  createFileLog(folder).info('first', {});
  createFileLog(folder).info('second', {});
  expect(linesOf(folder).map(({ message }) => message)).toEqual(['first', 'second']);
  expect(readdirSync(folder)).toEqual(['concord.log']);
});

test('a log that cannot be written takes nothing down', () => {
  const folder = newFolder();
  const log = createFileLog(folder);
  rmSync(folder, { recursive: true });
  expect(() => log.info('nowhere', {})).not.toThrow();
});

test('nobody else on the computer can read it', () => {
  const folder = newFolder();
  createFileLog(folder).info('mine', {});
  // Windows has no such bits: there the profile's own access list keeps others out.
  if (process.platform === 'win32') return expect(readdirSync(folder)).toEqual(['concord.log']);
  expect([folder, join(folder, 'concord.log')].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
});
