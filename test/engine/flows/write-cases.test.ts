import { expect, test } from 'vitest';
import { detectSales } from '../../../electron/engine/flows/detect-sales.ts';
import { keepRun } from '../../../electron/engine/flows/keep-run.ts';
import { planCase, planCases } from '../../../electron/engine/flows/plan-cases.ts';
import { writeCases } from '../../../electron/engine/flows/write-cases.ts';
import { type CasePolicy, customerPolicies } from '../../../shared/domain/policy.ts';
import { itemFact, recordFact } from '../../../shared/domain/sales.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

const on = ({ stores }: Rig, policy: CasePolicy, bounds: object = {}) =>
  stores.atomically(() =>
    stores.policies.set({
      ...stores.policies.get(policy),
      isOn: true,
      stopShare: 1,
      sample: { share: 0.01, until: 1 },
      ...bounds,
    }),
  );

/** A run of the job's last part; `runId` to go on with one. */
const write = async ({ deps, stores }: Rig, runId?: number, policies: readonly CasePolicy[] = customerPolicies) => {
  const facts = { job: 'customers', mode: 'incremental', trigger: 'operator', at: 1, by: 'anna' } as const;
  const id = runId ?? stores.atomically(() => stores.runs.insert(facts));
  const keeper = keepRun(deps, id);
  const done = await writeCases(deps, keeper, { signal: never, acceptDrop: false, acceptWrites: false }, policies);
  return { id, done, counts: keeper.counts() };
};

const drifted = (count: number): Rig => {
  const rig = startRig();
  for (let place = 1; place <= count; place += 1) {
    rig.erp.set(`id-${place}`, customerOf(`C${place}`));
    rig.account.set(place, contactOf(place, `C${place}`, {}, { FIRSTNAME: `Other ${place}` }));
  }
  return rig;
};

test('what changed between the decision and the sending is not written, and comes back to a person', async () => {
  const rig = drifted(3);
  await rig.sync();
  on(rig, 'write-attributes');
  expect((await write(rig)).counts).toMatchObject({ recorded: 2, sampled: 1 });
  const [decided, other] = rig.cases().filter(({ status }) => status === 'decided');
  const contactId = Number(decided?.reference.slice(1));
  rig.account.set(contactId, contactOf(contactId, decided?.reference ?? '', {}, { FIRSTNAME: 'Somebody' }));
  await rig.send();
  expect(rig.writes.map((one) => ('contactId' in one ? one.contactId : 0))).toEqual([
    Number(other?.reference.slice(1)),
  ]);
  const back = rig.cases().find(({ id }) => id === decided?.id);
  expect(back).toMatchObject({ status: 'open', reopened: 'stale' });
  await rig.sync();
  expect(planCase(rig.deps, 'write-attributes', back?.id ?? 0)).toBe('It came back after a decision.');
  expect((await write(rig)).counts).toMatchObject({ recorded: 0, sampled: 0 });
});

test('a run that goes on keeps to its cap and its sample over both of its parts', async () => {
  const rig = drifted(8);
  await rig.sync();
  on(rig, 'write-attributes', { cap: 4, sample: { share: 0.5, until: 5 } });
  const first = await write(rig);
  expect(first.counts).toMatchObject({ recorded: 2, sampled: 2 });
  const second = await write(rig, first.id);
  expect(second.counts).toMatchObject({ recorded: 2, sampled: 2 });
});

test('where one policy stops to ask, none writes, and it is said which', async () => {
  const rig = drifted(14);
  for (const number of ['N1', 'N2']) rig.erp.set(number, customerOf(number));
  await rig.sync();
  on(rig, 'create-contacts');
  on(rig, 'write-attributes', { stopShare: 0.5 });
  const { done, counts } = await write(rig);
  expect(done).toMatchObject({ ok: false, error: { code: 'policy.too-much' } });
  expect(done.ok ? '' : done.error.sentence).toContain('Attributes: 14 of 16 records');
  expect(counts).toMatchObject({ recorded: 0, sampled: 0 });
});

test('a desk that only reviews decides nothing by a policy', async () => {
  const rig = drifted(3);
  await rig.sync();
  on(rig, 'write-attributes');
  expect((await write({ ...rig, deps: { ...rig.deps, isReviewer: true } })).counts.recorded).toBe(0);
});

test('a policy that is switched off while it decides decides no more', async () => {
  const rig = drifted(120);
  await rig.sync();
  on(rig, 'write-attributes');
  const emit: Rig['deps']['emit'] = ({ name }) => {
    if (name === 'store.changed') on(rig, 'write-attributes', { isOn: false });
  };
  expect((await write({ ...rig, deps: { ...rig.deps, emit } })).counts).toMatchObject({ recorded: 49, sampled: 1 });
});

test('an item of which somebody takes back that it is another product, once the run has planned, is left to a person', async () => {
  const rig = startRig();
  const { stores } = rig;
  const said = { name: 'Tea', price: '10', specialPrice: null, stock: '1', url: 'u', imageUrl: 'i' };
  // The ERP sells the first one under another dress of its SKU.
  for (const [sku, active] of [
    ['TEA-100', 0],
    ['TEA/100', itemFact.active],
    ['MUG-1', 0],
  ] as const) {
    const data = { sku, ...said, description: null, category: null };
    const facts = active | itemFact.hasPrice;
    stores.atomically(() => stores.sales.saveItem(sku, { key: sku, facts, hash: 1, owner: null, data, nextAt: null }));
  }
  const record = (sku: string) => {
    const rest = { version: null, modifiedAt: null, owner: null, reference: null, facts: recordFact.readable };
    return { id: `K-${sku}`, key: sku, ...rest, hash: 1, data: { value: { sku, ...said }, json: {} } };
  };
  const verdict = { sku: 'TEA/100', recordKey: 'K-TEA-100', verdict: 'different', role: 'product' } as const;
  stores.atomically(() => {
    stores.replica('dd_item').upsert(['TEA-100', 'MUG-1'].map(record), 0);
    stores.itemLinks.say({ ...verdict, by: 'anna', at: 1, decisionId: 'd' });
  });
  await detectSales(rig.deps, {
    entity: 'item',
    runId: null,
    full: true,
    signal: never,
    counting: (work) => stores.atomically(work),
  });
  on(rig, 'withdraw-items', { sample: null });
  expect((await planCases(rig.deps, 'withdraw-items')).ids).toHaveLength(2);
  const sampleStanding: typeof stores.policies.sampleStanding = (policy) => {
    stores.atomically(() => stores.itemLinks.takeBack('TEA/100', 'K-TEA-100'));
    return stores.policies.sampleStanding(policy);
  };
  const planning = { ...rig.deps, stores: { ...stores, policies: { ...stores.policies, sampleStanding } } };
  expect((await write({ ...rig, deps: planning }, undefined, ['withdraw-items'])).counts.recorded).toBe(1);
  const statuses = rig
    .cases()
    .flatMap(({ kind, reference, status }) => (kind === 'item-orphan' ? [`${reference} ${status}`] : []));
  expect(statuses.sort()).toEqual(['MUG-1 decided', 'TEA-100 open']);
});
