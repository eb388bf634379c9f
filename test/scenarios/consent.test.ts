import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoggedWrite } from '../../electron/training/server/write-log.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200 });
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const consentRun = () => engine.run('consent', 'incremental');

/** Every record that a run would write now, by pages of three. */
const plan = async () => {
  const writes: OutputOf<'job.plan'>['writes'][number][] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: OutputOf<'job.plan'> = await engine.ask('job.plan', { job: 'consent', after, limit: 3 });
    writes.push(...page.writes);
    after = page.next;
  }
  return writes;
};

test('an opt-out that one side knows of is found once, and the consent job records it on the other', async () => {
  await engine.sync('full');
  const truth = world.truth();
  const found = await allMismatches(engine, ['consent-conflict']);
  const expected = [...truth.optOuts.erpOnly, ...truth.optOuts.dotdigitalOnly].sort();
  expect(expected.length).toBeGreaterThan(2);
  expect(found.map(({ reference }) => reference).sort()).toEqual(expected);
  // The dry run tells beforehand what is recorded, case by case, and what is left to a person.
  const told = await engine.ask('policy.opt-outs', {});
  const planned = await plan();
  expect(planned.every(({ json }) => json !== null && json.length > 0)).toBe(true);
  const ended = await consentRun();
  // Who consented in the ERP after leaving is for a person to decide.
  const left = await allMismatches(engine, ['consent-conflict']);
  for (const { id } of left)
    expect((await engine.ask('mismatch.get', { id })).evidence.optOut?.newerConsentAt).not.toBeNull();
  const recorded = expected.length - left.length;
  expect(recorded).toBeGreaterThan(2);
  expect(told).toMatchObject({
    isOn: true,
    recorded,
    leftOut: left.length === 0 ? [] : [{ reason: 'The person subscribed anew after the opt-out.', count: left.length }],
  });
  const kept = new Set(left.map(({ reference }) => reference));
  expect(planned.map(({ key }) => key).sort()).toEqual(expected.filter((reference) => !kept.has(reference)));
  expect(await plan()).toEqual([]);
  expect(ended.run).toMatchObject({ state: 'succeeded', counts: { recorded } });
  expect(ended).toMatchObject({ written: recorded, verified: recorded, difference: [] });
  const contacts = (await world.admin('dotdigital', '/writes')) as LoggedWrite[];
  expect(contacts.filter(({ changed }) => changed)).toHaveLength(truth.optOuts.erpOnly.length);
  const customers = (await world.admin('erp', '/writes')) as LoggedWrite[];
  expect(customers.filter(({ changed }) => changed)).toHaveLength(truth.optOuts.dotdigitalOnly.length - left.length);
  // Both sides agree now: another run finds nothing to record.
  const again = await consentRun();
  expect(again.run.counts.recorded).toBe(0);
  const { changes } = await engine.ask('change.page', {});
  expect(new Set(changes.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['policy record-opt-out']));
  expect(changes.every(({ state }) => state === 'verified')).toBe(true);
});

test('the workspace tells of a consent run while it goes on', async () => {
  const { runId } = await engine.ask('sync.start', { job: 'consent', mode: 'incremental' });
  expect((await engine.ask('workspace.get', {})).running).toMatchObject({ id: runId, job: 'consent' });
  await engine.engine.idle();
  expect((await engine.ask('workspace.get', {})).running).toBeNull();
});

test('before both systems were read the consent job says what comes first', async () => {
  const ended = await consentRun();
  expect(ended.run).toMatchObject({ state: 'failed', failure: { code: 'sync.not-ready' } });
});

test('where a person subscribed anew after the opt-out no job writes, and both dates are told', async () => {
  await engine.sync('full');
  const [number] = world.truth().optOuts.dotdigitalOnly;
  const at = new Date(world.now() + 60_000).toISOString();
  const permission = { ground: 'consent', at, source: 'https://shop.example/again', text: 'Yes', orderReference: null };
  await world.admin('erp', '/edit', { number, fields: { permission } });
  await consentRun();
  const left = (await allMismatches(engine, ['consent-conflict'])).find(({ reference }) => reference === number);
  const detail = await engine.ask('mismatch.get', { id: left?.id });
  expect(detail.evidence.optOut?.newerConsentAt).toBe(Date.parse(at));
  expect(detail.reasons.map(({ code }) => code)).toContain('subscribed-anew');
  expect(detail.confidence).toBe('none');
  const like = await engine.tryTo('decision.preview-like', { id: detail.row.id, evidenceHash: detail.evidenceHash });
  expect(like).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
});

test('who left and bounced before the ERP heard of it is still recorded as opted out, and then left alone', async () => {
  await engine.sync('full');
  const [number] = world.truth().optOuts.dotdigitalOnly;
  const ofPerson = async () => (await allMismatches(engine)).filter(({ reference }) => reference === number);
  const [row] = await ofPerson();
  const { evidence } = await engine.ask('mismatch.get', { id: row?.id });
  const contactId = evidence.contact?.contactId;
  await world.admin('dotdigital', '/edit', { contactId, emailStatus: 'hardBounced' });
  await engine.sync('full');
  const [found] = await ofPerson();
  expect(found?.kind).toBe('consent-conflict');
  const detail = await engine.ask('mismatch.get', { id: found?.id });
  expect(detail.lines).toEqual([{ thing: 'permission', before: 'consent', after: 'opt-out' }]);
  expect(detail.reasons).toMatchObject([{ code: 'opted-out', side: 'dotdigital', how: 'the email bounced since' }]);
  await consentRun();
  expect(await ofPerson()).toEqual([]);
  const { changes } = await engine.ask('change.page', { limit: 200 });
  expect(changes.find(({ mismatchId }) => mismatchId === found?.id)).toMatchObject({ state: 'verified' });
  await engine.sync('full');
  expect(await ofPerson()).toEqual([]);
});

test('somebody who opted out and whose contact was deleted is not offered as missing', async () => {
  await engine.sync('full');
  const [number] = world.truth().optOuts.dotdigitalOnly;
  const [row] = await allMismatches(engine, ['consent-conflict']).then((rows) =>
    rows.filter(({ reference }) => reference === number),
  );
  const { evidence } = await engine.ask('mismatch.get', { id: row?.id });
  await world.admin('dotdigital', '/edit', { contactId: evidence.contact?.contactId, deleted: true });
  await engine.sync('full');
  const open = (await allMismatches(engine)).filter(({ reference }) => reference === number);
  expect(open.map(({ kind }) => kind)).toEqual(['consent-conflict']);
  const detail = await engine.ask('mismatch.get', { id: open[0]?.id });
  expect(detail.lines).toEqual([{ thing: 'permission', before: 'consent', after: 'opt-out' }]);
});

test('an opt-out cannot be undone', async () => {
  await engine.sync('full');
  await consentRun();
  const { changes } = await engine.ask('change.page', { limit: 200 });
  for (const { id } of changes.slice(0, 4)) {
    const { blocked } = await engine.ask('change.preview-undo', { id });
    expect(blocked).toContain('never undone by a machine');
    const refused = await engine.tryTo('change.undo', { id, token: '', key: crypto.randomUUID() });
    expect(refused.ok).toBe(false);
  }
});
