import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDeskSecret } from '../../electron/vault/desk/keys.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import type { EngineStart } from '../../shared/ipc/messages.ts';
import { startEngine, type TestEngine, type World } from './world.ts';

type Role = 'writer' | 'reviewer';

export const operators = { writer: 'anna', reviewer: 'maria' } as const;

/** What a desk's engine is started with: a folder and keys of its own, on the same two systems. */
export const deskStart = (world: World, role: Role, name: string = role): Partial<EngineStart> => ({
  folder: join(world.folder, 'workspaces', name),
  workspace: { name: 'Our Shop', training: false },
  operator: operators[role],
  role,
  secrets: {
    erp: { current: null, next: null },
    dotdigital: { current: null, next: null },
    desk: makeDeskSecret(),
  },
});

/** Makes one desk trust the other, as people do: by the file of the key, after comparing. Answers the fingerprint. */
export const trustOf = async (trusting: TestEngine, trusted: TestEngine, name: string): Promise<string> => {
  const { key } = await trusted.ask('desk.get', {});
  const text = key?.text ?? '';
  const { fingerprint } = await trusting.ask('desk.inspect', { text });
  await trusting.ask('desk.trust', { text, fingerprint, name });
  return fingerprint;
};

/** A writer and a reviewer who have synced and trust each other, and a folder for files between them. */
export const startDesks = async (world: World) => {
  const starts = { writer: deskStart(world, 'writer'), reviewer: deskStart(world, 'reviewer') };
  const writer = await startEngine(world, starts.writer);
  const reviewer = await startEngine(world, starts.reviewer);
  await writer.sync('full');
  await reviewer.sync('full');
  const reviewerPrint = await trustOf(writer, reviewer, 'Maria');
  const writerPrint = await trustOf(reviewer, writer, 'Office');
  const mail = join(world.folder, 'mail');
  mkdirSync(mail, { recursive: true });
  return {
    starts,
    writer,
    reviewer,
    reviewerPrint,
    writerPrint,
    mail,
    handOver: (again: number | null = null): Promise<OutputOf<'handover.export'>> =>
      reviewer.ask('handover.export', { desk: writerPrint, path: mail, again }),
    stop: async (): Promise<void> => {
      await writer.engine.stop();
      await reviewer.engine.stop();
    },
  };
};
export type Desks = Awaited<ReturnType<typeof startDesks>>;

/** A copy of a file with one change to its content. */
export const changedCopy = (path: string, change: (content: Record<string, unknown>) => unknown): string => {
  const copy = path.replace(/\.concord-decisions$/, '-changed.concord-decisions');
  writeFileSync(copy, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)));
  return copy;
};
