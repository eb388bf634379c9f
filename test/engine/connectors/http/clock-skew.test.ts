import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockSkew, skewByDate, skewByInstant } from '../../../../electron/engine/connectors/http/clock-skew.ts';
import { NOW } from './server-of-a-test.ts';

const at = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });

test('clocks that agree differ by no more than the uncertainty', () => {
  const skew = skewByDate({ date: new Date(NOW).toUTCString() }, at(NOW, NOW + 200));
  expect(skew).toEqual({ skewMs: 400, uncertaintyMs: 600 });
});

test('a remote that is five minutes ahead is told as that', () => {
  const skew = skewByInstant(new Date(NOW + 300_000).toISOString(), at(NOW - 50, NOW + 50));
  expect(skew).toEqual({ skewMs: 300_001, uncertaintyMs: 51 });
});

test('an instant of whole seconds is as vague as the Date header', () => {
  expect(skewByInstant('2026-11-25T09:00:00Z', at(NOW, NOW))).toEqual({ skewMs: 500, uncertaintyMs: 500 });
});

test('no date, a date in words and a clock of ours that ran backwards tell nothing', () => {
  expect(skewByDate({}, at(NOW, NOW))).toBeNull();
  expect(skewByDate({ date: 'yesterday' }, at(NOW, NOW))).toBeNull();
  expect(clockSkew(NOW, at(NOW, NOW - 1), 1_000)).toBeNull();
});

test('the true skew always lies within the uncertainty', () => {
  const ms = fc.nat({ max: 100_000 });
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), ms, ms, (skew, out, back) => {
      const theirs = NOW + out + skew;
      const said = Math.floor(theirs / 1_000) * 1_000;
      const found = clockSkew(said, at(NOW, NOW + out + back), 1_000);
      expect(Math.abs((found?.skewMs ?? Number.NaN) - skew)).toBeLessThanOrEqual((found?.uncertaintyMs ?? 0) + 1);
    }),
  );
});
