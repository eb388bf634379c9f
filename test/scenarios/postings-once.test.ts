import { expect, test } from 'vitest';
import { approvePosting, casesIn, eachWithOrders, heldIn, keysWith, postCommand, readyKey, runOf } from './postings.ts';
import { imageOf, startEngine } from './world.ts';

const now = eachWithOrders();

/** A marketing order that waits for nothing; it was looked at. */
const lookedAt = async (): Promise<string> => {
  await runOf(now, 'marketing-orders');
  return readyKey(now);
};

const stateOf = async (id: number) => (await now.engine.ask('mismatch.get', { id })).outbox;

const faultOn = (fault: object): Promise<unknown> =>
  now.world.admin('erp', '/faults', { match: { method: 'POST', pathIncludes: '/commands' }, times: 1, ...fault });

test.each(['cut-after-commit', 'truncate'])(
  'an answer that is lost (%s) after the ERP took the order: it is found, not sent again',
  async (action) => {
    const key = await lookedAt();
    await faultOn({ action });
    const id = await approvePosting(now, key);
    await now.engine.engine.idle();
    expect(await heldIn(now, key)).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'verified', attempts: 1 });
  },
);

test('an order that never arrived is looked for, and sent again under the same key', async () => {
  const key = await lookedAt();
  await faultOn({ action: 'cut-before' });
  const id = await approvePosting(now, key);
  await now.engine.engine.idle();
  expect(await heldIn(now, key)).toHaveLength(1);
  expect(await stateOf(id)).toMatchObject({ state: 'verified', attempts: 2 });
});

test('although the ERP forgot the idempotency key, its external id keeps it from a second order', async () => {
  const key = await lookedAt();
  const id = await approvePosting(now, key);
  await now.engine.engine.idle();
  const { requests } = await now.engine.ask('change.get', { id: (await stateOf(id))?.id ?? '' });
  await now.world.admin('erp', '/forget-keys', {});
  expect(await postCommand(now, 'another-key', requests[0]?.body ?? '')).toBe(201);
  expect(await heldIn(now, key)).toHaveLength(1);
});

test.each(['hold-before', 'hold-after-commit'])(
  'killed at any moment of a posting (%s), the order is in the ERP once and nothing is owed',
  async (action) => {
    const key = await lookedAt();
    // The ERP keeps the answer until a moment in flight was seen, however slow the machine is.
    await faultOn({ action });
    const id = await approvePosting(now, key);
    const images = new Map<string, string>();
    let isOver = false;
    const idle = now.engine.engine.idle().then(() => {
      isOver = true;
    });
    while (!isOver) {
      const state = (await stateOf(id))?.state;
      const moment = JSON.stringify([state, (await heldIn(now, key)).length]);
      if (!images.has(moment)) images.set(moment, imageOf(now.world, String(images.size)));
      if (state === 'in-flight') await now.world.admin('erp', '/release', {});
    }
    await idle;
    images.set('["over"]', imageOf(now.world, 'over'));
    const states = [...images.keys()].map((moment) => (JSON.parse(moment) as readonly string[])[0]);
    expect(states).toContain('in-flight');
    await now.engine.engine.stop();
    for (const [moment, folder] of images) {
      now.engine = await startEngine(now.world, { folder });
      await now.engine.engine.idle();
      const after = await stateOf(id);
      // One that was not sent when it was killed finds the order in the ERP by now: it is not sent, and its case is gone.
      expect([moment, ['verified', 'stale'].includes(after?.state ?? '')]).toEqual([moment, true]);
      expect([moment, (await heldIn(now, key)).length]).toEqual([moment, 1]);
      expect((await casesIn(now, ['open', 'decided'])).some(({ label }) => label === key)).toBe(false);
      await now.engine.engine.stop();
    }
    now.engine = await startEngine(now.world);
  },
  120_000,
);

const switchOn = (bounds: object = {}) =>
  now.engine.ask('policy.set', { policy: 'post-orders', isOn: true, cap: 100, stopShare: 1, ...bounds });

test('by its policy what waits for nothing is posted, and nothing that is on the shelf', async () => {
  await switchOn();
  const ended = await runOf(now, 'marketing-orders');
  await now.engine.engine.idle();
  const ready = keysWith(now);
  expect(ended.counts.recorded).toBe(ready.length);
  for (const key of ready) expect(await heldIn(now, key)).toHaveLength(1);
  const left = await casesIn(now, ['open']);
  expect(left.length).toBeGreaterThan(0);
  for (const { label } of left) expect([label, await heldIn(now, label)]).toEqual([label, []]);
  const { written, verified } = await now.engine.ask('run.get', { runId: ended.id });
  expect([written, verified]).toEqual([ready.length, ready.length]);
  expect((await runOf(now, 'marketing-orders')).counts.recorded).toBe(0);
});

test('a run by the policy posts no more than its cap, and goes on with the next', async () => {
  const ready = keysWith(now);
  expect(ready.length).toBeGreaterThan(1);
  await switchOn({ cap: 1 });
  for (let posted = 1; posted <= ready.length; posted += 1) {
    expect((await runOf(now, 'marketing-orders')).counts.recorded).toBe(1);
    const held = await Promise.all(ready.map((key) => heldIn(now, key)));
    expect(held.flat()).toHaveLength(posted);
  }
  expect((await runOf(now, 'marketing-orders')).counts.recorded).toBe(0);
});

test('what was posted is not posted again by the policy when the ERP does not show it any more', async () => {
  await switchOn();
  await runOf(now, 'marketing-orders');
  await now.engine.engine.idle();
  const [key = ''] = keysWith(now);
  const [held] = await heldIn(now, key);
  await now.world.admin('erp', '/edit', { entity: 'orders', key: held?.number, deleted: true });
  const { counts } = await runOf(now, 'marketing-orders');
  await now.engine.engine.idle();
  expect(counts).toMatchObject({ erpRemoved: 1, opened: 1, recorded: 0 });
  const back = (await casesIn(now, ['open'])).find(({ label }) => label === key);
  expect(back).toMatchObject({ kind: 'order-unposted', reopened: 'seen-again' });
});
