import { expect, test } from 'vitest';
import { findPerson, forgetPerson } from '../../../electron/engine/flows/forget-person.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { sayTwoRecords, takeBackTwoRecords } from '../../../electron/engine/flows/two-records.ts';
import { customerOf, startRig } from './rig.ts';

test('what was said and taken back of two records can be read by nobody once one of them is forgotten', async () => {
  const rig = startRig();
  const shared = { email: 'r.marlow@example.com', firstName: 'Ruth', lastName: 'Marlow' };
  rig.erp.set('cus_1', customerOf('C-1', shared));
  rig.erp.set('cus_2', customerOf('C-2', shared));
  await rig.sync();
  const { deps, stores } = rig;
  const [id] = stores.mismatches.keysOf('C-2').flatMap((one) => (one.kind === 'duplicate-customer' ? [one.id] : []));
  const mismatch = stores.mismatches.get(id ?? 0);
  if (mismatch === null) throw new Error('no case');
  const evidenceHash = evidenceHashOf(stores, evidenceOf(stores, mismatch, '2026-11-25'));
  const named = { id: mismatch.row.id, otherId: 'cus_1' };
  expect(sayTwoRecords(deps, { ...named, evidenceHash })).toMatchObject({ ok: true });
  expect(takeBackTwoRecords(deps, named)).toMatchObject({ ok: true, value: { takenBack: true } });
  const details = () =>
    stores.audit.page(null, 50).flatMap(({ action, detail }) => (action.includes('two people') ? [detail] : []));
  const told = JSON.stringify({ side: 'erp', id: 'cus_2', otherId: 'cus_1' });
  expect(details()).toEqual([told, told]);
  forgetPerson(deps, { records: findPerson(deps, 'C-1'), reason: 'asked to' });
  expect(details()).toEqual([null, null]);
});
