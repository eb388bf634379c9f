import { expect, test } from 'vitest';
import { createFaultDesk } from '../../../electron/training/server/faults.ts';
import { startedDotdigital } from '../started.ts';

const random = (seed: number, share: number, more: object = {}) => ({
  random: { seed, share, actions: ['html', 'too-many', 'slow', 'cut-before'], ...more },
});

const met = (arming: object, calls: readonly { method: string; path: string }[]): readonly (string | null)[] => {
  const desk = createFaultDesk(() => 0);
  expect(desk.arm(arming)).toBeNull();
  return calls.map((call) => {
    const trouble = desk.meet(call);
    return trouble && `${trouble.action} ${trouble.status ?? ''}`;
  });
};

const reads = Array.from({ length: 1_000 }, () => ({ method: 'GET', path: '/contacts/v3' }));

test('the same seed gives the same day, another seed another', () => {
  const day = met(random(7, 0.1), reads);
  expect(met(random(7, 0.1), reads)).toEqual(day);
  expect(met(random(8, 0.1), reads)).not.toEqual(day);
  expect(new Set(day.filter(Boolean))).toEqual(new Set(['status 502', 'status 429', 'delay ', 'cut-before ']));
  const share = day.filter(Boolean).length / day.length;
  expect(share).toBeGreaterThan(0.07);
  expect(share).toBeLessThan(0.13);
});

test('what a request meets does not depend on which other arrived before it', () => {
  const writes = Array.from({ length: 50 }, (_none, id) => ({ method: 'PATCH', path: `/contacts/v3/contactId/${id}` }));
  const inOrder = met(random(7, 0.4), writes);
  expect(met(random(7, 0.4), [...writes].reverse()).toReversed()).toEqual(inOrder);
});

test('ids that differ at every run do not count', () => {
  const poll = (guid: string) =>
    Array.from({ length: 20 }, () => ({ method: 'GET', path: `/contacts/v3/import/${guid}` }));
  expect(met(random(7, 0.5), poll('d7de900d-d337-43f6-b1e1-c8ec73e1a434'))).toEqual(
    met(random(7, 0.5), poll('00000000-0000-4000-8000-000000000000')),
  );
});

test('none and all are shares too, and what does not fit meets nothing', () => {
  expect(met(random(7, 0), reads).every((trouble) => trouble === null)).toBe(true);
  expect(met(random(7, 1), reads).every((trouble) => trouble !== null)).toBe(true);
  expect(met(random(7, 1, { match: { method: 'PATCH' } }), reads.slice(0, 3))).toEqual([null, null, null]);
});

test('troubles of one’s own are among them, and what was armed singly comes first', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  const actions = [{ action: 'status', status: 418, body: { message: 'tea' } }];
  await askAdmin('POST', '/faults', { json: { random: { seed: 1, share: 1, actions } } });
  await askAdmin('POST', '/faults', { json: { action: 'status', status: 503 } });
  expect((await ask('GET', '/v2/account-info')).status).toBe(503);
  expect(await ask('GET', '/v2/account-info')).toMatchObject({ status: 418, body: { message: 'tea' } });
  expect((await askAdmin('POST', '/faults', { json: { preset: 'calm' } })).status).toBe(200);
  expect((await ask('GET', '/v2/account-info')).status).toBe(200);
  expect((await askAdmin('POST', '/faults', { json: random(1, 1, { actions: ['explode'] }) })).status).toBe(400);
});
