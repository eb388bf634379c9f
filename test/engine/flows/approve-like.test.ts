import { expect, test } from 'vitest';
import { createLikeness } from '../../../electron/engine/flows/approve-like.ts';
import { todayOf } from '../../../electron/engine/flows/flow-deps.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import type { EngineEvent } from '../../../shared/ipc/events.ts';
import { contactOf, customerOf, startRig } from './rig.ts';

const total = 120;

/** A set of 120 missing customers that was looked at; `onEvent` hears what is told while it is approved. */
const previewed = async (onEvent: (event: EngineEvent) => void = () => undefined) => {
  const rig = startRig();
  for (let n = 1; n <= total; n += 1) rig.erp.set(`cus_${n}`, customerOf(`C${n}`));
  await rig.sync();
  const deps = { ...rig.deps, emit: onEvent };
  const likeness = createLikeness();
  const [first] = rig.cases();
  const mismatch = deps.stores.mismatches.get(first?.id ?? 0);
  if (mismatch === null) throw new Error('nothing was found');
  const evidenceHash = evidenceHashOf(deps.stores, evidenceOf(deps.stores, mismatch, todayOf(deps.clock)));
  const set = await likeness.preview(deps, { id: mismatch.row.id, evidenceHash });
  if (!set.ok) throw new Error(set.error.sentence);
  const decided = (): number => rig.cases().filter(({ status }) => status === 'decided').length;
  const approve = (key: string, more: { readonly isOfIt?: (id: number) => boolean } = {}) =>
    likeness.approve(deps, { setId: set.value.setId, key, ...more });
  return { likeness, setId: set.value.setId, decided, approve };
};

test('how many of a set were decided is told after every batch', async () => {
  const told: unknown[] = [];
  const { approve, setId, decided } = await previewed((event) => told.push(event));
  expect(await approve('k')).toEqual({ ok: true, value: { approved: total, leftOut: 0, notReached: 0 } });
  expect(told).toEqual(
    [50, 100, 120].map((done) => ({ name: 'decision.progressed', payload: { setId, done, total } })),
  );
  expect(decided()).toBe(total);
});

test('a stop takes effect between two batches; what was decided stays, and the rest can be approved later', async () => {
  const stopped: boolean[] = [];
  let stop = (): void => undefined;
  const { approve, likeness, setId, decided } = await previewed(() => stop());
  stop = () => {
    stopped.push(likeness.stop(setId));
    stop = () => undefined;
  };
  expect(await approve('k')).toEqual({ ok: true, value: { approved: 50, leftOut: 0, notReached: 70 } });
  expect([stopped, decided()]).toEqual([[true], 50]);
  expect(await approve('k')).toEqual({ ok: true, value: { approved: total, leftOut: 0, notReached: 0 } });
  expect(decided()).toBe(total);
});

test('a case that does not belong to it any more is left out when it is its turn', async () => {
  const { approve, decided } = await previewed();
  let asked = 0;
  const isOfIt = (): boolean => {
    asked += 1;
    return asked % 40 !== 0;
  };
  expect(await approve('k', { isOfIt })).toEqual({ ok: true, value: { approved: 117, leftOut: 3, notReached: 0 } });
  expect(decided()).toBe(117);
});

test('what is not under way cannot be stopped', async () => {
  const { approve, likeness, setId } = await previewed();
  expect(likeness.stop(setId)).toBe(false);
  await approve('k');
  expect(likeness.stop(setId)).toBe(false);
});

test('the calls of a set that goes in several imports count what each of them reads', async () => {
  const rig = startRig();
  for (let n = 1; n <= 210; n += 1) {
    rig.erp.set(`E${n}`, customerOf(`C${n}`, { city: 'York' }));
    rig.account.set(n, contactOf(n, `C${n}`, {}, { CITY: 'Leeds' }));
  }
  await rig.sync();
  const { mirror, ...others } = rig.stores;
  const counts = () => ({ ...mirror.counts(), customers: 50_000, contacts: 20_000 });
  const deps = { ...rig.deps, stores: { ...others, mirror: { ...mirror, counts } } };
  const [first] = rig.cases();
  const mismatch = deps.stores.mismatches.get(first?.id ?? 0);
  if (mismatch === null) throw new Error('nothing was found');
  const evidenceHash = evidenceHashOf(deps.stores, evidenceOf(deps.stores, mismatch, todayOf(deps.clock)));
  const set = await createLikeness().preview(deps, { id: mismatch.row.id, evidenceHash });
  // 200 and 10; four pages of contacts before and after each, every customer twice, three calls for each import itself.
  expect(set.ok && set.value.calls).toEqual({ erp: 420, dotdigital: 2 * 2 * 4 + 2 * 3, imports: 2 });
});
