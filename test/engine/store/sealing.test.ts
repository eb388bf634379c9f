import { expect, test } from 'vitest';
import { createSealing } from '../../../electron/engine/store/sealing.ts';
import { inMemory } from './opened.ts';

const anna = { customerId: 'C1', contactId: null };

const groups = (db: ReturnType<typeof inMemory>['db']) =>
  db.prepare<[], { ext_id: string; group_id: number }>('SELECT ext_id, group_id FROM person_key ORDER BY id').all();

test('a sealed text is read back and does not stand in the file', () => {
  const { sealing } = inMemory();
  const key = sealing.keyOf(anna);
  const sealed = sealing.seal(key, 'Anna Müller 😀', 'row:1');
  expect(sealed?.includes('Anna')).toBe(false);
  expect(sealing.open(key, sealed, 'row:1')).toBe('Anna Müller 😀');
});

test('the same text is sealed differently each time', () => {
  const { sealing } = inMemory();
  const key = sealing.keyOf(anna);
  expect(sealing.seal(key, 'Anna', 'a')).not.toEqual(sealing.seal(key, 'Anna', 'a'));
});

test.each([0, 5, 11, 12, 14, -16, -1])('one changed bit at byte %i is noticed', (place) => {
  const { sealing } = inMemory();
  const key = sealing.keyOf(anna);
  const sealed = sealing.seal(key, 'Anna', 'row:1') ?? Buffer.alloc(0);
  const at = place < 0 ? sealed.length + place : place;
  sealed.writeUInt8((sealed.at(at) ?? 0) ^ 1, at);
  expect(() => sealing.open(key, sealed, 'row:1')).toThrow();
});

test('a sealed text cannot be moved to another row or another person', () => {
  const { sealing } = inMemory();
  const key = sealing.keyOf(anna);
  const other = sealing.keyOf({ customerId: 'C2', contactId: null });
  const sealed = sealing.seal(key, 'Anna', 'row:1');
  expect(() => sealing.open(key, sealed, 'row:2')).toThrow();
  expect(() => sealing.open(other, sealed, 'row:1')).toThrow();
});

test('once the key is destroyed the text is gone for good, and others still open', () => {
  const { db, sealing } = inMemory();
  const key = sealing.keyOf(anna);
  const other = sealing.keyOf({ customerId: 'C2', contactId: null });
  const sealed = [sealing.seal(key, 'Anna', 'a'), sealing.seal(other, 'Bert', 'b')] as const;
  db.prepare('DELETE FROM person_key WHERE id = ?').run(key);
  expect(sealing.open(key, sealed[0], 'a')).toBeNull();
  expect(sealing.open(other, sealed[1], 'b')).toBe('Bert');
  expect(sealing.seal(key, 'again', 'a')).toBeNull();
});

test('a person has one key, however often it is asked for', () => {
  const { sealing } = inMemory();
  expect(sealing.keyOf(anna)).toBe(sealing.keyOf(anna));
  expect(sealing.keyOf(anna)).not.toBe(sealing.keyOf({ customerId: null, contactId: 1 }));
});

test('both records of a pair share a group, whichever was known first', () => {
  const { db, sealing } = inMemory();
  sealing.keyOf({ customerId: null, contactId: 7 });
  sealing.keyOf(anna);
  expect(new Set(groups(db).map(({ group_id }) => group_id)).size).toBe(2);
  sealing.keyOf({ customerId: 'C1', contactId: 7 });
  sealing.keyOf({ customerId: 'C1', contactId: 8 });
  sealing.keyOf({ customerId: 'C2', contactId: null });
  const byName = new Map(groups(db).map(({ ext_id, group_id }) => [ext_id, group_id]));
  expect([byName.get('7'), byName.get('8')]).toEqual([byName.get('C1'), byName.get('C1')]);
  expect(byName.get('C2')).not.toBe(byName.get('C1'));
});

test('what is about nobody is sealed under the key of the workspace', () => {
  const { db, sealing } = inMemory();
  expect(sealing.keyOf(null)).toBeNull();
  const sealed = sealing.seal(null, 'a note', 'a');
  expect(createSealing(db, true).open(null, sealed, 'a')).toBe('a note');
});

test('nothing sealed is nothing opened', () => {
  const { sealing } = inMemory();
  const key = sealing.keyOf(anna);
  expect(sealing.seal(key, null, 'a')).toBeNull();
  expect(sealing.open(key, null, 'a')).toBeNull();
  expect(sealing.open(key, sealing.seal(key, '', 'a'), 'a')).toBe('');
});

test('a hash of the workspace is stable for a text and tells texts apart', () => {
  const { db, sealing } = inMemory();
  expect(sealing.keyedHash('a')).toBe(createSealing(db, false).keyedHash('a'));
  expect(sealing.keyedHash('a')).not.toBe(sealing.keyedHash('b'));
  expect(sealing.keyedHash('a')).not.toBe(inMemory().sealing.keyedHash('a'));
});

test('more records of the same person get keys of their own in the same group', () => {
  const { db, sealing } = inMemory();
  const other = sealing.keyOf({ customerId: 'C9', contactId: null });
  const key = sealing.keyOf({ customerId: 'C1', contactId: 7, alsoCustomerIds: ['C2', 'C9'], alsoContactIds: [8] });
  expect(new Set(groups(db).map(({ group_id }) => group_id)).size).toBe(1);
  expect(groups(db).map(({ ext_id }) => ext_id)).toEqual(['C9', 'C1', '7', 'C2', '8']);
  expect(key).not.toBe(other);
  expect(sealing.keyOf({ customerId: null, contactId: null, alsoContactIds: [99] })).toBeNull();
});
