import { expect, test } from 'vitest';
import { createLikeness } from '../../../electron/engine/flows/approve-like.ts';
import { deriveAgain } from '../../../electron/engine/flows/derive-again.ts';
import { todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { missingLists } from '../../../electron/engine/flows/list-gaps.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { documentHash, problemsOf } from '../../../electron/engine/flows/mapping-check.ts';
import { priceCases } from '../../../electron/engine/flows/price-cases.ts';
import { putInForce } from '../../../electron/engine/flows/put-in-force.ts';
import { whatIf } from '../../../electron/engine/flows/what-if.ts';
import { campaignFact } from '../../../shared/domain/campaign.ts';
import { firstMapping, type ListRule, type MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { NOW } from '../store/opened-plainly.ts';
import { nameAccountFields } from './mapped-worlds.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

const vip: ListRule = {
  listId: 7,
  name: 'VIP',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['Gold'] },
  takesOut: true,
};
const news: ListRule = { listId: 8, name: 'News', who: { are: 'everyone' }, takesOut: false };
const withLists = (...lists: readonly ListRule[]): MappingDocument => ({ ...firstMapping, lists });
const list = (id: number, status = 'subscribed') => ({ id, name: id === 7 ? 'VIP' : 'News', status });

/** Four customers: gold outside of the list, gold inside, silver inside, and one who left it. */
const founded = async (): Promise<Rig> => {
  const rig = startRig();
  nameAccountFields(rig);
  const tiers = ['Gold', 'Gold', 'Silver', 'Gold'];
  const lists = [[], [list(7)], [list(7)], [list(7, 'suppressed')]];
  for (const [place, tier] of tiers.entries()) {
    const [id, number] = [place + 1, `C${place + 1}`];
    rig.erp.set(`cus-${id}`, customerOf(number, { loyaltyTier: tier }));
    rig.account.set(id, contactOf(id, number, { lists: lists[place] }, { LOYALTY_TIER: tier }));
  }
  const row = (id: number, name: string) => ({
    ...{ id: String(id), version: 'v1', modifiedAt: null, key: String(id), owner: null, reference: null },
    ...{ facts: 0, hash: 1, data: { id, name, contacts: 2 } },
  });
  rig.stores.atomically(() => rig.stores.replica('dd_list').upsert([row(7, 'VIP'), row(8, 'News')], 1));
  await rig.sync();
  rig.remote.carryOut = (change) => {
    if (change.operation !== 'contact.list') return;
    const held = rig.account.get(change.contactId);
    const others = (held?.lists ?? []).filter(({ id }) => id !== change.list.id);
    const lists = change.isIn ? [...others, list(change.list.id)] : others;
    if (held !== undefined) rig.account.set(change.contactId, { ...held, lists });
  };
  return rig;
};

const put = async ({ deps, stores }: Rig, document: MappingDocument): Promise<void> => {
  stores.atomically(() => stores.mappings.setDraft({ document, by: 'anna', changedAt: 1 }));
  const done = putInForce(deps, documentHash(stores, document));
  if (!done.ok) throw new Error(done.error.sentence);
  await deriveAgain(deps, never, () => undefined);
};

const openOf = (rig: Rig) =>
  rig
    .cases()
    .filter(({ status }) => status === 'open')
    .map(({ reference, kind, fields }) => [reference, kind, fields])
    .sort();

const gap = (reference: string) => [reference, 'list-gap', []];

test('a list put in force opens a case for whoever is missing and whoever is too much, and names no field', async () => {
  const rig = await founded();
  expect(openOf(rig)).toEqual([]);
  await put(rig, withLists(vip));
  await rig.increment();
  expect(openOf(rig)).toEqual([gap('C1'), gap('C3')]);
  await put(rig, withLists({ ...vip, takesOut: false }));
  await rig.increment();
  expect(openOf(rig)).toEqual([gap('C1')]);
});

test('beside a field that differs the lists are a case of their own', async () => {
  const rig = await founded();
  await put(rig, withLists(vip));
  rig.account.set(1, contactOf(1, 'C1', {}, { LOYALTY_TIER: 'Gold', FIRSTNAME: 'Other' }));
  rig.account.set(2, contactOf(2, 'C2', { lists: [list(7)] }, { LOYALTY_TIER: 'Gold', FIRSTNAME: 'Other' }));
  await rig.increment();
  expect(openOf(rig)).toEqual([
    ['C1', 'field-drift', ['firstName']],
    gap('C1'),
    ['C2', 'field-drift', ['firstName']],
    gap('C3'),
  ]);
});

test('an increment finds what a full pass finds, whichever side moves', async () => {
  const rig = await founded();
  await put(rig, withLists(vip));
  const moves: readonly (() => void)[] = [
    () => rig.account.set(2, contactOf(2, 'C2', { lists: [] }, { LOYALTY_TIER: 'Gold' })),
    () => rig.erp.set('cus-3', customerOf('C3', { loyaltyTier: 'Gold' })),
    () => rig.account.set(1, contactOf(1, 'C1', { lists: [list(7)], emailStatus: 'noSubscription' })),
    () => rig.account.set(1, contactOf(1, 'C1', { lists: [], emailStatus: 'pendingOptIn' })),
    () => rig.account.set(1, contactOf(1, 'C1', { lists: [] }, { LOYALTY_TIER: 'Gold' })),
    () => rig.account.set(4, contactOf(4, 'C4', { lists: [list(8)] }, { LOYALTY_TIER: 'Gold' })),
    () => rig.account.set(4, contactOf(4, 'C4', { lists: [list(7), list(8)] }, { LOYALTY_TIER: 'Gold' })),
  ];
  const found: unknown[] = [];
  for (const move of moves) {
    move();
    await rig.increment();
    const after = openOf(rig);
    await rig.sync();
    expect(openOf(rig)).toEqual(after);
    found.push(after);
  }
  expect(new Set(found.map((one) => JSON.stringify(one))).size).toBeGreaterThan(3);
});

test('approved, the contact joins the list, which is read back and closes the case; undone, it opens again', async () => {
  const rig = await founded();
  await put(rig, withLists(vip));
  await rig.increment();
  const { id, entries } = rig.approve('list-gap');
  await rig.send();
  await rig.send();
  expect(rig.stateOf(entries[0]?.id)).toBe('verified');
  expect(rig.writes).toHaveLength(1);
  expect(rig.stores.mismatches.get(id)?.row.status).toBe('resolved');
});

test('who left the list between approval and sending is not put into it', async () => {
  const rig = await founded();
  await put(rig, withLists(vip));
  await rig.increment();
  const { entries } = rig.approve('list-gap');
  const contactId = (entries[0]?.changeSet as { readonly contactId?: number } | undefined)?.contactId ?? 0;
  const held = rig.account.get(contactId);
  if (held !== undefined)
    rig.account.set(contactId, { ...held, lists: contactId === 1 ? [list(7, 'suppressed')] : [] });
  await rig.send();
  expect(rig.writes).toEqual([]);
  expect(rig.stateOf(entries[0]?.id)).toBe('stale');
});

test('nobody is put into a list whom the ledger knows to have opted out', async () => {
  const rig = await founded();
  await put(rig, withLists({ ...vip, takesOut: false }));
  await rig.increment();
  const { entries } = rig.approve('list-gap');
  rig.stores.atomically(() => rig.stores.optOuts.note(['email:c1@shop.test'], NOW, 'dotdigital', true));
  await rig.send();
  expect(rig.writes).toEqual([]);
  expect(rig.stateOf(entries[0]?.id)).not.toBe('verified');
});

test('joining a list is approved one by one; leaving one may be approved for all alike', async () => {
  const rig = await founded();
  await put(rig, withLists(vip));
  await rig.increment();
  const preview = (reference: string) => {
    const id = rig.cases().find((row) => row.reference === reference)?.id ?? 0;
    const mismatch = rig.stores.mismatches.get(id);
    if (mismatch === null) throw new Error('no case');
    const evidenceHash = evidenceHashOf(rig.stores, evidenceOf(rig.stores, mismatch, todayOf(rig.deps.clock)));
    return createLikeness().preview(rig.deps, { id, evidenceHash });
  };
  expect(await preview('C1')).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/second person/) } });
  expect(await preview('C3')).toMatchObject({ ok: true, value: { total: 1, rule: { things: ['list'] } } });
});

test('what a draft would add and take out is counted before it is put in force, list by list', async () => {
  const rig = await founded();
  const draft = { version: 2, document: withLists(vip, news) };
  const counted = await whatIf(rig.deps, draft, never, () => undefined);
  expect(counted).toMatchObject({
    ok: true,
    value: {
      lists: [
        { listId: 7, name: 'VIP', add: 1, takeOut: 1 },
        { listId: 8, name: 'News', add: 4, takeOut: 0 },
      ],
      kinds: [{ kind: 'list-gap', opened: 4, closed: 0 }],
    },
  });
});

test('a list that the account does not have is told before the mapping is put in force', async () => {
  const rig = await founded();
  expect(problemsOf(rig.stores, withLists(vip, { ...news, listId: 9 })).map(({ code }) => code)).toEqual([
    'list-missing',
  ]);
});

test('a list is known by what the account calls it: one that it keeps for itself, and one that was renamed', async () => {
  const { stores } = await founded();
  const row = (id: number, name: string) => ({
    ...{ id: String(id), version: 'v2', modifiedAt: null, key: String(id), owner: null, reference: null },
    ...{ facts: 0, hash: 2, data: { id, name, contacts: 2 } },
  });
  stores.atomically(() => stores.replica('dd_list').upsert([row(7, 'Test'), row(8, 'Letters')], 2));
  const told = problemsOf(stores, withLists(vip, news)).map(({ code, severity, title }) => [code, severity, title]);
  expect(told).toEqual([
    ['list-not-writable', 'must', 'Nobody can be put into Test'],
    ['list-renamed', 'note', 'News is called Letters in Dotdigital'],
  ]);
});

test('lists count as not read where only segments were', async () => {
  const { stores } = startRig();
  const segment = { id: 3, name: 'Engaged', contacts: null };
  stores.atomically(() =>
    stores.replica('dd_segment').upsert(
      [
        {
          ...{ id: '3', version: 'v1', modifiedAt: null, key: '3', owner: null, reference: null },
          ...{ facts: 0, hash: 1, data: segment },
        },
      ],
      1,
    ),
  );
  expect(problemsOf(stores, withLists(news)).map(({ code }) => code)).toContain('lists-not-read');
});

test('a send to the list that somebody is missing from is what the case puts at risk', async () => {
  const rig = await founded();
  const scheduled = (id: number) => ({
    ...{ id: String(id), modifiedAt: null, key: String(id), owner: null, reference: null, version: 's1', hash: id },
    facts: campaignFact.scheduled,
    data: {
      ...{ id, name: `C${id}`, subject: null, state: 'scheduled', type: null, tags: [], sentAt: null },
      scheduledAt: NOW + 3_600_000 * id,
    },
  });
  await put(rig, withLists(vip, news));
  await rig.increment();
  rig.stores.atomically(() => {
    rig.stores.replica('dd_campaign').upsert([scheduled(1), scheduled(2)], 1);
    rig.stores.campaigns.nameTargets(1, [7], 'anna', NOW);
    rig.stores.campaigns.nameTargets(2, [9], 'anna', NOW);
  });
  await priceCases(rig.deps, never, () => undefined);
  const idOf = (reference: string) =>
    rig.cases().find((row) => row.reference === reference && row.kind === 'list-gap')?.id ?? 0;
  const touching = (reference: string) => rig.stores.impacts.touching(idOf(reference)).map(({ campaign }) => campaign);
  expect(missingLists(rig.deps, idOf('C1'))).toEqual([7, 8]);
  expect(missingLists(rig.deps, 0)).toEqual([]);
  expect([touching('C1'), touching('C3')]).toEqual([[1], [1]]);
  // By another tier only News is missing: nothing that is sent there is known.
  rig.erp.set('cus-1', customerOf('C1', { loyaltyTier: 'Silver' }));
  rig.account.set(1, contactOf(1, 'C1', { lists: [] }, { LOYALTY_TIER: 'Silver' }));
  await rig.increment();
  await priceCases(rig.deps, never, () => undefined);
  expect(touching('C1')).toEqual([]);
});

test('of two contacts with the number of a customer the one that the case is about says which lists are missing', async () => {
  const rig = await founded();
  await put(rig, withLists(vip, news));
  rig.account.set(1, contactOf(1, 'C1', { lists: [], email: 'other@shop.test' }, { LOYALTY_TIER: 'Gold' }));
  rig.account.set(5, contactOf(5, 'C1', { lists: [list(7)], email: 'c1@shop.test' }, { LOYALTY_TIER: 'Gold' }));
  await rig.increment();
  const found = rig.cases().find(({ reference, kind }) => reference === 'C1' && kind === 'list-gap');
  expect(missingLists(rig.deps, found?.id ?? 0)).toEqual([8]);
});
