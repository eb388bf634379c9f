import { expect, test } from 'vitest';
import { keepPromises, watchLink } from '../../../electron/engine/flows/link-cases.ts';
import { evidenceHashOf, evidenceOf } from '../../../electron/engine/flows/load-pair.ts';
import { ignore } from '../../../electron/engine/flows/set-aside.ts';
import { type Job, noCounts, type RunPhase, type RunState } from '../../../shared/domain/run.ts';
import { type FailureCode, failure } from '../../../shared/errors.ts';
import { NOW } from '../store/opened-plainly.ts';
import { type Rig, startRig } from './rig.ts';

const ran = (
  { stores }: Rig,
  state: RunState,
  at: number,
  why: { readonly job?: Job; readonly phase?: RunPhase; readonly code?: FailureCode; readonly sentence?: string } = {},
): number => {
  const { job = 'customers', phase = 'erp', code = 'remote.unauthorised', sentence = 'The ERP refuses the key.' } = why;
  const id = stores.runs.insert({ job, mode: 'incremental', trigger: 'schedule', at, by: 'anna' });
  const told = state === 'failed' ? failure(code, sentence) : null;
  stores.runs.update(id, { state, phase, counts: noCounts, progressedAt: at + 5, endedAt: at + 5, failure: told });
  return id;
};

const linkCases = ({ stores }: Rig) =>
  stores.mismatches
    .linkCases()
    .map(({ id, kind, status, matchKey, severity }) => ({ id, kind, status, matchKey, severity }));

const ofCase = ({ deps, stores }: Rig, id: number) => {
  const mismatch = stores.mismatches.get(id);
  if (mismatch === null) throw new Error(`case ${id} is gone`);
  const evidence = evidenceOf(stores, mismatch, new Date(deps.clock.now()).toISOString().slice(0, 10));
  return { row: mismatch.row, evidence, hash: evidenceHashOf(stores, evidence) };
};

test('a refused credential is one case of the system that refused, with the run that says so, and goes with a run that comes through', () => {
  const rig = startRig();
  expect(watchLink(rig.deps)).toBe(0);
  expect(linkCases(rig)).toEqual([]);
  ran(rig, 'failed', NOW - 900);
  const newest = ran(rig, 'failed', NOW - 800, { job: 'consent' });
  expect(watchLink(rig.deps)).toBe(1);
  const [found] = linkCases(rig);
  expect(linkCases(rig)).toMatchObject([
    { kind: 'credential-refused', status: 'open', matchKey: 'erp', severity: 'blocks' },
  ]);
  const { row, evidence } = ofCase(rig, found?.id ?? 0);
  expect(row).toMatchObject({ entity: 'link', label: 'ERP', reference: 'ERP' });
  expect(evidence.link).toMatchObject([
    { sentence: 'The ERP refuses the key.', jobs: ['customers', 'consent'], runId: newest },
  ]);
  ran(rig, 'succeeded', NOW - 700);
  ran(rig, 'succeeded', NOW - 700, { job: 'consent' });
  expect(watchLink(rig.deps)).toBe(0);
  expect(linkCases(rig)).toMatchObject([{ kind: 'credential-refused', status: 'cleared' }]);
  ran(rig, 'failed', NOW - 600);
  watchLink(rig.deps);
  expect(linkCases(rig)).toMatchObject([{ id: found?.id, status: 'open' }]);
});

test('what was ignored stays so through more failures of the same reason, and comes back with another', () => {
  const rig = startRig();
  const fails = (at: number, sentence: string) => {
    ran(rig, 'failed', at, { job: 'orders', code: 'remote.timeout', sentence });
    watchLink(rig.deps);
  };
  fails(NOW - 900, 'It took too long.');
  const id = linkCases(rig)[0]?.id ?? 0;
  const { hash, row } = ofCase(rig, id);
  expect(row).toMatchObject({ kind: 'sync-failed', label: 'Orders', severity: 'blocks' });
  const done = ignore(rig.deps, { id, evidenceHash: hash, reason: 'Known to the provider', until: null, key: 'k-1' });
  expect(done).toMatchObject({ ok: true });
  fails(NOW - 800, 'It took too long.');
  expect(linkCases(rig)).toMatchObject([{ id, status: 'ignored' }]);
  fails(NOW - 700, 'It answered nonsense.');
  expect(linkCases(rig)).toMatchObject([{ id, status: 'open' }]);
  expect(ofCase(rig, id).row.reopened).toBe('evidence-changed');
});

test('a job is late by what its schedule promises, and by nothing else', () => {
  const rig = startRig();
  ran(rig, 'succeeded', NOW - 3_600_000, { job: 'orders' });
  expect(watchLink(rig.deps)).toBe(0);
  const rhythm = { kind: 'interval', everyMs: 900_000 } as const;
  keepPromises(rig.deps, { timers: [{ job: 'orders', isOn: true, rhythm }], quiet: null });
  expect(watchLink(rig.deps)).toBe(1);
  expect(linkCases(rig)).toMatchObject([{ kind: 'sync-late', status: 'open', matchKey: 'orders', severity: 'warns' }]);
  keepPromises(rig.deps, { timers: [{ job: 'orders', isOn: false, rhythm }], quiet: null });
  expect(watchLink(rig.deps)).toBe(0);
  expect(linkCases(rig)).toMatchObject([{ status: 'cleared' }]);
});

test('changes of an account are one case with all of them, told for a week', () => {
  const rig = startRig();
  const run = ran(rig, 'succeeded', NOW - 900);
  for (const [place, name] of ['TIER', 'POINTS'].entries())
    rig.stores.runs.addTrouble(run, {
      system: 'dotdigital',
      code: 'schema-changed',
      sentence: `The data field ${name} is gone from the account.`,
      count: 1,
      firstAt: NOW - 900 + place,
      lastAt: NOW - 900 + place,
    });
  watchLink(rig.deps);
  const [found] = linkCases(rig);
  expect(linkCases(rig)).toMatchObject([{ kind: 'schema-changed', matchKey: 'dotdigital', status: 'open' }]);
  const { evidence } = ofCase(rig, found?.id ?? 0);
  expect(evidence.link).toHaveLength(2);
  expect(evidence.link?.every((alert) => 'runId' in alert && alert.runId === run)).toBe(true);
});

test('a look that finds nothing new tells nobody anything', () => {
  const rig = startRig();
  ran(rig, 'failed', NOW - 900);
  const told: string[] = [];
  const deps = { ...rig.deps, emit: ({ name }: { readonly name: string }) => void told.push(name) };
  watchLink(deps);
  watchLink(deps);
  expect(told).toEqual(['store.changed']);
});
