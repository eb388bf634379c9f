import { expect, test } from 'vitest';
import { pair } from './decided.ts';
import { firstBroken } from './first-broken.ts';
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
  return firstBroken(db);
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
  expect(firstBroken(db)).toBeNull();
  expect(db.prepare('SELECT COUNT(*) FROM audit').pluck().get()).toBe(3);
});

test('an untouched chain is whole, also when it is empty', () => {
  expect([firstBroken(withEntries(0).db), firstBroken(withEntries(5).db)]).toEqual([null, null]);
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
  expect(firstBroken(db)).toBeNull();
  expect(audit.page(null, 9).map(({ detail }) => detail)).toEqual([null, null, null, null, null]);
});

const worked = (count: number, sql: string) => {
  const { db, audit } = withEntries(count);
  db.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete');
  db.exec(sql);
  return audit;
};

test('the links about a subject come oldest first, each with the hash that it builds on', () => {
  const { audit } = withEntries(3);
  audit.append({
    at: NOW + 9,
    actor: 'concord',
    action: 'verified',
    subject: 'mismatch:2',
    personal: null,
    person: null,
  });
  const links = audit.linksOf('mismatch:2');
  expect(links.map(({ seq, action, agrees }) => [seq, action, agrees])).toEqual([
    [2, 'approved', true],
    [4, 'verified', true],
  ]);
  expect([links[0]?.prevHash, links[1]?.prevHash]).toEqual([audit.at(1)?.hash, audit.at(3)?.hash]);
  expect(audit.linksOf('mismatch:1')[0]).toMatchObject({ seq: 1, prevHash: '0'.repeat(64), agrees: true });
  expect(audit.linksOf('mismatch:9')).toEqual([]);
  expect(audit.at(9)).toBeNull();
});

test.each([
  ['the link itself', "UPDATE audit SET actor = 'x' WHERE seq = 2", false],
  ['the one before', "UPDATE audit SET hash = 'x' WHERE seq = 1", false],
  ['the one before is gone', 'DELETE FROM audit WHERE seq = 1', false],
  ['the one behind', "UPDATE audit SET actor = 'x' WHERE seq = 3", true],
])('a link agrees or not when somebody changed: %s', (_what, sql, agrees) => {
  expect(worked(3, sql).linksOf('mismatch:2')).toMatchObject([{ seq: 2, agrees }]);
});

test('a chain is checked a stretch at a time, and ends where it ends', () => {
  const { audit } = withEntries(5);
  const first = audit.check(null, 2);
  expect(first).toEqual({ end: { seq: 2, hash: audit.at(2)?.hash }, checked: 2, firstBroken: null });
  const second = audit.check(first.end, 9);
  expect(second).toEqual({ end: { seq: 5, hash: audit.at(5)?.hash }, checked: 3, firstBroken: null });
  expect(audit.check(second.end, 9)).toEqual({ end: null, checked: 0, firstBroken: null });
  expect(withEntries(0).audit.check(null, 9)).toEqual({ end: null, checked: 0, firstBroken: null });
});

test.each([
  ['a row that was changed', "UPDATE audit SET actor = 'x' WHERE seq = 3", 3],
  ['a row that is missing', 'DELETE FROM audit WHERE seq = 3', 4],
  ['the first row that is missing', 'DELETE FROM audit WHERE seq = 1', 2],
  [
    'a row that was put in',
    'INSERT INTO audit SELECT 6, at, actor, action, subject, NULL, NULL, prev_hash, hash FROM audit WHERE seq = 5',
    6,
  ],
])('the check stops at %s, in one stretch or many', (_what, sql, broken) => {
  for (const size of [1, 2, 9]) {
    const audit = worked(5, sql);
    let from: ReturnType<typeof audit.check>['end'] = null;
    let result = audit.check(from, size);
    while (result.firstBroken === null && result.end !== null) {
      from = result.end;
      result = audit.check(from, size);
    }
    expect([size, result.firstBroken]).toEqual([size, broken]);
  }
});

test('a tail that was cut off shows where the chain was once known to end', () => {
  const audit = worked(
    5,
    'CREATE TABLE known AS SELECT seq, hash FROM audit WHERE seq = 5; DELETE FROM audit WHERE seq > 3',
  );
  let end: ReturnType<typeof audit.check>['end'] = null;
  for (let next = audit.check(null, 2); next.end !== null; next = audit.check(next.end, 2)) end = next.end;
  expect(end?.seq).toBe(3);
  expect(audit.at(5)).toBeNull();
});

test('a stretch that is gone on from a hash that is not there is broken at once', () => {
  const { audit } = withEntries(3);
  expect(audit.check({ seq: 1, hash: 'f'.repeat(64) }, 9)).toMatchObject({ firstBroken: 2 });
});
