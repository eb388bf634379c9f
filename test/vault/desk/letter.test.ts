import { expect, test } from 'vitest';
import { publicOf } from '../../../electron/vault/desk/keys.ts';
import { isLetterOf, type Letter, openLetter, readLetter, writeLetter } from '../../../electron/vault/desk/letter.ts';
import { deskKeys } from './desks.ts';

const head = { workspace: 'hash', number: 3, createdAt: 1_700_000_000_000 };
const [writer, reviewer, stranger] = [deskKeys(), deskKeys(), deskKeys()];
const text = '{"decisions":["Cäsar Smith"]}';

const letterOf = (content: string): Letter => {
  const letter = readLetter(content);
  if ('sentence' in letter) throw new Error(letter.sentence);
  return letter;
};
const content = writeLetter(reviewer, publicOf(writer), head, text);

test('the receiver, and nobody else, opens what the sender sealed', () => {
  const letter = letterOf(content);
  expect(letter).toMatchObject(head);
  expect(isLetterOf(publicOf(reviewer), letter)).toBe(true);
  expect(openLetter(writer, letter)).toBe(text);
  expect(openLetter(stranger, letter)).toBeNull();
  expect(openLetter(reviewer, letter)).toBeNull();
});

test('nothing that was sealed can be read in the file, and no two files are alike', () => {
  expect(content).not.toContain('Smith');
  expect(Buffer.from(letterOf(content).sealed, 'base64').toString()).not.toContain('Smith');
  expect(writeLetter(reviewer, publicOf(writer), head, text)).not.toBe(content);
});

test('every part of the file is signed', () => {
  const letter = letterOf(content);
  const changes: readonly Partial<Letter>[] = [
    { workspace: 'other' },
    { number: 4 },
    { createdAt: 1 },
    { to: letter.from },
    { once: letterOf(writeLetter(reviewer, publicOf(writer), head, text)).once },
    { sealed: `${letter.sealed.startsWith('A') ? 'B' : 'A'}${letter.sealed.slice(1)}` },
    { signature: letterOf(writeLetter(reviewer, publicOf(writer), head, text)).signature },
    { signature: '' },
  ];
  for (const change of changes)
    expect(isLetterOf(publicOf(reviewer), { ...letter, ...change }), JSON.stringify(change)).toBe(false);
  expect(isLetterOf(publicOf(stranger), letter)).toBe(false);
});

test('whoever signs the work of another as his own cannot have it opened', () => {
  const letter = letterOf(content);
  const own = letterOf(writeLetter(stranger, publicOf(writer), head, 'x'));
  expect(openLetter(writer, { ...letter, from: own.from })).toBeNull();
  expect(openLetter(writer, { ...letter, number: 4 })).toBeNull();
});

test('what is no file of decisions, cut off, older or newer is told apart', () => {
  const told = (wrong: string) => (readLetter(wrong) as { readonly sentence?: string }).sentence;
  expect(told(content.slice(0, 200))).toMatch(/only a piece/);
  expect(told('[]')).toMatch(/is no file of decisions/);
  expect(told(JSON.stringify({ ...letterOf(content), v: 2 }))).toMatch(/newer Concord/);
  expect(told(JSON.stringify({ ...letterOf(content), v: 0 }))).toMatch(/older form/);
  expect(told(JSON.stringify({ ...letterOf(content), sealed: undefined }))).toMatch(/not complete/);
});
