import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { Access } from '../../../shared/ipc/messages.ts';
import { type TrainingStart, trainingReadySchema } from '../../../shared/ipc/training-messages.ts';
import type { FileLog } from '../log/file-log.ts';
import { trainingOptions } from './training-options.ts';

export type TrainingServers = {
  /** Starts what is not running and answers the access to both; the credentials are new and stand nowhere. */
  readonly start: () => Promise<{ readonly erp: Access; readonly dotdigital: Access }>;
  readonly stop: () => void;
};

type Options = {
  readonly program: string;
  readonly folder: string;
  /** A server ended by itself: whoever speaks to it needs the access of a new one. */
  readonly onLost: () => void;
  readonly log: FileLog;
  readonly env: NodeJS.ProcessEnv;
};
type Running = { readonly child: UtilityProcess; readonly access: Access; readonly adminUrl: string | null };

/** The training ERP and the simulated Dotdigital, each a process of its own that is met only over loopback HTTP. */
export const createTrainingServers = (options: Options): TrainingServers => {
  const running = new Map<TrainingStart['system'], Running>();
  const server = async (system: TrainingStart['system'], user: string, product: string): Promise<Running> => {
    const known = running.get(system);
    if (known !== undefined) return known;
    const started = await startServer(options, system, user, product);
    running.set(system, started);
    started.child.once('exit', (code) => {
      if (running.get(system) !== started) return;
      running.delete(system);
      options.log.warn('a training server ended by itself', { system, code });
      options.onLost();
    });
    return started;
  };
  return {
    start: async () => {
      mkdirSync(options.folder, { recursive: true, mode: 0o700 });
      const user = `apiuser-${randomBytes(6).toString('hex')}@apiconnector.com`;
      const [erp, dotdigital] = await Promise.all([
        server('erp', '', 'Training ERP'),
        server('dotdigital', user, 'Dotdigital (simulated)'),
      ]);
      if (erp.adminUrl !== null) {
        writeFileSync(
          join(options.folder, 'admin.json'),
          JSON.stringify({ erp: erp.adminUrl, dotdigital: dotdigital.adminUrl }),
          { mode: 0o600 },
        );
      }
      return { erp: erp.access, dotdigital: dotdigital.access };
    },
    stop: () => {
      const children = [...running.values()];
      running.clear();
      for (const { child } of children) child.kill();
    },
  };
};

const startServer = (
  { program, folder, log, env }: Options,
  system: TrainingStart['system'],
  user: string,
  product: string,
): Promise<Running> =>
  new Promise((resolve, reject) => {
    const { world, admin } = trainingOptions(env);
    const secret = randomBytes(24).toString('base64url');
    const child = utilityProcess.fork(program, [], { serviceName: product });
    const fail = (why: string): void => {
      child.kill();
      log.warn('a training server did not start', { system, why });
      reject(new Error(`${product} did not start: ${why}`));
    };
    const endedEarly = (code: number): void => fail(`it ended with code ${code}`);
    child.once('exit', endedEarly);
    child.on('message', (raw: unknown) => {
      const ready = trainingReadySchema.safeParse(raw);
      if (!ready.success) return;
      if (ready.data.type === 'failed') return fail(ready.data.sentence);
      // From here on an end is what `stop` asks for, or what the next start of the engine mends.
      child.off('exit', endedEarly);
      const { baseUrl, adminUrl } = ready.data;
      resolve({ child, access: { product, baseUrl, user, secret }, adminUrl });
    });
    const start: TrainingStart = { type: 'start', system, folder, world, user, secret, clock: null, admin };
    child.postMessage(start);
  });
