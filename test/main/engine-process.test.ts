import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { createEngineProcess } from '../../electron/main/engine-process.ts';
import { failure } from '../../shared/errors.ts';
import type { EngineStart, Secrets, ToEngine } from '../../shared/ipc/messages.ts';

/** Stands in for a utility process: keeps what it is sent, and ends when it is asked to. */
class Child extends EventEmitter {
  readonly received: ToEngine[] = [];
  postMessage(message: ToEngine): void {
    this.received.push(message);
    if (message.type === 'stop') this.emit('exit', 0);
  }
  kill(): void {
    this.emit('exit', 1);
  }
  types(): readonly string[] {
    return this.received.map(({ type }) => type);
  }
}

const { children } = vi.hoisted(() => ({ children: [] as Child[] }));
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
  },
}));

beforeEach(() => {
  children.length = 0;
});

const start: EngineStart = {
  folder: '/nowhere',
  workspace: { name: 'Ours', training: false },
  operator: 'anna',
  holder: 'a test',
  erp: null,
  dotdigital: null,
  clock: null,
};

/** An engine whose access is given when the test says so, or at once. */
const engine = (waitForAccess = false) => {
  const states: string[] = [];
  const waiting: (() => void)[] = [];
  const log = { entry: () => undefined, info: () => undefined, warn: () => undefined, bug: () => 'incident' };
  const made = createEngineProcess({
    program: 'engine.js',
    log: log as never,
    start: () => new Promise((resolve) => (waitForAccess ? waiting.push(() => resolve(start)) : resolve(start))),
    onEvent: () => undefined,
    onState: (state) => states.push(state),
  });
  return { ...made, states, giveAccess: () => waiting.shift()?.() };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));
const last = (): Child => {
  const child = children.at(-1);
  if (child === undefined) throw new Error('nothing was started');
  return child;
};

test('reopening stops the engine that runs, starts another, and answers when it runs', async () => {
  const one = engine();
  one.begin();
  await settled();
  last().emit('message', { type: 'ready' });
  const opened = one.reopen('Another is being opened.');
  await settled();
  expect([children.length, children[0]?.types(), one.state().sentence]).toEqual([
    2,
    ['start', 'stop'],
    'Another is being opened.',
  ]);
  last().emit('message', { type: 'ready' });
  expect(await opened).toEqual({ ok: true, value: undefined });
  expect(one.states).toEqual(['running', 'restarting', 'running']);
});

test('a workspace that cannot be opened is answered with why, and another can be opened after it', async () => {
  const one = engine();
  const refused = one.reopen('Opening.');
  await settled();
  last().emit('message', { type: 'failed', failure: failure('store.corrupt', 'Damaged.') });
  expect(await refused).toMatchObject({ ok: false, error: { code: 'store.corrupt' } });
  expect(one.state()).toEqual({ state: 'stopped', sentence: 'Damaged.' });
  const opened = one.reopen('Opening.');
  await settled();
  last().emit('message', { type: 'ready' });
  expect([(await opened).ok, one.state().state]).toEqual([true, 'running']);
});

test('a start that was overtaken while it asked for its access starts nothing', async () => {
  const one = engine(true);
  one.begin();
  const opened = one.reopen('Opening.');
  await settled();
  one.giveAccess();
  one.giveAccess();
  await settled();
  expect(children).toHaveLength(1);
  last().emit('message', { type: 'ready' });
  expect((await opened).ok).toBe(true);
});

test('what was asked before a reopening is answered, not left waiting', async () => {
  const one = engine();
  one.begin();
  await settled();
  last().emit('message', { type: 'ready' });
  const asked = one.invoke('workspace.get', {});
  void one.reopen('Opening.');
  expect(await asked).toMatchObject({ ok: false, error: { code: 'engine.unavailable' } });
});

test('an engine that dies while it opens is started again, and the opening goes on', async () => {
  const one = engine();
  const opened = one.reopen('Opening.');
  await settled();
  last().kill();
  await settled();
  last().emit('message', { type: 'ready' });
  expect([children.length, (await opened).ok]).toEqual([2, true]);
});

test('secrets are handed to an engine that runs, and to no other', async () => {
  const none = { current: null, next: null };
  const secrets: Secrets = { erp: { current: null, next: 'new' }, dotdigital: none };
  const one = engine();
  one.begin();
  await settled();
  one.secrets(secrets);
  expect(last().types()).toEqual(['start']);
  last().emit('message', { type: 'ready' });
  one.secrets(secrets);
  expect(last().received.at(-1)).toEqual({ type: 'secrets', secrets });
});
