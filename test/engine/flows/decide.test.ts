import { expect, test } from 'vitest';
import { approve } from '../../../electron/engine/flows/decide.ts';
import { deriveAgain } from '../../../electron/engine/flows/derive-again.ts';
import { todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { documentHash } from '../../../electron/engine/flows/mapping-check.ts';
import { putInForce } from '../../../electron/engine/flows/put-in-force.ts';
import { mappingWith, nameAccountFields } from './mapped-worlds.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

/** A customer whose town differs, and the case with the hash of what is shown of it. */
const withDrift = async () => {
  const rig = startRig();
  nameAccountFields(rig);
  rig.erp.set('cus-1', customerOf('C01', { city: 'Bristol' }));
  rig.account.set(1, contactOf(1, 'C01', {}, { CITY: 'Bath' }));
  await rig.sync();
  const { stores, deps } = rig;
  const id = rig.cases().find(({ kind }) => kind === 'field-drift')?.id ?? 0;
  const mismatch = stores.mismatches.get(id);
  if (mismatch === null) throw new Error('no case');
  return { rig, id, evidenceHash: evidenceHashOf(stores, evidenceOf(stores, mismatch, todayOf(deps.clock))) };
};

const inCapitals = mappingWith({ city: { steps: [{ do: 'case', to: 'upper' }] } });

const put = ({ stores, deps }: Rig): void => {
  stores.atomically(() => stores.mappings.setDraft({ document: inCapitals, by: 'anna', changedAt: 1 }));
  expect(putInForce(deps, documentHash(stores, inCapitals)).ok).toBe(true);
};

test('what was seen under another mapping is not approved: the same records would be written otherwise', async () => {
  const { rig, id, evidenceHash } = await withDrift();
  put(rig);
  await deriveAgain(rig.deps, never, () => undefined);
  const approved = approve(rig.deps, { id, evidenceHash, edits: {}, keep: null, key: 'k' });
  expect(approved).toMatchObject({ ok: false, error: { code: 'apply.stale' } });
});
