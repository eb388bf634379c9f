import { expect, test } from 'vitest';
import {
  undoAnnouncement,
  undoConfirmation,
  undoExtent,
  undoLabel,
  undoNotes,
} from '../../../renderer/text/undo-text.ts';
import { undoPreviewOf } from '../../doubles/change-answers.ts';

const [tier, postcode] = undoPreviewOf().lines;
const all = undoPreviewOf({ lines: tier === undefined ? [] : [tier] });
const none = undoPreviewOf({ lines: tier && postcode ? [postcode, { ...tier, isLeftAlone: true }] : [] });

test('how much would be undone is counted in fields', () => {
  expect([undoExtent(undoPreviewOf()), undoLabel(undoPreviewOf())]).toEqual(['1 of 2 fields', 'Undo 1 field…']);
  expect(undoExtent(all)).toBe('1 field');
});

test('what stays as it is now is named, and nothing when all goes back', () => {
  expect(undoNotes(undoPreviewOf())[0]).toBe('Postcode changed since, and stays as now');
  expect(undoNotes(none)[0]).toBe('Postcode and loyalty tier changed since, and stay as now');
  const [first, other] = none.lines;
  const lines = first && other ? [first, { ...other, thing: 'extra1' as const, name: 'VAT Code' }] : [];
  expect(undoNotes(undoPreviewOf({ lines }))[0]).toBe('Postcode and VAT Code changed since, and stay as now');
  expect(undoNotes(all)[0]).toBe('It is sent, read back and recorded as a change of its own');
});

test('what a screen reader is told is the sentence that blocks, else the extent', () => {
  expect(undoAnnouncement(undoPreviewOf({ blocked: 'No.' }))).toBe('No.');
  expect(undoAnnouncement(undoPreviewOf())).toBe('Undoing would write 1 of 2 fields.');
});

test('the question names the entry and whom it is about', () => {
  expect(undoConfirmation('Imogen Clarke', 48_107)).toBe('Undo entry 48,107 for Imogen Clarke?');
  expect(undoConfirmation('Imogen Clarke', null)).toBe('Undo the change for Imogen Clarke?');
});
