import { expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld } from '../scenarios/world.ts';

test('a reviewer reads and decides and sends nothing; the same decision is sent once by a writer', async () => {
  const world = await startWorld({ customers: 60 });
  try {
    const reviewer = await startEngine(world, { role: 'reviewer' });
    expect((await reviewer.sync('full')).run.state).toBe('succeeded');
    const [drift] = await allMismatches(reviewer, ['field-drift']);
    if (drift === undefined) throw new Error('the world has no drift');
    const { evidenceHash } = await reviewer.ask('mismatch.get', { id: drift.id });
    const key = '7d0a2c5e-1111-4222-8333-444455556666';
    await reviewer.ask('decision.approve', { id: drift.id, evidenceHash, key });
    await reviewer.engine.idle();
    const outbox = async (from: typeof reviewer) => (await from.ask('workspace.get', {})).outbox;
    expect(await outbox(reviewer)).toEqual([{ state: 'pending', count: 1 }]);
    await reviewer.engine.stop();
    const writer = await startEngine(world);
    await writer.engine.idle();
    expect(await outbox(writer)).toEqual([{ state: 'verified', count: 1 }]);
    await writer.engine.stop();
  } finally {
    await world.stop();
  }
});
