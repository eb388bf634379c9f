import { expect, test } from 'vitest';
import { handoverMarksOf, keepHandoverMarks } from '../../../electron/engine/store/handover-marks.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const file = { desk: 'AAAA', digest: 'd', begunAt: NOW, by: 'anna', decisions: 3 };

test('a restored workspace gives no number twice and takes no file twice', () => {
  const [present, restored] = [inMemory(), inMemory()];
  for (let count = 0; count < 3; count += 1) present.handovers.nextNumber();
  present.taken.begin({ ...file, number: 1 });
  present.taken.begin({ ...file, number: 2 });
  present.taken.finish('AAAA', 1, NOW);
  restored.handovers.nextNumber();
  restored.taken.begin({ ...file, number: 1 });
  keepHandoverMarks(restored.db, handoverMarksOf(present.db), NOW + 9);
  expect(restored.handovers.nextNumber()).toBe(4);
  expect(restored.taken.lastNumber('AAAA')).toBe(2);
  expect(restored.taken.file('AAAA', 2)).toMatchObject({ doneAt: NOW + 9 });
});

test('a backup that knows more keeps what it knows', () => {
  const [present, restored] = [inMemory(), inMemory()];
  restored.handovers.nextNumber();
  restored.handovers.nextNumber();
  keepHandoverMarks(restored.db, handoverMarksOf(present.db), NOW);
  expect(restored.handovers.nextNumber()).toBe(3);
});
