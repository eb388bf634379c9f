import { expect, test } from 'vitest';
import { lookAtOwnFields } from '../../../electron/engine/flows/look-at-own-fields.ts';
import { customerOf, startRig } from './rig.ts';

test('fields of the ERP’s own are counted over all customers, the most frequent first', async () => {
  const rig = startRig();
  for (let place = 1; place <= 1_203; place += 1)
    rig.erp.set(
      `cus_${place}`,
      customerOf(`C-${place}`, { SHOE_SIZE: '40', ...(place % 3 === 0 ? { SIZE_TOP: 'M' } : {}) } as never),
    );
  await rig.sync();
  expect(await lookAtOwnFields(rig.deps)).toEqual([
    { name: 'SHOE_SIZE', customers: 1_203, example: '40' },
    { name: 'SIZE_TOP', customers: 401, example: 'M' },
  ]);
});

test('where the ERP sends nothing of its own there is nothing', async () => {
  const rig = startRig();
  rig.erp.set('cus_1', customerOf('C-1'));
  await rig.sync();
  expect(await lookAtOwnFields(rig.deps)).toEqual([]);
});
