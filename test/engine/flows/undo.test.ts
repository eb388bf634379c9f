import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveAgain } from '../../../electron/engine/flows/derive-again.ts';
import { documentHash } from '../../../electron/engine/flows/mapping-check.ts';
import { putInForce } from '../../../electron/engine/flows/put-in-force.ts';
import { createUndoing } from '../../../electron/engine/flows/undo.ts';
import { mappingWith, nameAccountFields } from './mapped-worlds.ts';
import { contactOf, customerOf, never, startRig } from './rig.ts';

test('what was looked at to be undone under another mapping is not undone', async () => {
  const rig = startRig();
  const { deps, stores } = rig;
  nameAccountFields(rig);
  rig.erp.set('cus-1', customerOf('C01', { city: 'Bristol' }));
  rig.account.set(1, contactOf(1, 'C01', {}, { CITY: 'Bath', NICK: 'Bath' }));
  await rig.sync();
  rig.remote.carryOut = () => {
    rig.account.set(1, contactOf(1, 'C01', {}, { CITY: 'Bristol', NICK: 'Bath' }));
  };
  const { entries } = rig.approve('field-drift');
  const id = entries[0]?.id ?? '';
  await rig.send();
  expect(rig.stateOf(id)).toBe('verified');
  const undoing = createUndoing();
  const seen = await undoing.preview(deps, id, never);
  if (!seen.ok) throw new Error(seen.error.sentence);
  expect(seen.value.blocked).toBeNull();
  const document = mappingWith({ city: { target: { name: 'NICK', type: 'String' } } });
  stores.atomically(() => stores.mappings.setDraft({ document, by: 'anna', changedAt: 1 }));
  expect(putInForce(deps, documentHash(stores, document)).ok).toBe(true);
  await deriveAgain(deps, never, () => undefined);
  const undone = undoing.undo(deps, { id, token: seen.value.token, reason: null, key: randomUUID() });
  expect(undone).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
  expect(stores.outbox.counts().filter(({ state }) => state === 'pending')).toEqual([]);
});

test('a text that a step made a day of is verified in a date field, and undone there', async () => {
  const rig = startRig();
  const { deps, stores } = rig;
  // As Dotdigital gives back what a date field holds (contract dotdigital 5).
  const holding = (day: string) => () => {
    rig.account.set(1, contactOf(1, 'C01', {}, { JOINED_ON: `${day}T00:00:00Z` }));
  };
  const steps = [{ do: 'date', read: 'dd/MM/yyyy', write: 'yyyy-MM-dd' }] as const;
  const document = mappingWith({ priceGroup: { steps, target: { name: 'JOINED_ON', type: 'Date' } } });
  stores.atomically(() => stores.mappings.put(document, 1, 1, 'anna'));
  rig.erp.set('cus-1', customerOf('C01', { priceGroup: '31/12/1984' }));
  holding('1984-12-30')();
  await rig.sync();
  rig.remote.carryOut = holding('1984-12-31');
  const { id: mismatch, entries } = rig.approve('reward-drift');
  const id = entries[0]?.id ?? '';
  await rig.send();
  expect(rig.writes).toMatchObject([{ changes: [{ field: 'priceGroup', after: '1984-12-31' }] }]);
  expect(rig.stateOf(id)).toBe('verified');
  await rig.sync();
  expect(stores.mismatches.get(mismatch)?.row.status).toBe('resolved');
  const undoing = createUndoing();
  const seen = await undoing.preview(deps, id, never);
  if (!seen.ok) throw new Error(seen.error.sentence);
  expect(seen.value).toMatchObject({ blocked: null, lines: [{ thing: 'priceGroup', isLeftAlone: false }] });
  const undone = undoing.undo(deps, { id, token: seen.value.token, reason: null, key: randomUUID() });
  if (!undone.ok) throw new Error(undone.error.sentence);
  rig.remote.carryOut = holding('1984-12-30');
  await rig.send();
  expect(rig.stateOf(undone.value.outboxId)).toBe('verified');
});
