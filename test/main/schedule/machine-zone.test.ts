import { expect, test } from 'vitest';
import { machineZone } from '../../../electron/main/schedule/machine-zone.ts';
import { isZone } from '../../../shared/domain/zoned-time.ts';

test('the zone of this machine is one whose rules are known', () => {
  expect(isZone(machineZone())).toBe(true);
});
