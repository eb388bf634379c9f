import { expect, test } from 'vitest';
import { readCard, writeCard } from '../../../electron/vault/desk/card.ts';
import { fingerprintOf, publicOf } from '../../../electron/vault/desk/keys.ts';
import { deskKeys } from './desks.ts';

const facts = { name: 'maria', role: 'reviewer', workspace: 'hash' } as const;

test('a desk is read as it was written, with its fingerprint', () => {
  const keys = deskKeys();
  const fingerprint = fingerprintOf(publicOf(keys));
  expect(readCard(writeCard(keys, facts))).toEqual({ ...facts, keys: publicOf(keys), fingerprint });
});

test('whoever changes a name, a role or a key is found out', () => {
  const card = JSON.parse(writeCard(deskKeys(), facts)) as Record<string, unknown>;
  const other = publicOf(deskKeys());
  for (const change of [{ name: 'mario' }, { role: 'writer' }, { workspace: 'other' }, { keys: other }])
    expect(readCard(JSON.stringify({ ...card, ...change }))).toEqual({
      sentence: 'This key of a desk was changed on its way: ask for it once more.',
    });
});

test('what is no key of a desk, cut off, older or newer is told apart', () => {
  const text = writeCard(deskKeys(), facts);
  const card = JSON.parse(text) as Record<string, unknown>;
  const told = (content: string) => (readCard(content) as { readonly sentence?: string }).sentence;
  expect(told(text.slice(0, -40))).toMatch(/only a piece/);
  expect(told('{"type":"concord-decisions","v":1}')).toMatch(/is no key of a desk/);
  expect(told('7')).toMatch(/is no key of a desk/);
  expect(told(JSON.stringify({ ...card, v: 2 }))).toMatch(/newer Concord/);
  expect(told(JSON.stringify({ ...card, v: 0 }))).toMatch(/older form/);
  expect(told(JSON.stringify({ ...card, keys: undefined }))).toMatch(/not complete/);
});
