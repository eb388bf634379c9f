import { expect, test } from 'vitest';
import {
  bareEmail,
  compareEmails,
  isRoleMailbox,
} from '../../../../../electron/engine/domain/match/linkage/compare-emails.ts';

test.each([
  ['ruth@example.com', 'ruth@example.com', 7],
  ['ruth+shop@example.com', 'ruth@example.com', 6],
  ['ruth.ogilvie@gmail.com', 'ruthogilvie@googlemail.com', 6],
  ['ruth.ogilvie@example.com', 'ruth.ogilvie@exmaple.com', 5],
  ['ruth.ogilvie@example.com', 'ruth.ogilive@example.com', 5],
  ['ruth.ogilvie@example.com', 'ruth.ogilvie@northbank.org', 4],
  ['ruth.ogilvie@example.com', 'ruth.ogilive@northbank.org', 3],
  ['ruth@northbank.org', 'karl@northbank.org', 2],
  ['info@northbank.org', 'info@northbank.org', 2],
  ['info@northbank.org', 'ruth@northbank.org', 2],
  ['info@gmail.com', 'info@gmail.com', 1],
  ['ruth@gmail.com', 'karl@gmail.com', 1],
  ['ruth@northbank.org', 'karl@southbank.net', 1],
])('%s against %s has level %i, and the other way round', (left, right, level) => {
  expect(compareEmails(left, right)).toBe(level);
  expect(compareEmails(right, left)).toBe(level);
});

test('a mailbox of an office is known by its name, also with a tag', () => {
  expect(['info@a.example', 'sales+uk@a.example', 'ruth@a.example'].map(isRoleMailbox)).toEqual([true, true, false]);
});

test('an address is bare without its tag; a plus at its start is no tag', () => {
  expect(['a+b@x.org', '+a@x.org', 'a.b@gmail.com', 'a.b@x.org'].map(bareEmail)).toEqual([
    'a@x.org',
    '+a@x.org',
    'ab@gmail.com',
    'a.b@x.org',
  ]);
});
