import { expect, test } from 'vitest';
import { linkingOwedFact, linkLeft, oweLinking } from '../../../electron/engine/flows/link-left.ts';
import type { Waterfall } from '../../../shared/domain/linkage.ts';
import { contactOf, customerOf, startRig } from './rig.ts';

/** A customer and a contact whom neither number nor email links. */
const left = async () => {
  const rig = startRig();
  rig.erp.set('cus_1', customerOf('C-1', { email: 'one@shop.test' }));
  rig.account.set(7, contactOf(7, null, { email: 'seven@shop.test' }));
  await rig.sync();
  const fact = () => rig.stores.workspace.fact(linkingOwedFact);
  return { ...rig, fact };
};
/** The order of a customer in the ERP and its record on a contact. */
const bothHave = ({ stores }: ReturnType<typeof startRig>, number: string, customer: string, contactId: number) => {
  const data = { value: { number, orderedAt: '2026-05-01T10:00:00Z', total: '5', currency: 'GBP', lines: [] } };
  const row = { id: number, key: number, version: null, modifiedAt: 1, reference: null, facts: 0, hash: 1, data };
  stores.atomically(() => {
    stores.replica('erp_order').upsert([{ ...row, owner: customer }], 0);
    stores.replica('dd_order').upsert([{ ...row, owner: String(contactId) }], 0);
  });
};
const pairsOf = ({ stores }: ReturnType<typeof startRig>, id: string) =>
  stores.identity.pairsOf(stores.mirror.customerById(id)?.rid ?? 0, ['link', 'possible']).map((pair) => ({
    answer: pair.answer,
    words: (JSON.parse(pair.waterfall) as Waterfall).steps.map(({ words }) => words),
  }));

const never = new AbortController().signal;

test('what was compared to its end is owed no more', async () => {
  const { deps, stores, fact } = await left();
  expect(fact()).toBe('no');
  stores.atomically(() => oweLinking(stores.workspace));
  await linkLeft(deps, never);
  expect(fact()).toBe('no');
});

test('what changes while it is compared is compared again', async () => {
  const { deps, stores, fact } = await left();
  stores.atomically(() => oweLinking(stores.workspace));
  const comparing = linkLeft(deps, never);
  stores.atomically(() => oweLinking(stores.workspace));
  await comparing;
  expect(fact()).toBe('yes');
  stores.atomically(() => oweLinking(stores.workspace));
  const again = linkLeft(deps, never);
  stores.atomically(() => stores.mirror.removeContacts([7]));
  await again;
  expect(fact()).toBe('yes');
});

test('what is broken off stays owed', async () => {
  const { deps, stores, fact } = await left();
  stores.atomically(() => oweLinking(stores.workspace));
  await linkLeft(deps, AbortSignal.abort());
  expect(fact()).not.toBe('no');
  await linkLeft(deps, never);
  expect(fact()).toBe('no');
});

/** Thirty on each side who share but their names. */
const namesOnly = async () => {
  const rig = startRig();
  for (let n = 0; n < 30; n += 1) {
    const [firstName, lastName] = [names[n % 6], surnames[n % 5]] as const;
    rig.erp.set(`cus_${n}`, customerOf(`C-${n}`, { firstName, lastName }));
    const data = { FIRSTNAME: firstName ?? null, LASTNAME: lastName ?? null };
    rig.account.set(n + 1, contactOf(n + 1, null, { email: `new${n}@else.test` }, data));
  }
  await rig.sync();
  return rig;
};
const names = ['Ruth', 'Chidi', 'Henrietta', 'Imran', 'Delphine', 'Percival'];
const surnames = ['Marlow', 'Okonkwo', 'Cobbold', 'Mouret', 'Scrimgeour'];

test('an order that both have speaks for one person as soon as it is there, until it is gone, and the reasons name it', async () => {
  const rig = await namesOnly();
  expect(pairsOf(rig, 'cus_3')).toEqual([]);
  bothHave(rig, 'SO-4711', 'C-3', 4);
  await linkLeft(rig.deps, never);
  const [pair, ...more] = pairsOf(rig, 'cus_3');
  expect(pair?.words).toContain('Both have order SO-4711');
  expect(more).toEqual([]);
  rig.stores.atomically(() => rig.stores.replica('dd_order').remove(['SO-4711']));
  await linkLeft(rig.deps, never);
  expect(pairsOf(rig, 'cus_3')).toEqual([]);
});

test('orders and a first name link nobody, since an order may hang on the wrong contact: a person is asked', async () => {
  const rig = await namesOnly();
  rig.account.set(31, contactOf(31, null, { email: 'who@else.test' }, { FIRSTNAME: 'Imran', LASTNAME: null }));
  await rig.sync();
  for (const number of ['SO-1', 'SO-2', 'SO-3']) bothHave(rig, number, 'C-3', 31);
  await linkLeft(rig.deps, never);
  const [pair] = pairsOf(rig, 'cus_3');
  expect(pair?.answer).toBe('possible');
  expect(pair?.words).toContain('Both have order SO-1 and 2 more');
});
