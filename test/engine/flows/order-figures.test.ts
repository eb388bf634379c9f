import { expect, test } from 'vitest';
import { deriveAgain } from '../../../electron/engine/flows/derive-again.ts';
import { documentHash, problemsOf } from '../../../electron/engine/flows/mapping-check.ts';
import { putInForce } from '../../../electron/engine/flows/put-in-force.ts';
import { orderRow } from '../../../electron/engine/flows/sales-streams.ts';
import { firstMapping, type MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { orderSchema } from '../../../shared/domain/order.ts';
import { nameAccountFields } from './mapped-worlds.ts';
import { contactOf, customerOf, never, type Rig, startRig } from './rig.ts';

const document: MappingDocument = {
  ...firstMapping,
  extras: [
    {
      field: 'extra1',
      source: { from: 'orders', figure: 'settled-sum' },
      steps: [],
      target: { name: 'SPEND', type: 'Numeric' },
      master: 'erp',
    },
  ],
};

const amount = (text: string) => ({ amount: text, currency: 'GBP' });

/** An order of C1 as the ERP's stream brings it. */
const bring = ({ stores }: Rig, number: string, status: string, total: string, owner: string | null = 'C1'): void => {
  const value = orderSchema.parse({
    number,
    customerNumber: owner,
    channel: 'web',
    status,
    orderedAt: '2026-05-01T10:00:00Z',
    total: amount(total),
    tax: amount('0'),
    delivery: amount('0'),
    discount: amount('0'),
    lines: [],
  });
  const row = orderRow(stores, { id: number, version: `${status}${total}`, modifiedAt: 1, value });
  stores.atomically(() => stores.replica('erp_order').upsert([row], 0));
};

const started = async (): Promise<Rig> => {
  const rig = startRig();
  nameAccountFields(rig);
  rig.stores.atomically(() => rig.stores.workspace.setFact('erp.currency', 'GBP'));
  rig.erp.set('cus-1', customerOf('C1'));
  rig.account.set(1, contactOf(1, 'C1', {}, { SPEND: 12.5 }));
  await rig.sync();
  bring(rig, 'O1', 'settled', '12.50');
  bring(rig, 'O2', 'confirmed', '7');
  return rig;
};

const put = async ({ deps, stores }: Rig): Promise<void> => {
  stores.atomically(() => {
    stores.runs.saveCheckpoint({
      stream: 'erp.orders',
      runId: null,
      cursor: null,
      sinceAt: null,
      watermark: null,
      complete: true,
      readAt: 1,
    });
    stores.mappings.setDraft({ document, by: 'anna', changedAt: 1 });
  });
  expect(putInForce(deps, documentHash(stores, document)).ok).toBe(true);
  expect((await deriveAgain(deps, never, () => undefined)).ok).toBe(true);
};

const open = (rig: Rig) => rig.cases().filter(({ status }) => status === 'open');

test('no figure is sent before the orders were read: everybody would have none', async () => {
  const rig = await started();
  expect(problemsOf(rig.stores, document).map(({ code }) => code)).toEqual(['orders-not-read']);
});

test('an order that is settled later makes a difference, which goes when the order is gone', async () => {
  const rig = await started();
  await put(rig);
  expect(open(rig)).toEqual([]);
  bring(rig, 'O2', 'settled', '7');
  await rig.sync();
  expect(open(rig)).toMatchObject([{ kind: 'field-drift', fields: ['extra1'] }]);
  bring(rig, 'O2', 'refunded', '7');
  await rig.sync();
  expect(open(rig)).toEqual([]);
});

test('an order that goes over to somebody else is taken off its former owner', async () => {
  const rig = await started();
  await put(rig);
  bring(rig, 'O1', 'settled', '12.50', null);
  await rig.sync();
  expect(open(rig)).toMatchObject([{ kind: 'field-drift', fields: ['extra1'] }]);
});

test('the sum is written as a patch of its data field, and verified by reading back', async () => {
  const rig = await started();
  await put(rig);
  bring(rig, 'O3', 'settled', '0.30');
  await rig.sync();
  rig.remote.carryOut = () => void rig.account.set(1, contactOf(1, 'C1', {}, { SPEND: 12.8 }));
  const { entries } = rig.approve('field-drift');
  await rig.send();
  await rig.send();
  expect(rig.writes).toMatchObject([
    {
      operation: 'contact.patch',
      changes: [
        { field: 'extra1', name: 'Settled orders, sum', before: '12.5', after: '12.8', target: { name: 'SPEND' } },
      ],
    },
  ]);
  expect(rig.stateOf(entries[0]?.id)).toBe('verified');
});
