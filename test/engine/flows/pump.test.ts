import { expect, test } from 'vitest';
import { createPump } from '../../../electron/engine/flows/pump.ts';
import { customerOf, startRig } from './rig.ts';

test('a sender that broke off keeps nobody waiting, not even after it is called again', async () => {
  const rig = startRig();
  rig.erp.set('A', customerOf('C1'));
  await rig.sync();
  rig.approve('customer-missing');
  const { outbox, ...others } = rig.stores;
  const broken = {
    ...outbox,
    due: () => {
      throw new Error('a change that cannot be read');
    },
  };
  const pump = createPump({ ...rig.deps, stores: { ...others, outbox: broken } });
  pump.start();
  await pump.idle();
  pump.kick();
  await pump.idle();
  await pump.stop();
  expect(rig.writes).toEqual([]);
});

test('one change whose evidence cannot be read does not keep the others from being sent', async () => {
  const rig = startRig();
  for (const [id, number] of [
    ['A', 'C1'],
    ['B', 'C2'],
    ['C', 'C3'],
  ] as const)
    rig.erp.set(id, customerOf(number));
  await rig.sync();
  const [bad] = rig.approve('customer-missing').entries;
  rig.approve('customer-missing');
  const { decisions, ...others } = rig.stores;
  const evidence = (id: string) => {
    if (id === bad?.decisionId) throw new Error('damaged');
    return decisions.evidence(id);
  };
  const pump = createPump({ ...rig.deps, stores: { ...others, decisions: { ...decisions, evidence } } });
  const written = (count: number) =>
    new Promise<void>((resolve) => {
      rig.remote.carryOut = () => {
        if (rig.writes.length === count) resolve();
      };
    });
  const first = written(1);
  pump.start();
  await first;
  rig.approve('customer-missing');
  const second = written(2);
  pump.kick();
  await second;
  await pump.stop();
  expect(rig.stateOf(bad?.id)).toBe('pending');
});
