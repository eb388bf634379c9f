import { expect, test } from 'vitest';
import { type Action, actionForKey } from '../../../renderer/actions/action.ts';

const approve: Action = {
  id: 'approve',
  label: 'Approve',
  keys: ['a'],
  keyText: 'A',
  group: '',
  when: () => true,
  run: () => undefined,
};
const never: Action = { ...approve, id: 'never', keys: ['n'], when: () => false };
const next: Action = { ...approve, id: 'next', keys: ['j', 'ArrowDown'], mayRepeat: true };
const press = (
  key: string,
  facts: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>> = {},
  target: EventTarget = document.body,
  isCovered = false,
) =>
  actionForKey(
    [approve, never, next],
    { key, ctrlKey: false, metaKey: false, altKey: false, repeat: false, target, ...facts },
    isCovered,
  )?.id ?? null;

test('a key means its action, in either case', () => {
  expect([press('a'), press('A'), press('b')]).toEqual(['approve', 'approve', null]);
});

test('an action that is not possible now has no key', () => {
  expect(press('n')).toBeNull();
});

test('with Ctrl, Alt or Cmd, over a dialog, or while somebody writes, a key means nothing', () => {
  expect([press('a', { ctrlKey: true }), press('a', { metaKey: true }), press('a', { altKey: true })]).toEqual([
    null,
    null,
    null,
  ]);
  expect(press('a', {}, document.body, true)).toBeNull();
  for (const tag of ['input', 'textarea', 'select']) expect(press('a', {}, document.createElement(tag))).toBeNull();
});

test('while a part of the page that can be written in has the focus a key means nothing', () => {
  const written = document.createElement('div');
  written.contentEditable = 'true';
  expect(press('a', {}, written)).toBeNull();
  expect(press('a', {}, document.createElement('button'))).toBe('approve');
});

test('a choice that has the focus takes no letters', () => {
  for (const type of ['radio', 'checkbox']) {
    const choice = document.createElement('input');
    choice.type = type;
    expect(press('a', {}, choice)).toBe('approve');
  }
});

test('a key with a name means its action as it is named', () => {
  expect([press('ArrowDown'), press('arrowdown'), press('Enter')]).toEqual(['next', null, null]);
});

test('a key that is held down moves on, but decides only once', () => {
  expect([press('j', { repeat: true }), press('a', { repeat: true })]).toEqual(['next', null]);
});
