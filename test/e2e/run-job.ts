import { expect, type Page } from '@playwright/test';
import type { Job, SyncMode } from '../../shared/domain/run.ts';
import { ask } from './bridge.ts';

/** Runs a job and waits until it came through. */
export const runJob = async (page: Page, job: Job, mode: SyncMode = 'full'): Promise<void> => {
  const { runId } = await ask(page, 'sync.start', { job, mode, acceptDrop: false, acceptWrites: false });
  await expect
    .poll(async () => (await ask(page, 'run.get', { runId })).run.state, { timeout: 60_000 })
    .toBe('succeeded');
};

/** Waits for the sync of the first opening: "ERP read just now" shows while Dotdigital is still read. */
export const firstSynced = (page: Page): Promise<void> =>
  expect.poll(async () => (await ask(page, 'workspace.get', {})).comparedAt, { timeout: 60_000 }).not.toBeNull();
