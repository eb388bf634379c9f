import { expect, test } from 'vitest';
import { soundOf } from '../../../../../electron/engine/domain/match/linkage/sounds.ts';

test.each([
  ['meyer', 'maier'],
  ['stephen', 'steven'],
  ['schmidt', 'schmitt'],
  ['catherine', 'kathryn'],
  ['philip', 'filip'],
  ['knight', 'night'],
  ['wright', 'rite'],
  ['becker', 'bekker'],
  ['anna', 'hana'],
])('%s sounds like %s', (left, right) => {
  expect(soundOf(left)).toBe(soundOf(right));
});

test.each([
  ['smith', 'jones'],
  ['bauer', 'mauer'],
  ['ruth', 'rose'],
])('%s does not sound like %s', (left, right) => {
  expect(soundOf(left)).not.toBe(soundOf(right));
});
