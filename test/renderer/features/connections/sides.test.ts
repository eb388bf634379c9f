import { expect, test } from 'vitest';
import { maySwitch, resultOf, sideOf } from '../../../../renderer/features/connections/sides.ts';
import { testKey } from '../../../../renderer/features/connections/store.ts';
import { connectionOf, nextOf, testedOf } from '../../../doubles/connection-answers.ts';
import { toldAt } from '../../../doubles/window-answers.ts';

test('what is being set up is looked at before what is in use, and sides are kept apart', () => {
  const current = connectionOf();
  const next = nextOf();
  const other = connectionOf({ system: 'dotdigital' });
  expect(sideOf([current, next, other], 'erp')).toMatchObject({ current, next, tested: next });
  expect(sideOf([current, next, other], 'dotdigital')).toMatchObject({ current: other, next: null, tested: other });
  expect(sideOf([], 'erp')).toMatchObject({ current: null, next: null, tested: null, isTraining: false });
});

test('a result counts only for the connection as it was when it was tested', () => {
  const tests = { [testKey('erp', 'next')]: { ...testedOf(), savedAt: 2 } };
  expect(resultOf(tests, nextOf())).not.toBeNull();
  expect(resultOf(tests, nextOf({ savedAt: 3 }))).toBeNull();
  expect(resultOf(tests, connectionOf())).toBeNull();
  expect(resultOf(tests, null)).toBeNull();
});

test.each([
  ['all steps held', {}, true],
  ['one did not', { passed: 4 }, false],
  ['it was not tested', { testedAt: null }, false],
  ['there were no steps', { passed: 0, steps: 0 }, false],
  ['its secret is not at hand', { hasSecret: false }, false],
])('whether it may be switched to where %s: %j', (_where, facts, expected) => {
  const next = nextOf({ testedAt: toldAt, passed: 5, steps: 5, ...facts });
  expect(maySwitch(sideOf([next], 'erp'))).toBe(expected);
});
