import { expect, test } from 'vitest';
import { found, isSeeded, openStateFile } from '../../../electron/training/server/state-file.ts';
import { temporaryFolder } from '../started.ts';

const TABLE = 'CREATE TABLE IF NOT EXISTS thing(id INTEGER PRIMARY KEY) STRICT;';
const opened = (folder: string) => {
  const file = openStateFile(folder, 'things.sqlite', TABLE);
  const insert = file.prepare('INSERT INTO thing(id) VALUES (?)');
  const count = () => file.prepare<[], number>('SELECT count(*) FROM thing').pluck().get();
  const fill = (things: number, failAt = -1) =>
    found(
      file,
      () => file.exec('DELETE FROM thing'),
      (take) => {
        for (let id = 0; id < things; id += 1) {
          take(() => {
            if (id === failAt) throw new Error('the power went');
            insert.run(id);
          });
        }
      },
    );
  return { file, count, fill };
};

test.each([0, 1, 10_000, 25_000])('a file is founded with %i things, and known as founded', (things) => {
  const { file, count, fill } = opened(temporaryFolder());
  expect(isSeeded(file)).toBe(false);
  fill(things);
  expect([count(), isSeeded(file)]).toEqual([things, true]);
  file.close();
});

test('a founding that breaks off leaves a file that is founded anew', () => {
  const folder = temporaryFolder();
  const first = opened(folder);
  first.fill(25_000);
  expect(() => first.fill(25_000, 15_000)).toThrow('the power went');
  first.file.close();
  const second = opened(folder);
  expect(isSeeded(second.file)).toBe(false);
  second.fill(12_000);
  expect([second.count(), isSeeded(second.file)]).toEqual([12_000, true]);
  second.file.close();
});
