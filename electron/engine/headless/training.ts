import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../../shared/errors.ts';
import type { Access } from '../../../shared/ipc/messages.ts';
import { type TrainingStart, trainingReadySchema } from '../../../shared/ipc/training-messages.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

export type TrainingServers = { readonly erp: Access; readonly dotdigital: Access; readonly stop: () => void };

/** Starts both simulators as processes of their own, with credentials minted for this start and kept in memory only. */
export const startTraining = async (
  bundle: string,
  data: string,
  world: TrainingStart['world'],
): Promise<Result<TrainingServers>> => {
  const folder = join(data, 'training');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mint = (): string => randomBytes(24).toString('base64url');
  const user = `apiuser-${randomBytes(6).toString('hex')}@apiconnector.com`;
  const shared = { type: 'start', folder, world, clock: null, admin: null } as const;
  const [erp, dotdigital] = await Promise.all([
    startOne(bundle, { ...shared, system: 'erp', user: '', secret: mint() }, 'Training ERP'),
    startOne(bundle, { ...shared, system: 'dotdigital', user, secret: mint() }, 'Dotdigital (simulated)'),
  ]);
  const stop = (): void => {
    if (erp.ok) erp.value.child.kill();
    if (dotdigital.ok) dotdigital.value.child.kill();
  };
  if (erp.ok && dotdigital.ok) return ok({ erp: erp.value.access, dotdigital: dotdigital.value.access, stop });
  stop();
  return erp.ok ? (dotdigital.ok ? err(notStarted) : dotdigital) : erp;
};

const notStarted = failure('remote.unavailable', 'The training servers did not start.');

const startOne = (
  bundle: string,
  start: TrainingStart,
  product: string,
): Promise<Result<{ readonly child: ChildProcess; readonly access: Access }>> =>
  new Promise((resolve) => {
    const child = fork(bundle, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const fail = (why: string): void => {
      child.kill();
      resolve(err(failure('remote.unavailable', `The training server for ${product} did not start: ${why}`)));
    };
    child.once('exit', (code) => fail(`it ended with code ${code ?? 'none'}.`));
    child.once('error', (error) => fail(error.message));
    child.on('message', (raw) => {
      const ready = trainingReadySchema.safeParse(raw);
      if (!ready.success) return;
      if (ready.data.type === 'failed') return fail(ready.data.sentence);
      resolve(ok({ child, access: { product, baseUrl: ready.data.baseUrl, user: start.user, secret: start.secret } }));
    });
    child.send(start);
  });
