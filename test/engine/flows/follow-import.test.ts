import { expect, test } from 'vitest';
import type { ContactImport } from '../../../electron/engine/connectors/connector.ts';
import { importAgeMs } from '../../../electron/engine/domain/outbox/imports.ts';
import { followImport } from '../../../electron/engine/flows/follow-import.ts';
import { recover } from '../../../electron/engine/flows/recover.ts';
import { sendImport } from '../../../electron/engine/flows/send-import.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';
import { contactOf, customerOf, never, startRig } from './rig.ts';

/** Approved drifts of so many pairs, handed in as one import with the id i-1. Contact ids count from 1. */
const withImport = async (count: number) => {
  const rig = startRig();
  for (let id = 1; id <= count; id += 1) {
    rig.erp.set(`E${id}`, customerOf(`C${id}`, { city: 'York' }));
    rig.account.set(id, contactOf(id, `C${id}`, {}, { CITY: 'Leeds' }));
  }
  await rig.sync();
  rig.deps.stores.atomically(() => {
    const at = rig.deps.clock.now();
    rig.stores.runs.insert({ job: 'customers', mode: 'full', trigger: 'operator', at, by: 'anna' });
  });
  const entries = Array.from({ length: count }, () => rig.approve('field-drift').entries[0]).flatMap(
    (one) => one ?? [],
  );
  const handedIn: number[] = [];
  rig.remote.startImport = async (rows) => {
    handedIn.push(...rows.map(({ contactId }) => contactId));
    return ok({ importId: 'i-1' });
  };
  const send = () => sendImport(rig.deps, entries, never);
  const stateOf = (contactId: number) => {
    const own = entries.find(({ changeSet }) => 'contactId' in changeSet && changeSet.contactId === contactId);
    return rig.stateOf(own?.id);
  };
  const follow = async (report: ContactImport) => {
    rig.remote.readImport = async () => ok(report);
    const [running] = rig.stores.imports.recent(1);
    if (running !== undefined) await followImport(rig.deps, running, never);
  };
  const troubles = () => rig.stores.runs.troubles(1).map(({ code }) => code);
  return { rig, entries, handedIn, send, stateOf, follow, troubles };
};

const finished = (facts: Partial<Extract<ContactImport, { readonly state: 'finished' }>>): ContactImport => ({
  state: 'finished',
  updated: [],
  created: [],
  failed: [],
  ...facts,
});

test('only what the report says is believed: taken, refused, taken in part, or not named', async () => {
  const { rig, entries, send, stateOf, follow, troubles } = await withImport(4);
  await send();
  expect([1, 2, 3, 4].map(stateOf)).toEqual(Array(4).fill('in-flight'));
  const consent = { code: 'consentRecordsNotApplied', description: 'x' };
  const moon = { code: 'MoonPhase', description: 'Too full for York.' };
  await follow(
    finished({
      updated: [1, 2],
      failed: [
        { contactId: 2, failures: [consent] },
        { contactId: 3, failures: [moon] },
      ],
    }),
  );
  expect([1, 2, 3, 4].map(stateOf)).toEqual(['accepted', 'accepted', 'rejected', 'unconfirmed']);
  expect(rig.stores.imports.recent(1)).toMatchObject([{ state: 'finished', updated: 2, refused: 1, unnamed: 1 }]);
  expect(troubles()).toEqual(['import-in-part']);
  const notes = entries.map(({ id }) => rig.stores.changes.row(id)?.import?.codes);
  expect(notes.flat().sort()).toEqual(['MoonPhase', 'consentRecordsNotApplied']);
  // The refused pair is told as that, with Dotdigital's own words, and not as drift.
  const open = rig.cases().filter(({ status }) => status === 'open');
  expect(open.map(({ kind, reference }) => [kind, reference])).toEqual([['import-rejected', 'C3']]);
  expect(rig.stores.imports.refusalOf('C3')?.failures).toEqual([moon]);
});

test('a contact that the import created is told: it was not asked to', async () => {
  const { send, follow, troubles } = await withImport(1);
  await send();
  await follow(finished({ updated: [1], created: [99] }));
  expect(troubles()).toEqual(['import-created']);
});

test('an import that Dotdigital does not know any more is read back', async () => {
  const { rig, send, stateOf, troubles } = await withImport(2);
  await send();
  rig.remote.readImport = async () => err(failure('remote.not-found', 'Dotdigital does not know this import.'));
  const [running] = rig.stores.imports.recent(1);
  if (running !== undefined) await followImport(rig.deps, running, never);
  expect([1, 2].map(stateOf)).toEqual(['unconfirmed', 'unconfirmed']);
  expect(troubles()).toEqual(['import-failed']);
});

test('an import is waited for until its age, however often nobody answers', async () => {
  const { rig, send, stateOf, follow } = await withImport(1);
  await send();
  rig.pass(importAgeMs - 1);
  await follow({ state: 'running' });
  expect(stateOf(1)).toBe('in-flight');
  rig.pass(1);
  rig.remote.readImport = async () => err(failure('remote.unavailable', 'away'));
  const [running] = rig.stores.imports.recent(1);
  if (running !== undefined) await followImport(rig.deps, running, never);
  expect(stateOf(1)).toBe('unconfirmed');
  expect(rig.stores.imports.recent(1)).toMatchObject([{ state: 'overdue' }]);
});

test('what was forgotten while the import ran is left alone', async () => {
  const { rig, entries, send, stateOf, follow } = await withImport(2);
  await send();
  rig.stores.atomically(() => rig.stores.forgotten.forget([{ system: 'dotdigital', id: '1' }], 5), 'durable');
  await follow(finished({ updated: [1, 2] }));
  expect(entries.map(({ id }) => rig.stateOf(id) ?? 'gone').sort()).toEqual(['accepted', 'gone']);
  expect(stateOf(2)).toBe('accepted');
});

test('an import is counted whole, also after a crash came between moving some of its changes and moving the others', async () => {
  const { rig, entries, send, follow, stateOf } = await withImport(3);
  await send();
  rig.stores.outbox.setState(entries[0]?.id ?? '', 'accepted', { at: rig.deps.clock.now() });
  await follow(finished({ updated: [1, 2, 3] }));
  expect([1, 2, 3].map(stateOf)).toEqual(Array(3).fill('accepted'));
  expect(rig.stores.imports.recent(1)).toMatchObject([{ state: 'finished', updated: 3, refused: 0, unnamed: 0 }]);
});

test('after a crash what waits for a report goes on waiting, and what was being handed in is read back', async () => {
  const { rig, entries, send, stateOf } = await withImport(2);
  await send();
  expect(recover(rig.deps)).toBe(0);
  expect([1, 2].map(stateOf)).toEqual(['in-flight', 'in-flight']);
  const [one] = entries;
  rig.stores.atomically(() => {
    for (const { id } of rig.stores.imports.recent(1)) rig.stores.imports.end(id, 'finished', { at: 1, failure: null });
  });
  expect(recover(rig.deps)).toBe(2);
  expect(rig.stateOf(one?.id)).toBe('unconfirmed');
});

test('what changed since it was approved is not handed in', async () => {
  const { rig, handedIn, send, stateOf } = await withImport(3);
  rig.account.set(1, contactOf(1, 'C1', {}, { CITY: 'Bath' }));
  rig.account.delete(2);
  await send();
  expect(handedIn).toEqual([3]);
  expect([1, 2, 3].map(stateOf)).toEqual(['stale', 'stale', 'in-flight']);
});

test('records that cannot be read are not handed in and come again', async () => {
  const { rig, handedIn, send, stateOf } = await withImport(2);
  rig.remote.readFails = failure('remote.unavailable', 'away');
  await send();
  expect(handedIn).toEqual([]);
  expect(rig.stores.imports.recent(9)).toEqual([]);
  expect([1, 2].map(stateOf)).toEqual(['pending', 'pending']);
});

test('what was withdrawn while the records were read is not handed in', async () => {
  const { rig, entries, handedIn, send } = await withImport(2);
  let reads = 0;
  rig.remote.onRead = () => {
    reads += 1;
    if (reads === 1) rig.stores.outbox.setState(entries[0]?.id ?? '', 'withdrawn', { at: 1 });
  };
  await send();
  expect(handedIn).toHaveLength(1);
  expect(rig.stateOf(entries[0]?.id)).toBe('withdrawn');
});
