import { expect, test } from 'vitest';
import { tooManyWithdrawn, tooMuch } from '../../../../electron/engine/domain/sales/bounds.ts';

test('so few writes never stop a run, and beyond them the share decides', () => {
  expect(tooMuch({ stopShare: 0.05 }, 10, 20)).toBeNull();
  expect(tooMuch({ stopShare: 0.05 }, 11, 220)).toBeNull();
  expect(tooMuch({ stopShare: 0.05 }, 11, 20)).toContain('11 of 20 records would be written, more than the 5 %');
});

test('withdrawals stop at their share however few they are, and at a catalogue that is empty', () => {
  expect(tooManyWithdrawn({ stopShare: 0.05 }, 0, 0)).toBeNull();
  expect(tooManyWithdrawn({ stopShare: 0.05 }, 1, 20)).toBeNull();
  expect(tooManyWithdrawn({ stopShare: 0.05 }, 2, 20)).toContain('2 of the 20 items of the catalogue');
});
