import { expect, test } from 'vitest';
import { createAddressBook } from '../../../electron/training/world/email.ts';

test('a mailbox is one person’s, with a tag or without', () => {
  const book = createAddressBook();
  expect(
    ['ruth.shaw', 'ruth.shaw+shop', 'ruth.shaw', 'ruth.shaw+shop'].map((local) => book.atDomain(local, 'x.example')),
  ).toEqual(['ruth.shaw@x.example', 'ruth.shaw2+shop@x.example', 'ruth.shaw3@x.example', 'ruth.shaw4+shop@x.example']);
  expect(book.atDomain('ruth.shaw', 'y.example')).toBe('ruth.shaw@y.example');
});
