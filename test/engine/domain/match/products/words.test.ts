import { expect, test } from 'vitest';
import { wordsOf } from '../../../../../electron/engine/domain/match/products/words.ts';

test.each([
  ['Northwave NW-T350H', ['nwt350h']],
  ['LC-46D64U 46" TV', ['lc46d64u']],
  ['USB stick 16GB 1080p 2.4GHz', []],
  ['Part 120-4455', ['1204455']],
  ['Office 2007', []],
])('%s names the models %o', (name, models) => {
  expect(wordsOf(name).models).toEqual(models);
});

test('sizes are read with their unit, however it is written', () => {
  expect([...wordsOf('TV 46 inch').measures]).toEqual([['in', '46']]);
  expect([...wordsOf('TV 46"').measures]).toEqual([['in', '46']]);
  expect([...wordsOf('stick 8 GB').measures]).toEqual([...wordsOf('stick 8GB').measures]);
});

test('versions are numbers of their own, and a description adds its models only', () => {
  const { numbers, models, words } = wordsOf('Ledgerly v5.0 for 2007', 'Fits the KX-T7730 telephone');
  expect(numbers).toEqual(['5', '2007']);
  expect(models).toEqual(['kxt7730']);
  expect(words).not.toContain('telephone');
});
