import { expect, test } from 'vitest';
import { foundedWith, mappingWith } from '../engine/flows/mapped-worlds.ts';
import { contactOf, customerOf, type Rig } from '../engine/flows/rig.ts';

const differing = (rig: Rig): void => {
  rig.erp.set('cus-1', customerOf('C01', { language: 'en', city: 'Bristol' }));
  rig.account.set(1, contactOf(1, 'C01', {}, { LANGUAGE: 'de', CITY: 'Leeds' }));
};

test('a difference of two masters is written to both sides, one after the other, and closes', async () => {
  const rig = await foundedWith(mappingWith({ language: { master: 'dotdigital' } }), differing);
  rig.remote.carryOut = (changeSet) => {
    if (changeSet.operation === 'contact.patch')
      rig.account.set(1, contactOf(1, 'C01', {}, { LANGUAGE: 'de', CITY: 'Bristol' }));
    if (changeSet.operation === 'customer.update')
      rig.erp.set('cus-1', customerOf('C01', { language: 'de', city: 'Bristol' }));
  };
  const { id, entries } = rig.approve('field-drift');
  expect(entries).toHaveLength(2);
  for (let turn = 0; turn < 6; turn += 1) {
    rig.pass(60_000);
    await rig.send();
  }
  expect(rig.writes.map(({ operation }) => operation)).toEqual(['contact.patch', 'customer.update']);
  expect(entries.map((entry) => rig.stateOf(entry.id))).toEqual(['verified', 'verified']);
  expect(rig.stores.mismatches.get(id)?.row.status).toBe('resolved');
  await rig.sync();
  expect(rig.cases().filter(({ status }) => status === 'open')).toEqual([]);
});
