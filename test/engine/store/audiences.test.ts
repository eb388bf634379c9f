import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inMemory } from './opened.ts';

type Contact = { readonly id: number; readonly lists: readonly number[] };

const opened = () => {
  const { db, audiences } = inMemory();
  const columns = (db.pragma('table_info(dd_contact)') as readonly { name: string; notnull: number; type: string }[])
    .filter(({ name, notnull }) => notnull === 1 && name !== 'contact_id')
    .map(({ name, type }) => ({ name, value: type === 'TEXT' ? "'subscribed'" : '1' }));
  const insert = db.prepare(
    `INSERT INTO dd_contact (rid, contact_id, lists, ${columns.map(({ name }) => name).join(', ')})
     VALUES (?, ?, ?, ${columns.map(({ value }) => value).join(', ')})`,
  );
  const json = (lists: readonly number[]): string =>
    JSON.stringify(lists.map((id) => ({ id, name: 'L', status: 's' })));
  return {
    db,
    audiences,
    add: ({ id, lists }: Contact) => void insert.run(id, id, json(lists)),
    move: ({ id, lists }: Contact) =>
      void db.prepare('UPDATE dd_contact SET lists = ? WHERE rid = ?').run(json(lists), id),
    drop: (id: number) => void db.prepare('DELETE FROM dd_contact WHERE rid = ?').run(id),
  };
};

const countIn = ({ audiences }: ReturnType<typeof opened>, lists: readonly number[], rows: number): number => {
  let [total, next] = [0, 0 as number | null];
  while (next !== null) {
    const page = audiences.contacts(lists, next, rows);
    total += page.alike.reduce((sum, { count }) => sum + count, 0);
    next = page.next;
  }
  return total;
};

test('whoever is in one of several lists is counted once, over any pages, whatever moved before', () => {
  const listsOf = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
  const step = fc.record({
    what: fc.constantFrom<('put' | 'drop')[]>('put', 'put', 'drop'),
    id: fc.integer({ min: 1, max: 12 }),
    lists: listsOf,
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), listsOf, fc.integer({ min: 1, max: 5 }), (steps, asked, rows) => {
      const store = opened();
      const known = new Map<number, readonly number[]>();
      for (const { what, id, lists } of steps) {
        if (what === 'drop') {
          known.delete(id);
          store.drop(id);
        } else {
          if (known.has(id)) store.move({ id, lists });
          else store.add({ id, lists });
          known.set(id, lists);
        }
      }
      const expected = [...known.values()].filter((lists) => lists.some((list) => asked.includes(list))).length;
      expect(countIn(store, asked, rows)).toBe(expected);
      expect(store.db.prepare('SELECT count(*) FROM dd_membership').pluck().get()).toBe(
        [...known.values()].reduce((sum, lists) => sum + lists.length, 0),
      );
    }),
    { numRuns: 60 },
  );
});

test('lists are found by themselves, however many segments come before them, and by the name of the account', () => {
  const { db, audiences } = opened();
  const put = (table: 'dd_list' | 'dd_segment', id: number, name: string) =>
    db
      .prepare(`INSERT INTO ${table} (ext_id, match_key, facts, hash, data) VALUES (?, ?, 0, 1, ?)`)
      .run(String(id), String(id), JSON.stringify({ id, name, contacts: null }));
  for (let id = 1; id <= 60; id += 1) put('dd_segment', id, `A press segment ${String(id).padStart(2, '0')}`);
  put('dd_list', 70, 'Press');
  put('dd_list', 71, 'News');
  const found = (...asked: Parameters<typeof audiences.find>) => audiences.find(...asked).map(({ id }) => id);
  expect(found('', 50, null)).not.toContain(70);
  expect(found('', 50, 'list')).toEqual([71, 70]);
  expect(found('PRESS', 50, 'list')).toEqual([70]);
  expect(found('press', 2, 'segment')).toEqual([1, 2]);
  expect([70, 1, 99].map(audiences.listName)).toEqual(['Press', null, null]);
});
