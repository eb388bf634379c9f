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
