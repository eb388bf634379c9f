import { expect, test } from 'vitest';
import { type Switching, trainingWorkspace } from '../../../electron/main/settings/workspaces-file.ts';
import {
  finishSwitch,
  type SwitchDeps,
  switchConnection,
} from '../../../electron/main/workspaces/switch-connection.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const slug = 'our-shop';
const connection = (slot: string, savedAt: number) => ({
  system: 'erp',
  slot,
  product: 'flow',
  name: 'Ours',
  baseUrl: 'https://erp.example',
  user: '',
  savedAt,
  testedAt: 1,
  passed: 5,
  steps: 5,
  hasSecret: true,
});

/** The engine's file, the vault and the note, each of which outlives a crash; and where the crash comes. */
const machine = ({ passed = 5 } = {}) => {
  const kept = {
    connections: [connection('current', 1), connection('next', 2)],
    secrets: new Map([
      ['current', 'old'],
      ['next', 'new'],
    ]),
    switching: null as Switching | null,
  };
  let crashIn: string | null = null;
  let isLocked = false;
  let renewals = 0;
  const step = (name: string): void => {
    if (crashIn === `before ${name}`) throw new Error('crashed');
  };
  const stepped = <T>(name: string, work: () => T): T => {
    step(name);
    const done = work();
    if (crashIn === `after ${name}`) throw new Error('crashed');
    return done;
  };
  const invoke = async (name: string): Promise<Result<unknown>> => {
    if (name === 'connection.list') return ok({ connections: kept.connections });
    return stepped('adopt', (): Result<unknown> => {
      const next = kept.connections.find(({ slot }) => slot === 'next');
      if (next === undefined) return err(failure('not-found', 'Nothing is being set up.'));
      if (passed < 5) return err(failure('connection.incomplete', 'Not tested.'));
      kept.connections = [{ ...next, slot: 'current' }];
      return ok(next);
    });
  };
  const deps: SwitchDeps = {
    list: {
      open: () => ({ ...trainingWorkspace, slug }),
      switching: () => kept.switching,
      keepSwitching: (switching) =>
        stepped(switching === null ? 'end' : 'note', () => {
          kept.switching = switching;
        }),
    },
    vault: {
      open: async ({ slot }) => {
        const secret = kept.secrets.get(slot);
        return isLocked || secret === undefined ? null : { user: '', secret };
      },
      promote: async () =>
        stepped('promote', () => {
          const next = kept.secrets.get('next');
          if (next === undefined) return false;
          if (isLocked) throw new Error('locked');
          kept.secrets.set('current', next);
          return true;
        }),
      remove: async ({ slot }) => stepped('drop', () => kept.secrets.delete(slot)),
    },
    invoke,
    renew: async () =>
      stepped('renew', () => {
        renewals += 1;
      }),
    log: { info: () => undefined, warn: () => undefined },
  };
  return {
    deps,
    kept,
    renewals: () => renewals,
    crash: (place: string | null) => {
      crashIn = place;
    },
    lock: (locked: boolean) => {
      isLocked = locked;
    },
  };
};

const inUse = ({ kept }: ReturnType<typeof machine>) => [kept.connections[0]?.savedAt, kept.secrets.get('current')];
const isSwitched = (one: ReturnType<typeof machine>): void => {
  expect(inUse(one)).toEqual([2, 'new']);
  expect([one.kept.connections.length, one.kept.secrets.size, one.kept.switching]).toEqual([1, 1, null]);
};

test('connection and secret change together, and the engine starts with both', async () => {
  const one = machine();
  expect(await switchConnection(one.deps, 'erp')).toEqual(ok({}));
  isSwitched(one);
  expect(one.renewals()).toBe(1);
});

const steps = ['note', 'adopt', 'promote', 'drop', 'end', 'renew'];
const places = steps.flatMap((step) => [`before ${step}`, `after ${step}`]);

test.each(places)('a crash %s is mended by the next start, and by switching again', async (place) => {
  for (const mend of [finishSwitch, (deps: SwitchDeps) => switchConnection(deps, 'erp')]) {
    const one = machine();
    one.crash(place);
    const ended = await switchConnection(one.deps, 'erp').catch(() => null);
    expect(ended?.ok ?? false).toBe(false);
    // Old with old or new with new; in between the note says that neither may be used.
    const [savedAt, secret] = inUse(one);
    expect(
      one.kept.switching !== null || [savedAt, secret].join() === '1,old' || [savedAt, secret].join() === '2,new',
    ).toBe(true);
    const wasUntouched = savedAt === 1 && one.kept.switching === null;
    one.crash(null);
    const mended = await mend(one.deps);
    if (wasUntouched && mend === finishSwitch) expect(inUse(one)).toEqual([1, 'old']);
    else isSwitched(one);
    expect(mended.ok || mended.error.code === 'not-found').toBe(true);
  }
});

test('what did not pass its test is not switched to, and nothing has changed', async () => {
  const one = machine({ passed: 4 });
  expect(await switchConnection(one.deps, 'erp')).toMatchObject({ error: { code: 'connection.incomplete' } });
  expect([inUse(one), one.kept.switching, one.kept.secrets.get('next'), one.renewals()]).toEqual([
    [1, 'old'],
    null,
    'new',
    0,
  ]);
});

test('with nothing set up there is nothing to switch to', async () => {
  const one = machine();
  one.kept.connections.pop();
  expect(await switchConnection(one.deps, 'erp')).toMatchObject({ error: { code: 'not-found' } });
  expect(one.kept.switching).toBeNull();
});

test('a vault that is locked beforehand changes nothing', async () => {
  const one = machine();
  one.lock(true);
  expect(await switchConnection(one.deps, 'erp')).toMatchObject({ error: { code: 'secret.unavailable' } });
  expect([inUse(one), one.kept.switching]).toEqual([[1, 'old'], null]);
});

test('a vault that locks half way is told, and the switch ends once it is unlocked', async () => {
  const one = machine();
  one.crash('after adopt');
  await expect(switchConnection(one.deps, 'erp')).rejects.toThrow();
  one.crash(null);
  one.lock(true);
  expect(await finishSwitch(one.deps)).toMatchObject({
    error: { code: 'secret.unavailable', sentence: expect.stringMatching(/switch again/) },
  });
  expect(one.kept.switching).not.toBeNull();
  one.lock(false);
  expect(await finishSwitch(one.deps)).toEqual(ok({}));
  isSwitched(one);
});

test('an engine that does not answer leaves the switch to be finished', async () => {
  const one = machine();
  const dead = { ...one.deps, invoke: async () => err(failure('engine.unavailable', 'It starts again.')) };
  one.kept.switching = { slug, system: 'erp', savedAt: 2 };
  expect(await finishSwitch(dead)).toMatchObject({ error: { code: 'engine.unavailable' } });
  expect(one.kept.switching).not.toBeNull();
});

test("another workspace's switch is left alone, and a second switch waits for the first", async () => {
  const one = machine();
  one.kept.switching = { slug: 'elsewhere', system: 'erp', savedAt: 2 };
  expect(await finishSwitch(one.deps)).toEqual(ok({}));
  expect(inUse(one)).toEqual([1, 'old']);
  one.kept.switching = { slug, system: 'dotdigital', savedAt: 2 };
  expect(await switchConnection(one.deps, 'erp')).toMatchObject({ error: { code: 'connection.incomplete' } });
});
