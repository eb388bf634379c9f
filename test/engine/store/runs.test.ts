import { expect, test } from 'vitest';
import { noCounts } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { customer } from './records.ts';

const setUp = () => {
  const world = inMemory();
  const insert = (): number =>
    world.runs.insert({ job: 'customers', mode: 'full', trigger: 'operator', at: NOW, by: 'anna' });
  return { ...world, insert };
};

test('a new run is queued and has counted nothing', () => {
  const { runs, insert } = setUp();
  const id = insert();
  expect(runs.get(id)).toEqual({
    id,
    job: 'customers',
    mode: 'full',
    trigger: 'operator',
    state: 'queued',
    phase: 'erp',
    startedAt: NOW,
    endedAt: null,
    progressedAt: NOW,
    startedBy: 'anna',
    counts: noCounts,
    failure: null,
  });
  expect(runs.get(id + 1)).toBeNull();
});

test('an update takes over what it names and keeps the rest', () => {
  const { runs, insert } = setUp();
  const id = insert();
  const full = failure('store.full', 'The disk is full.');
  runs.update(id, { state: 'running', phase: 'compare', counts: { ...noCounts, erpRead: 5 }, progressedAt: NOW + 1 });
  runs.update(id, { state: 'failed', progressedAt: NOW + 2, endedAt: NOW + 2, failure: full });
  expect(runs.get(id)).toMatchObject({
    state: 'failed',
    phase: 'compare',
    counts: { erpRead: 5 },
    endedAt: NOW + 2,
    failure: full,
  });
  runs.update(id, { progressedAt: NOW + 3, failure: null });
  expect(runs.get(id)).toMatchObject({ failure: null, endedAt: NOW + 2, progressedAt: NOW + 3 });
});

test('runs are paged newest first', () => {
  const { runs, insert } = setUp();
  const ids = [insert(), insert(), insert()];
  expect(runs.page(null, 2).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  expect(runs.page(ids[1] ?? 0, 2).map(({ id }) => id)).toEqual([ids[0]]);
});

test('the last run of a job is found by its states, and the interrupted ones newest first', () => {
  const { runs, insert } = setUp();
  const ids = [insert(), insert(), insert(), insert()] as const;
  for (const [id, state] of [
    [ids[0], 'succeeded'],
    [ids[1], 'interrupted'],
    [ids[2], 'partial'],
    [ids[3], 'interrupted'],
  ] as const)
    runs.update(id, { state, progressedAt: NOW });
  expect(runs.lastOf('customers', ['succeeded', 'partial'])?.id).toBe(ids[2]);
  expect(runs.lastOf('customers', ['succeeded'])?.id).toBe(ids[0]);
  expect(runs.lastOf('customers', ['failed'])).toBeNull();
  expect(runs.interrupted().map(({ id }) => id)).toEqual([ids[3], ids[1]]);
});

test('what runs or is about to is found for every job, and nothing once it has ended', () => {
  const { runs, insert } = setUp();
  const ended = insert();
  runs.update(ended, { state: 'succeeded', progressedAt: NOW });
  expect(runs.running()).toBeNull();
  const id = runs.insert({ job: 'consent', mode: 'incremental', trigger: 'schedule', at: NOW, by: 'anna' });
  expect(runs.running()?.id).toBe(id);
  runs.update(id, { state: 'running', progressedAt: NOW });
  expect(runs.running()).toMatchObject({ id, job: 'consent' });
  runs.update(id, { state: 'failed', progressedAt: NOW });
  expect(runs.running()).toBeNull();
});

test('a stream has one checkpoint, the last one saved', () => {
  const { runs } = setUp();
  expect(runs.checkpoint('erp.customers')).toBeNull();
  const point = {
    stream: 'erp.customers',
    runId: 1,
    cursor: 'c',
    sinceAt: null,
    watermark: 5,
    complete: false,
    readAt: NOW,
  };
  runs.saveCheckpoint(point);
  expect(runs.checkpoint('erp.customers')).toEqual(point);
  const next = { ...point, cursor: null, complete: true, sinceAt: 3 };
  runs.saveCheckpoint(next);
  expect(runs.checkpoint('erp.customers')).toEqual(next);
  expect(runs.checkpoint('dotdigital.contacts')).toBeNull();
});

test('a new run knows nothing of what an earlier one saw', () => {
  const { mirror, insert } = setUp();
  const first = insert();
  mirror.upsertCustomers([customer(1)], first);
  expect(mirror.unseen('erp', first)).toBe(0);
  const second = insert();
  expect([mirror.unseen('erp', first), mirror.unseen('erp', second)]).toEqual([1, 1]);
});

test('bad records are told without personal data, and their raw text is sealed', () => {
  const { db, runs, insert } = setUp();
  const id = insert();
  const bad = { system: 'erp', reference: 'C1', problem: 'The record does not fit: email.', seenAt: NOW } as const;
  runs.addBadRecord(id, { ...bad, raw: '{"name":"Anna Secret"}' });
  runs.addBadRecord(id, { ...bad, system: 'dotdigital', reference: 'unknown', raw: '{"name":"Bert Secret"}' });
  expect(runs.badRecords(id, 9)).toEqual([bad, { ...bad, system: 'dotdigital', reference: 'unknown' }]);
  expect(runs.badRecords(id, 1)).toHaveLength(1);
  expect(runs.badRecords(id + 1, 9)).toEqual([]);
  expect(db.serialize().includes('Secret')).toBe(false);
});

test('runs that overlap a time are found, newest first; one that goes on ends where it last moved', () => {
  const { runs } = setUp();
  const run = (at: number): number =>
    runs.insert({ job: 'customers', mode: 'full', trigger: 'schedule', at, by: 'anna' });
  const [early, ended, going] = [run(NOW), run(NOW + 10), run(NOW + 20)];
  runs.update(early, { state: 'succeeded', progressedAt: NOW + 5, endedAt: NOW + 5 });
  runs.update(ended, { state: 'failed', progressedAt: NOW + 11, endedAt: NOW + 15 });
  runs.update(going, { state: 'running', progressedAt: NOW + 25 });
  const ids = (since: number, until: number, limit = 9) => runs.between(since, until, limit).map(({ id }) => id);
  expect(ids(NOW, NOW + 99)).toEqual([going, ended, early]);
  expect(ids(NOW, NOW + 99, 1)).toEqual([going]);
  expect(ids(NOW + 5, NOW + 10)).toEqual([ended, early]);
  expect(ids(NOW + 6, NOW + 9)).toEqual([]);
  expect(ids(NOW + 15, NOW + 19)).toEqual([ended]);
  expect(ids(NOW + 26, NOW + 99)).toEqual([]);
});
