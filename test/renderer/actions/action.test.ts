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
const press = (
  key: string,
  facts: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>> = {},
  target: EventTarget = document.body,
  isCovered = false,
) =>
  actionForKey([approve, never], { key, ctrlKey: false, metaKey: false, altKey: false, target, ...facts }, isCovered)
    ?.id ?? null;

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
