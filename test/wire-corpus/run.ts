import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDotdigitalSimulator } from '../../electron/training/dotdigital/server.ts';
import type { Exchange, Kept, Sequence } from './exchange.ts';
import { differences } from './shapes.ts';

const FIRST_INSTANT = Date.UTC(2026, 10, 25, 9);
const ADMIN_TOKEN = 'admin-token';
const USER = 'apiuser-test@apiconnector.com';
const SECRET = 'pass:word'; // With the sign that separates it from the user.

/** What dotdigital-php sends with every call (contract dotdigital 1 [V]). */
const clientHeaders = {
  'User-Agent': 'dotdigital-php',
  'Content-Type': 'application/json',
  Accept: 'application/json',
  Authorization: `Basic ${Buffer.from(`${USER}:${SECRET}`).toString('base64')}`,
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** JSON where it is, else the text. */
  readonly body: unknown;
};

type RawRequest = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Sends a request as it is written: node:http leaves the target alone, where fetch would tidy it up. */
export const sendRaw = (base: string, { method, target, headers, body }: RawRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const call = request({ hostname, port, method, path: target, headers: { ...headers, ...length }, agent: false });
    call.on('error', reject);
    call.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const answer = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed(answer) });
      });
    });
    call.end(body ?? undefined);
  });

const fill = (text: string, kept: Kept): string =>
  text.replace(/\{\{(%?)(\w+)\}\}/g, (_, encoded: string, name: string) => {
    const value = kept[name];
    if (value === undefined) throw new Error(`Nothing was kept as ${name}.`);
    return encoded === '%' ? encodeURIComponent(value) : value;
  });

const requestOf = (exchange: Exchange, kept: Kept): RawRequest => {
  const [, method = '', target = ''] = /^([A-Z]+) (\S+)$/.exec(fill(exchange.send, kept)) ?? [];
  const headers = Object.entries({ ...clientHeaders, ...exchange.headers }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const body = exchange.body === undefined ? null : fill(exchange.body, kept);
  return { method, target, headers: Object.fromEntries(headers), body };
};

const faultsOf = (exchange: Exchange, answer: Answer, kept: Kept): readonly string[] => {
  const statuses = typeof exchange.status === 'number' ? [exchange.status] : exchange.status;
  const shape = typeof exchange.answer === 'function' ? exchange.answer(kept) : exchange.answer;
  return [
    ...(statuses.includes(answer.status) ? [] : [`status: wanted ${statuses.join(' or ')}, got ${answer.status}`]),
    ...differences(exchange.answerHeaders ?? {}, answer.headers, 'headers'),
    ...(shape === undefined ? [] : differences(shape, answer.body)),
  ];
};

export type Account = {
  /** Sends one exchange; every difference from what it must be, as readable lines. */
  readonly exchange: (exchange: Exchange) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** A fresh simulated account on which a sequence is played; a second passes with every exchange. */
export const openAccount = async ({ switches }: Sequence): Promise<Account> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-corpus-'));
  let now = FIRST_INSTANT;
  const simulator = await startDotdigitalSimulator({
    folder,
    user: USER,
    secret: SECRET,
    world: { seed: 1, customers: 5 },
    clock: () => now,
    admin: { port: 0, token: ADMIN_TOKEN },
  });
  const admin = async (target: string, body: unknown): Promise<void> => {
    const headers = { Authorization: `Bearer ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };
    const request = { method: 'POST', target, headers, body: JSON.stringify(body) };
    const answer = await sendRaw(simulator.adminUrl ?? '', request);
    if (answer.status >= 300) throw new Error(`${target}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  if (switches) await admin('/switches', switches);
  let kept: Kept = { base: simulator.baseUrl };
  return {
    exchange: async (exchange) => {
      now += 1_000;
      for (const [target, body] of exchange.admin ?? []) await admin(target, body);
      const sent = requestOf(exchange, kept);
      const answer = await sendRaw(simulator.baseUrl, sent);
      const faults = faultsOf(exchange, answer, kept);
      const found = Object.entries(exchange.keep ?? {}).map(([name, pick]) => [name, String(pick(answer.body))]);
      kept = { ...kept, ...Object.fromEntries(found) };
      if (faults.length === 0) return [];
      return [`${sent.method} ${sent.target} ${sent.body ?? ''}`, ...faults, `answer: ${JSON.stringify(answer.body)}`];
    },
    close: async () => {
      await simulator.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
