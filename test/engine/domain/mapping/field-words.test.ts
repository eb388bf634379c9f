import { expect, test } from 'vitest';
import { wordsFirst, wordsOf } from '../../../../electron/engine/domain/mapping/field-words.ts';

test('a field is told in words, not as the code writes it', () => {
  expect(['email', 'loyaltyPoints', 'imageUrl'].map(wordsOf)).toEqual(['email', 'loyalty points', 'image url']);
  expect(wordsFirst('homeStore')).toBe('Home store');
});
