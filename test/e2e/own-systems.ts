import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { trainingReadySchema } from '../../shared/ipc/training-messages.ts';
import { ask } from './bridge.ts';

export const secret = 'the-secret-of-a-test';
export const user = 'apiuser-9@apiconnector.com';

const simulators = path.resolve(import.meta.dirname, '../../out/main/training.js');

type System = 'erp' | 'dotdigital';
type Started = { readonly baseUrl: string; readonly stop: () => void };

export type OwnSystems = Readonly<Record<System, Started>> & { readonly stop: () => void };

/** A system that Concord did not start itself, as somebody's own would be. */
const startSystem = (folder: string, system: System): Promise<Started> =>
  new Promise((resolve, reject) => {
    mkdirSync(folder, { recursive: true });
    const child = fork(simulators, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (raw) => {
      const ready = trainingReadySchema.parse(raw);
      if (ready.type === 'failed') reject(new Error(ready.sentence));
      else resolve({ baseUrl: ready.baseUrl, stop: () => child.kill() });
    });
    const world = { seed: 3, customers: 200 };
    child.send({
      type: 'start',
      system,
      folder,
      world,
      user: system === 'erp' ? '' : user,
      secret,
      clock: null,
      admin: null,
    });
  });

/** An ERP of 200 customers and a Dotdigital account of somebody's own. */
export const startOwnSystems = async (folder: string): Promise<OwnSystems> => {
  const [erp, dotdigital] = await Promise.all([startSystem(folder, 'erp'), startSystem(folder, 'dotdigital')]);
  return {
    erp,
    dotdigital,
    stop: () => {
      erp.stop();
      dotdigital.stop();
    },
  };
};

export const engineRuns = (page: Page) =>
  expect.poll(async () => (await ask(page, 'app.about', {})).engine, { timeout: 30_000 }).toBe('running');

/** Makes a workspace for such systems, opens it and connects it. Answers its short name. */
export const setUpOwn = async (
  page: Page,
  systems: OwnSystems,
  role: 'writer' | 'reviewer' = 'writer',
): Promise<string> => {
  await engineRuns(page);
  const { slug } = await ask(page, 'workspaces.create', { name: 'Our Shop', role });
  for (const system of ['erp', 'dotdigital'] as const) {
    const product = system === 'erp' ? 'flow' : 'dotdigital';
    const { baseUrl } = systems[system];
    await ask(page, 'connection.save', { system, product, name: 'Ours', baseUrl, user });
    await ask(page, 'credential.save', { ref: { workspace: slug, system, slot: 'next' }, secret });
    const { steps } = await ask(page, 'connection.test', { system, slot: 'next' });
    expect(steps.map(({ state }) => state)).toEqual(Array(5).fill('passed'));
    await ask(page, 'connection.switch', { system });
  }
  return slug;
};
