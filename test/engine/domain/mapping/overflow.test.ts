import { expect, test } from 'vitest';
import { overflowOf } from '../../../../electron/engine/domain/mapping/overflow.ts';

const text = { name: 'CITY', type: 'String' } as const;
const number = { name: 'POINTS', type: 'Numeric' } as const;

test.each([
  ['a text that just fits', text, 'x'.repeat(1_000), null],
  ['a text of one sign more', text, 'x'.repeat(1_001), /1,000 signs that CITY holds/],
  ['a number that just fits', number, `${'9'.repeat(18)}.${'1'.repeat(9)}`, null],
  ['a number of 19 digits', number, '9'.repeat(19), /POINTS holds at most 18 digits/],
  ['a number with ten places', number, `0.${'1'.repeat(10)}`, /9 behind it/],
  ['nothing', number, null, null],
  ['what goes nowhere', null, 'x'.repeat(2_000), null],
] as const)('%s', (_what, target, sent, told) => {
  const found = overflowOf(target, sent);
  if (told === null) expect(found).toBeNull();
  else expect(found).toMatch(told);
  // Never the value: it may be personal.
  expect(found ?? '').not.toMatch(/xx|999/);
});
