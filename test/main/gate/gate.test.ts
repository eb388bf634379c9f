import { expect, test } from 'vitest';
import { createGate } from '../../../electron/main/gate/gate.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const own = { name: 'our window' };
const other = { name: 'another frame' };

/** A gate before an engine that answers as told; `asked` is what reached it. */
const gateTo = (answer: Result<unknown> | unknown = ok({ cancelled: true })) => {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const bugs: unknown[] = [];
  const handlers = { 'settings.get': () => ok({ theme: 'dark' }) } as unknown as Handlers<'main'>;
  const gate = createGate<object>({
    handlers,
    engine: {
      invoke: async (name, input) => {
        asked.push({ name, input });
        return answer as Result<unknown>;
      },
    },
    log: {
      bug: (where) => {
        bugs.push(where);
        return 'abc12345';
      },
      warn: () => undefined,
    },
    isTrusted: (sender) => sender === own,
  });
  return { gate, asked, bugs };
};

test('a call from another frame is refused before anything is looked at', async () => {
  const { gate, asked } = gateTo();
  expect(await gate(other, 'sync.cancel', { runId: 1 })).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
  expect(asked).toEqual([]);
});

test.each(['no.such', '__proto__', 'constructor', 'toString', 7, null, undefined, {}])(
  'the name %j is refused',
  async (name) => {
    const { gate, asked } = gateTo();
    expect(await gate(own, name, {})).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
    expect(asked).toEqual([]);
  },
);

test.each([[{ runId: 0 }], [{ runId: 1, more: true }], [null], ['text'], [{ runId: '1' }]])(
  'the input %j is refused',
  async (input) => {
    const { gate, asked } = gateTo();
    expect(await gate(own, 'sync.cancel', input)).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
    expect(asked).toEqual([]);
  },
);

test('main answers its own operations, the engine the others, with checked answers', async () => {
  const { gate, asked } = gateTo();
  expect(await gate(own, 'settings.get', {})).toEqual({ ok: true, value: { theme: 'dark' } });
  expect(await gate(own, 'sync.cancel', { runId: 3 })).toEqual({ ok: true, value: { cancelled: true } });
  expect(asked).toEqual([{ name: 'sync.cancel', input: { runId: 3 } }]);
});

test('a failure of the engine goes through as it is', async () => {
  const stale = failure('apply.stale', 'It changed.');
  expect(await gateTo(err(stale)).gate(own, 'sync.cancel', { runId: 3 })).toEqual({ ok: false, error: stale });
});

test.each([
  [ok({ cancelled: 'yes' })],
  [ok({ cancelled: true, secret: 'x' })],
  [{}],
  [null],
  ['text'],
  [{ ok: false, error: { code: 'nope' } }],
])('an answer that does not fit (%j) becomes an incident and is not passed on', async (answer) => {
  const { gate, bugs } = gateTo(answer);
  const result = await gate(own, 'sync.cancel', { runId: 3 });
  expect(result).toMatchObject({ ok: false, error: { code: 'bug', incident: 'abc12345' } });
  expect(JSON.stringify(result)).not.toContain('secret');
  expect(bugs).toHaveLength(1);
});
