import { expect, test } from 'vitest';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const maria = {
  fingerprint: 'AAAA-BBBB',
  name: 'Maria',
  role: 'reviewer',
  keys: { sign: 's', seal: 'e' },
  trustedAt: NOW,
  trustedBy: 'anna',
} as const;
const file = { desk: 'AAAA-BBBB', number: 4, digest: 'd4', begunAt: NOW, by: 'anna', decisions: 3 };

test('a desk is trusted, renamed, and trusted no more', () => {
  const { desks } = inMemory();
  desks.trust(maria);
  desks.trust({ ...maria, name: 'Maria B.', trustedAt: NOW + 1 });
  expect(desks.list()).toEqual([{ ...maria, name: 'Maria B.', lastNumber: null, lastAt: null }]);
  expect(desks.find('other')).toBeNull();
  expect(desks.untrust('AAAA-BBBB')).toBe(true);
  expect(desks.untrust('AAAA-BBBB')).toBe(false);
  expect(desks.list()).toEqual([]);
});

test('a desk that was trusted no more and is trusted again starts where its numbers ended', () => {
  const { desks, taken } = inMemory();
  desks.trust(maria);
  taken.begin(file);
  desks.untrust(maria.fingerprint);
  desks.trust(maria);
  expect(desks.find(maria.fingerprint)).toMatchObject({ lastNumber: 4, lastAt: NOW });
});

test('a file is begun once, finished once, and known by its number', () => {
  const { taken } = inMemory();
  taken.begin(file);
  taken.begin({ ...file, digest: 'other', by: 'otto' });
  expect(taken.file('AAAA-BBBB', 4)).toEqual({ ...file, doneAt: null });
  taken.finish('AAAA-BBBB', 4, NOW + 5);
  expect(taken.file('AAAA-BBBB', 4)).toMatchObject({ doneAt: NOW + 5 });
  expect(taken.lastNumber('AAAA-BBBB')).toBe(4);
  expect(taken.lastNumber('other')).toBeNull();
});

test('a decision of a desk counts once, whichever file it stands in', () => {
  const { taken } = inMemory();
  taken.take('AAAA-BBBB', 'd1', 4, 'mine');
  expect(taken.item('AAAA-BBBB', 'd1')).toEqual({ number: 4, decisionId: 'mine' });
  expect(taken.item('other', 'd1')).toBeNull();
  expect(taken.countOf('AAAA-BBBB', 4)).toBe(1);
  expect(taken.isFrom('AAAA-BBBB', 'mine')).toBe(true);
  expect(taken.isFrom('other', 'mine')).toBe(false);
  expect(() => taken.take('AAAA-BBBB', 'd1', 5, null)).toThrow(/UNIQUE/);
});
