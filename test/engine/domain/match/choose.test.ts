import { expect, test } from 'vitest';
import { type Candidate, chooseContact } from '../../../../electron/engine/domain/match/choose.ts';

const numbered = (rid: number): Candidate => ({ rid, method: 'erp-number' });
const mailed = (rid: number): Candidate => ({ rid, method: 'email' });
const choose = (candidates: readonly Candidate[], withEmail: readonly number[] = []) =>
  chooseContact(candidates, ({ rid }) => withEmail.includes(rid));

test.each([
  ['nobody', [], [], { answer: 'none' }],
  ['one by number', [numbered(1)], [], { answer: 'one', contact: numbered(1) }],
  ['one by email', [mailed(2)], [], { answer: 'one', contact: mailed(2) }],
  ['the number before the email', [mailed(2), numbered(1)], [2], { answer: 'one', contact: numbered(1) }],
  ['of two numbers the one with the email', [numbered(1), numbered(3)], [3], { answer: 'one', contact: numbered(3) }],
  [
    'two numbers, no email',
    [numbered(1), numbered(3)],
    [],
    { answer: 'ambiguous', contacts: [numbered(1), numbered(3)] },
  ],
  ['two of the same email', [mailed(1), mailed(3)], [1, 3], { answer: 'ambiguous', contacts: [mailed(1), mailed(3)] }],
] as const)('%s', (_name, candidates, withEmail, expected) => {
  expect(choose(candidates, withEmail)).toEqual(expected);
});
