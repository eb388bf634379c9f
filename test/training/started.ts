import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type DotdigitalOptions, startDotdigitalSimulator } from '../../electron/training/dotdigital/server.ts';
import { type ErpOptions, startErpSimulator } from '../../electron/training/erp/server.ts';

export const NOW = Date.UTC(2026, 10, 25, 9);
const ADMIN_TOKEN = 'admin-token';
const access = { user: 'apiuser-test@apiconnector.com', secret: 'pass:word' };

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-training-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A clock that stands until it is moved. */
export const manualClock = () => {
  let now = NOW;
  return { now: () => now, advance: (milliseconds: number) => (now += milliseconds) };
};

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: unknown };
type Request = { readonly headers?: Record<string, string>; readonly json?: unknown; readonly text?: string };

const asker =
  (base: string, authorization: string) =>
  async (method: string, target: string, { headers = {}, json, text }: Request = {}): Promise<Reply> => {
    const body = json === undefined ? text : JSON.stringify(json);
    const response = await fetch(base + target, {
      method,
      headers: { Authorization: authorization, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const received = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(received) : received };
  };

const basic = `Basic ${Buffer.from(`${access.user}:${access.secret}`).toString('base64')}`;

/** The simulated Dotdigital with 200 customers unless told otherwise, and ways to ask it. */
export const startedDotdigital = async (options: Partial<DotdigitalOptions> = {}) => {
  const clock = manualClock();
  const folder = options.folder ?? temporaryFolder();
  const simulator = await startDotdigitalSimulator({
    ...access,
    world: { seed: 1, customers: 200 },
    clock: clock.now,
    admin: { port: 0, token: ADMIN_TOKEN },
    ...options,
    folder,
  });
  onTestFinished(() => simulator.close());
  return {
    ...simulator,
    clock,
    folder,
    ask: asker(simulator.baseUrl, basic),
    askAs: (authorization: string) => asker(simulator.baseUrl, authorization),
    askAdmin: asker(simulator.adminUrl ?? '', `Bearer ${ADMIN_TOKEN}`),
  };
};

/** The training ERP with 200 customers unless told otherwise, and ways to ask it. */
export const startedErp = async (options: Partial<ErpOptions> = {}) => {
  const clock = manualClock();
  const folder = options.folder ?? temporaryFolder();
  const simulator = await startErpSimulator({
    ...access,
    world: { seed: 1, customers: 200 },
    clock: clock.now,
    admin: { port: 0, token: ADMIN_TOKEN },
    ...options,
    folder,
  });
  onTestFinished(() => simulator.close());
  return {
    ...simulator,
    clock,
    folder,
    ask: asker(simulator.baseUrl, `Bearer ${access.secret}`),
    askAs: (authorization: string) => asker(simulator.baseUrl, authorization),
    askAdmin: asker(simulator.adminUrl ?? '', `Bearer ${ADMIN_TOKEN}`),
  };
};
