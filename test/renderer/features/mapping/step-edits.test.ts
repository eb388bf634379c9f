import { expect, test } from 'vitest';
import { completeSteps, entriesIn, movedUp, newStep } from '../../../../renderer/features/mapping/step-edits.ts';
import { stepKinds } from '../../../../renderer/text/transform-text.ts';
import { mostLookUps } from '../../../../shared/domain/transform.ts';

test('every step is complete as it is put down, but for the two that need something to be told', () => {
  const incomplete = stepKinds.filter((kind) => completeSteps([newStep(kind, 'city')]) === null);
  expect(incomplete).toEqual(['join', 'look-up']);
});

test('what was left blank in a table is left out of what is kept', () => {
  const table = [
    { from: '3', to: 'Gold' },
    { from: ' ', to: 'x' },
  ];
  expect(completeSteps([{ do: 'look-up', table, otherwise: 'keep' }])).toEqual([
    { do: 'look-up', table: [{ from: '3', to: 'Gold' }], otherwise: 'keep' },
  ]);
});

test('half a country code or too many places are not kept', () => {
  expect(completeSteps([{ do: 'e164', country: 'G', plus: true }])).toBeNull();
  expect(completeSteps([{ do: 'number', decimals: ',', places: 12 }])).toBeNull();
  expect(completeSteps([{ do: 'e164', country: 'GB', plus: true }])).not.toBeNull();
});

test('a step moves before the one before it; the first and what is not there stay', () => {
  expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(movedUp(['a', 'b'], 0)).toEqual(['a', 'b']);
  expect(movedUp(['a', 'b'], 2)).toEqual(['a', 'b']);
});

test('two columns of a spreadsheet are entries; one column is no table', () => {
  expect(entriesIn('1\tBronze\r\n 2 \tSilver\n\n3')).toEqual([
    { from: '1', to: 'Bronze' },
    { from: '2', to: 'Silver' },
    { from: '3', to: '' },
  ]);
  expect(entriesIn('just a word')).toBeNull();
  const many = Array.from({ length: mostLookUps + 9 }, (_, place) => `${place}\tx`).join('\n');
  expect(entriesIn(many)).toHaveLength(mostLookUps);
});
