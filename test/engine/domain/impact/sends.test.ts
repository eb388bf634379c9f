import { expect, test } from 'vitest';
import { reachesAlike, saysAlike, sendOf } from '../../../../electron/engine/domain/impact/sends.ts';

const list = (id: number, name = `L${id}`) => ({ id, name, kind: 'list' as const });
const scheduled = { id: 7, name: 'Drop', scheduledAt: 200, targets: [list(2), list(1)], named: null };

test('a campaign that has gone out, or has no time, is no send to come', () => {
  expect(sendOf(scheduled, 200)).toBeNull();
  expect(sendOf({ ...scheduled, scheduledAt: null }, 100)).toBeNull();
  expect(sendOf(scheduled, 199)).toMatchObject({ campaign: 7, sendAt: 200, lists: [1, 2], everyone: false });
});

test('a target that was named by hand counts where Dotdigital tells none, and says who named it', () => {
  const named = { targets: [list(5)], by: 'anna', at: 50 };
  expect(sendOf({ ...scheduled, targets: null, named }, 100)).toMatchObject({
    lists: [5],
    namedBy: 'anna',
    namedAt: 50,
  });
  expect(sendOf({ ...scheduled, named }, 100)).toMatchObject({ lists: [1, 2], namedBy: null });
});

test('the reserved list of all contacts reaches everybody; of a segment nobody is known', () => {
  const send = sendOf(
    { ...scheduled, targets: [list(1, 'All Contacts'), { id: 9, name: 'Gold', kind: 'segment' }] },
    100,
  );
  expect(send).toMatchObject({ everyone: true, lists: [], notTold: ['Gold'] });
});

test('another name is told but reaches alike; another time or list does not', () => {
  const [one, other] = [sendOf(scheduled, 100), sendOf({ ...scheduled, name: 'Drop 2' }, 100)];
  const later = sendOf({ ...scheduled, scheduledAt: 300 }, 100);
  if (one === null || other === null || later === null) throw new Error('no send');
  expect([reachesAlike(one, other), saysAlike(one, other), reachesAlike(one, later)]).toEqual([true, false, false]);
});
