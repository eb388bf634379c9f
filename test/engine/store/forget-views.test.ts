import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { forgetViews } from '../../../electron/engine/store/forget-views.ts';

const person = { first: 'Amélia', last: 'Hart-Jones', email: 'amelia@shop.test', number: 'C-100216' };

const kept = (views: Readonly<Record<string, string>>) => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE saved_view (id INTEGER PRIMARY KEY, name TEXT, view TEXT)');
  const add = db.prepare('INSERT INTO saved_view (name, view) VALUES (?, ?)');
  for (const [name, search] of Object.entries(views)) add.run(name, JSON.stringify({ search }));
  forgetViews(db, [person]);
  const left = db.prepare<[], string>('SELECT name FROM saved_view ORDER BY id').pluck().all();
  db.close();
  return left;
};

test('a view that searches for somebody is gone with them, whatever it searches by', () => {
  const texts = {
    One: 'amelia',
    Two: 'Hart',
    Three: 'AMELIA@shop.test',
    Six: 'jones',
    Four: 'C-100216',
    Five: 'amel hart',
  };
  expect(kept(texts)).toEqual([]);
});

test('a view that is called by their name, number or address is gone too', () => {
  expect(kept({ 'About Amelia Hart-Jones': '', 'C-100216 again': '', 'amelia@shop.test': '' })).toEqual([]);
});

test('views about others and about everybody stay', () => {
  const others = { Everybody: '', Harriet: 'harriet', Both: 'amelia brown', Other: 'C-1002167', Domain: 'shop.test' };
  expect(kept(others)).toEqual(Object.keys(others));
});

test('a file from before there were views has none to remove', () => {
  const db = new Database(':memory:');
  expect(() => forgetViews(db, [person])).not.toThrow();
  db.close();
});
