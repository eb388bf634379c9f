import { expect, test } from 'vitest';
import { failure } from '../../../shared/errors.ts';
import { createDispatch, type Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';

type Engine = Handlers<'engine'>;

/** Only what a test asks for is answered; the rest of the engine is not there. */
const dispatchOf = (
  handlers: Partial<Engine>,
  report: (error: unknown, name: string) => string | ReturnType<typeof failure> = () => 'i-1',
) => createDispatch('engine', handlers as Engine, report);
const run = { before: null, limit: 5 };
const noRuns = () => ok({ runs: [], next: null });

test('a known operation with fitting input is answered, defaults filled in', async () => {
  let seen: unknown;
  const dispatch = dispatchOf({
    'run.page': (input) => {
      seen = input;
      return noRuns();
    },
  });
  expect(await dispatch('run.page', {})).toEqual(ok({ runs: [], next: null }));
  expect(seen).toEqual({ before: null, limit: 50 });
});

test.each(['', 'no.such', '__proto__', 'constructor', 'toString', null, undefined, 7, {}, ['run.page']])(
  'the name %j is no operation',
  async (name) => {
    expect(await dispatchOf({ 'run.page': noRuns })(name, run)).toMatchObject({
      ok: false,
      error: { code: 'ipc.invalid' },
    });
  },
);

test('an operation of another process, or one without a handler, is not answered here', async () => {
  const dispatch = dispatchOf({ 'run.page': noRuns, 'app.about': noRuns } as Partial<Engine>);
  for (const name of ['app.about', 'run.get'])
    expect(await dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
});

test.each([{ limit: 201 }, { limit: 0 }, { before: 'amelia@example.com' }, { unknown: 1 }, null, 'amelia@example.com'])(
  'input %j is refused, and no value of it is repeated',
  async (input) => {
    const answer = await dispatchOf({ 'run.page': noRuns })('run.page', input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.invalid' } });
    expect(JSON.stringify(answer)).not.toContain('amelia');
  },
);

test('an expected failure is handed on as it is', async () => {
  const away = failure('remote.unavailable', 'away', { retryAfterMs: 5 });
  expect(await dispatchOf({ 'run.page': () => err(away) })('run.page', run)).toEqual(err(away));
});

test('what is thrown, at once or later, becomes a bug with an incident and without its message', async () => {
  const thrown: unknown[] = [];
  const report = (error: unknown, name: string) => {
    thrown.push([name, error instanceof Error ? error.message : error]);
    return 'i-77';
  };
  const now: Engine['run.page'] = () => {
    throw new Error('secret of amelia');
  };
  const later: Engine['run.page'] = () => Promise.reject(new Error('secret of amelia'));
  for (const handler of [now, later]) {
    const answer = await dispatchOf({ 'run.page': handler }, report)('run.page', run);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bug', incident: 'i-77' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  }
  expect(thrown).toEqual([
    ['run.page', 'secret of amelia'],
    ['run.page', 'secret of amelia'],
  ]);
});

test('a cause that is known is told as that', async () => {
  const full = failure('store.full', 'The disk is full.');
  const broken: Engine['run.page'] = () => Promise.reject(new Error('SQLITE_FULL'));
  expect(await dispatchOf({ 'run.page': broken }, () => full)('run.page', run)).toEqual(err(full));
});

test('an output that does not fit the contract is a bug, told without its values', async () => {
  const messages: string[] = [];
  const wrong = (() => ok({ runs: 'amelia@example.com', next: null })) as unknown as Engine['run.page'];
  const dispatch = dispatchOf({ 'run.page': wrong }, (error) => {
    messages.push(String(error));
    return 'i-2';
  });
  expect(await dispatch('run.page', run)).toMatchObject({ ok: false, error: { code: 'bug' } });
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('runs');
  expect(messages[0]).not.toContain('amelia');
});
