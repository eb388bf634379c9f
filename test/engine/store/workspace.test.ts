import { expect, test } from 'vitest';
import { inMemory } from './opened.ts';

test('a new workspace has no name and is not for training', () => {
  expect(inMemory().workspace.get()).toEqual({ name: '', training: false });
});

test('name, training and facts are kept, and the last word counts', () => {
  const { workspace } = inMemory();
  workspace.set({ name: 'Northbank', training: true });
  workspace.set({ name: 'Southbank', training: false });
  workspace.setFact('a', '1');
  workspace.setFact('a', '2');
  expect(workspace.get()).toEqual({ name: 'Southbank', training: false });
  expect([workspace.fact('a'), workspace.fact('b')]).toEqual(['2', null]);
});

test('a new workspace records opt-outs by itself, and nothing else', () => {
  const { db, workspace } = inMemory();
  expect(workspace.policy('record-opt-out')).toBe(true);
  for (const kind of ['customer-missing', 'field-drift', 'malformed-value', 'nothing', ''])
    expect(workspace.policy(kind)).toBe(false);
  db.exec("UPDATE policy SET is_on = 0 WHERE kind = 'record-opt-out'");
  expect(workspace.policy('record-opt-out')).toBe(false);
});
