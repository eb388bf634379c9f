import { expect, test } from 'vitest';
import { suspectsOf } from '../../../electron/engine/flows/doubles-suspects.ts';
import { customerOf, never, startRig } from './rig.ts';

const born = (n: number): Record<string, unknown> => ({
  ...{ firstName: 'Ruth', lastName: 'Marlow', birthDate: `1961-04-${10 + n}`, email: `ruth${n}@post.example` },
  ...{ phone: null, street: null },
});

const rigged = () => {
  const rig = startRig();
  for (let n = 0; n < 5; n += 1) rig.erp.set(`cus_${n}`, customerOf(`C-${n}`, born(n)));
  rig.erp.set('again', customerOf('C-9', { ...born(3), email: 'other@post.example' }));
  return rig;
};

test('only who has something in common with somebody is read as a suspect; all are learned from', async () => {
  const { deps, erp, take } = rigged();
  erp.set('gone', customerOf('C-8', { ...born(4), active: false }));
  take();
  const suspected = await suspectsOf(deps, 'erp', 100, never);
  if (suspected === null || suspected === 'too-many') throw new Error('nobody was read');
  expect(suspected.records.map(({ id }) => id).sort()).toEqual(['again', 'cus_3']);
  expect(suspected.groups.every((group) => group.join() === '0,1')).toBe(true);
  expect([suspected.sample.length, suspected.total]).toEqual([6, 6]);
});

test('the order of suspects is not that in which they came', async () => {
  const [one, other] = [rigged(), startRig()];
  other.erp.set('again', customerOf('C-9', { ...born(3), email: 'other@post.example' }));
  for (let n = 4; n >= 0; n -= 1) other.erp.set(`cus_${n}`, customerOf(`C-${n}`, born(n)));
  const orders = await Promise.all(
    [one, other].map(async ({ deps, take }) => {
      take();
      const suspected = await suspectsOf(deps, 'erp', 100, never);
      return suspected === null || suspected === 'too-many' ? [] : suspected.records.map(({ id }) => id);
    }),
  );
  expect(orders[0]).toHaveLength(2);
  expect(orders[0]).toEqual(orders[1]);
});

test('a side that is too large, or a run that is broken off, is told', async () => {
  const { deps, take } = rigged();
  take();
  expect(await suspectsOf(deps, 'erp', 5, never)).toBe('too-many');
  expect(await suspectsOf(deps, 'erp', 6, AbortSignal.abort())).toBe(null);
});
