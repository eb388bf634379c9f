import { expect, test } from 'vitest';
import { firstBrokenLink } from '../../../electron/engine/store/audit.ts';
import { pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const withEntries = (count: number) => {
  const { db, audit } = inMemory();
  for (let n = 1; n <= count; n += 1) {
    audit.append({
      at: NOW + n,
      actor: 'anna',
      action: 'approved',
      subject: `mismatch:${n}`,
      personal: n % 2 === 0 ? null : `Anna ${n}`,
      person: n % 2 === 0 ? null : pair,
    });
  }
  return { db, audit };
};

/** Somebody with the file in hand, and the guards taken off. */
const tampered = (sql: string): number | null => {
  const { db } = withEntries(5);
  db.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
  db.exec(sql);
  return firstBrokenLink(db);
};

test('entries are read newest first, with their details', () => {
  const { audit } = withEntries(3);
  const first = audit.page(null, 2);
  expect(first.map(({ seq, detail }) => [seq, detail])).toEqual([
    [3, 'Anna 3'],
    [2, null],
  ]);
  expect(audit.page(2, 9)).toEqual([
    { seq: 1, at: NOW + 1, actor: 'anna', action: 'approved', subject: 'mismatch:1', detail: 'Anna 1' },
  ]);
});

test.each([
  ["UPDATE audit SET actor = 'somebody' WHERE seq = 1"],
  ['DELETE FROM audit WHERE seq = 3'],
  ['DELETE FROM audit'],
])('the trail refuses: %s', (sql) => {
  const { db } = withEntries(3);
  expect(() => db.exec(sql)).toThrow('only added to');
  expect(firstBrokenLink(db)).toBeNull();
  expect(db.prepare('SELECT COUNT(*) FROM audit').pluck().get()).toBe(3);
});

test('an untouched chain is whole, also when it is empty', () => {
  expect([firstBrokenLink(withEntries(0).db), firstBrokenLink(withEntries(5).db)]).toEqual([null, null]);
});

test.each([
  ['who', "UPDATE audit SET actor = 'somebody' WHERE seq = 2", 2],
  ['when', 'UPDATE audit SET at = at + 1 WHERE seq = 3', 3],
  ['what', "UPDATE audit SET action = 'ignored' WHERE seq = 4", 4],
  ['about what', "UPDATE audit SET subject = 'mismatch:9' WHERE seq = 1", 1],
  ['the sealed part', 'UPDATE audit SET personal = zeroblob(40) WHERE seq = 3', 3],
  ['whose key', 'UPDATE audit SET person_key_id = NULL WHERE seq = 5', 5],
  ['the hash itself', "UPDATE audit SET hash = replace(hash, 'a', 'b') || 'x' WHERE seq = 2", 2],
  [
    'one replaced, which no trigger sees',
    "INSERT OR REPLACE INTO audit SELECT seq, at, 'somebody', action, subject, person_key_id, personal, prev_hash, hash FROM audit WHERE seq = 2",
    2,
  ],
  ['one taken out of the middle', 'DELETE FROM audit WHERE seq = 3', 4],
  ['the first taken out', 'DELETE FROM audit WHERE seq = 1', 2],
  [
    'two swapped',
    'UPDATE audit SET seq = -seq; UPDATE audit SET seq = CASE seq WHEN -2 THEN 3 WHEN -3 THEN 2 ELSE -seq END',
    2,
  ],
  ['text moved from one column to the next', "UPDATE audit SET actor = 'annaapp', action = 'roved' WHERE seq = 2", 2],
])('tampering is found: %s', (_what, sql, seq) => {
  expect(tampered(sql)).toBe(seq);
});

test('forgetting a person takes the details away and leaves the chain whole', () => {
  const { db, audit } = withEntries(5);
  db.exec('DELETE FROM person_key');
  expect(firstBrokenLink(db)).toBeNull();
  expect(audit.page(null, 9).map(({ detail }) => detail)).toEqual([null, null, null, null, null]);
});
