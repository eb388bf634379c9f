import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { systemDeps } from '../../electron/engine/system-deps.ts';
import { startDesks } from './desks.ts';
import { allMismatches, startEngine, startWorld } from './world.ts';

test('a taking-in that breaks off after its first decisions goes on where it ended, and makes none twice', async () => {
  const world = await startWorld({ customers: 1_500, limited: false });
  onTestFinished(world.stop);
  const desks = await startDesks(world);
  onTestFinished(() => desks.reviewer.engine.stop());
  const chosen = (await allMismatches(desks.reviewer, ['field-drift', 'malformed-value', 'customer-missing'])).slice(
    0,
    70,
  );
  expect(chosen).toHaveLength(70);
  for (const { id } of chosen) {
    const { evidenceHash } = await desks.reviewer.ask('mismatch.get', { id });
    await desks.reviewer.ask('decision.ignore', { id, evidenceHash, reason: 'is meant so', key: randomUUID() });
  }
  const { path } = await desks.handOver();
  const { digest } = await desks.writer.ask('handover.inspect', { path });
  await desks.writer.engine.stop();

  const start = { ...world.start, ...desks.starts.writer };
  let told = 0;
  const dying = await createEngine(
    systemDeps(start, {
      log: () => undefined,
      emit: () => {
        told += 1;
        throw new Error('the process ends here');
      },
    }),
  );
  if (!dying.ok) throw new Error(dying.error.sentence);
  expect(await dying.value.dispatch('handover.take-in', { path, digest })).toMatchObject({ ok: false });
  expect(told).toBe(1);
  await dying.value.stop();

  const writer = await startEngine(world, desks.starts.writer);
  onTestFinished(() => writer.engine.stop());
  expect(await writer.ask('handover.inspect', { path })).toMatchObject({ total: 70, done: 50, takes: 20, leaves: [] });
  expect(await writer.ask('handover.take-in', { path, digest })).toEqual({ taken: 70, left: [] });
  expect(await allMismatches(writer, [], ['ignored'])).toHaveLength(70);
  const { entries } = await writer.ask('audit.page', { limit: 200 });
  expect(entries.filter(({ action }) => action === 'ignored')).toHaveLength(70);
  expect(await writer.tryTo('handover.inspect', { path })).toMatchObject({ ok: false });
}, 60_000);

test('a file that was not finished leaves a gap in the numbers, and its decisions go with the next', async () => {
  const world = await startWorld({ customers: 200, limited: false });
  onTestFinished(world.stop);
  const desks = await startDesks(world);
  onTestFinished(desks.stop);
  const [row] = await allMismatches(desks.reviewer, ['field-drift']);
  const { evidenceHash } = await desks.reviewer.ask('mismatch.get', { id: row?.id });
  await desks.reviewer.ask('decision.approve', { id: row?.id, evidenceHash, key: randomUUID() });
  const nowhere = { desk: desks.writerPrint, path: `${desks.mail}/none/file.concord-decisions` };
  expect(await desks.reviewer.tryTo('handover.export', nowhere)).toMatchObject({ error: { code: 'not-found' } });
  expect(await desks.reviewer.ask('handover.preview', {})).toMatchObject({ total: 1, files: [] });
  expect(await desks.handOver()).toMatchObject({ number: 2, decisions: 1 });
}, 60_000);
