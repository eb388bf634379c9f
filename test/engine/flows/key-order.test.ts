import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys } from '../../../electron/engine/flows/key-order.ts';

test('keys are ordered exactly as SQLite orders them, characters beyond the BMP included', () => {
  const db = new Database(':memory:');
  const insert = (keys: readonly string[]): readonly string[] => {
    db.exec('CREATE TABLE IF NOT EXISTS k(key TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM k');
    const statement = db.prepare('INSERT OR IGNORE INTO k VALUES (?)');
    for (const key of keys) statement.run(key);
    return db.prepare<[], string>('SELECT key FROM k ORDER BY key').pluck().all();
  };
  const character = fc.oneof(
    fc.constantFrom('a', 'Z', '-', 'é', '￿', '', '😀', '𐀀', '퟿'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.array(character, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
        { maxLength: 20 },
      ),
      (keys) => {
        const wellFormed = keys.filter((key) => key.isWellFormed() && !key.includes('\0'));
        expect([...new Set(wellFormed)].sort(compareKeys)).toEqual(insert(wellFormed));
      },
    ),
    { numRuns: 300, seed: 7 },
  );
  db.close();
});
