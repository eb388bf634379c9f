import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright';
import { z } from 'zod';
import { failureSchema } from '../../shared/errors.ts';
import type { ConcordBridge } from '../../shared/ipc/bridge.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Ask } from './ask.ts';
import { until } from './kill-plan.ts';
import { customers, type Side, trainingFolder } from './world.ts';

/** One life of the whole application, on a data folder that outlives it. */
export type AppLife = {
  /** Resolves when the first rows are on the screen. */
  readonly ready: () => Promise<void>;
  readonly ask: Ask;
  /** Calls an admin port of its simulated systems. */
  readonly admin: (side: Side, call: string, body?: unknown) => Promise<unknown>;
  /** SIGKILL of the main process only. Answers which of its children did not follow it. */
  readonly kill: () => Promise<readonly number[]>;
};

const token = 'admin-token-of-the-chaos-runner';
const urlsSchema = z.strictObject({ erp: z.url(), dotdigital: z.url() });

/** Opens the built application; it may not be ready yet. */
export const openApp = async (data: string, seed: number): Promise<AppLife> => {
  const executablePath = process.env.CONCORD_ELECTRON;
  if (!executablePath) throw new Error('CONCORD_ELECTRON is not set: run this with npm run chaos.');
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await electron.launch({
    executablePath,
    args: ['.', `--user-data-dir=${data}`, ...(isRoot ? ['--no-sandbox', '--disable-gpu'] : [])],
    env: {
      ...environment(),
      CONCORD_TRAINING_ADMIN: token,
      CONCORD_TRAINING_CUSTOMERS: String(customers),
      CONCORD_TRAINING_SEED: String(seed),
    },
  });
  const page = await app.firstWindow();
  return {
    ready: async () => {
      await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
    },
    ask: (name, input) => askIn(page, name, input),
    admin: (side, call, body) => askAdmin(data, side, call, body),
    kill: () => killMain(app),
  };
};

const askAdmin = async (data: string, side: Side, call: string, body?: unknown): Promise<unknown> => {
  const file = path.join(trainingFolder(data), 'admin.json');
  const urls = urlsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const answer = await fetch(`${urls[side]}${call}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${call} answered ${answer.status}`);
  return answer.json();
};

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

/** Asks through the window's own bridge, as the screens do; null when the application died. */
const askIn = async (page: Page, name: string, input: unknown): Promise<Result<unknown> | null> => {
  const given = await page
    .evaluate(
      ([asked, with_]) => (window as unknown as { readonly concord: ConcordBridge }).concord.invoke(asked, with_),
      [name, input] as const,
    )
    .catch(() => null);
  if (given === null) return null;
  const answer = answerSchema.parse(given);
  return answer.ok ? ok(answer.value) : err(answer.error);
};

const killMain = async (app: ElectronApplication): Promise<readonly number[]> => {
  const main = app.process().pid;
  if (main === undefined) throw new Error('the application has no process');
  const family = await app.evaluate(({ app: own }) => own.getAppMetrics().map(({ pid }) => pid)).catch(() => []);
  const isClosed = app.waitForEvent('close', { timeout: 20_000 });
  process.kill(main, 'SIGKILL');
  await isClosed;
  await until(() => !family.some(isRunning), 10_000);
  return family.filter(isRunning);
};

/** Whether a process still runs; one that ended and was not collected yet does not. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
