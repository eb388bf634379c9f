import { beforeEach, expect, test, vi } from 'vitest';
import { createWorkspaceList } from '../../../electron/main/settings/workspace-list.ts';
import {
  type ListedWorkspace,
  trainingWorkspace,
  usualTimer,
} from '../../../electron/main/settings/workspaces-file.ts';

/** Stands in for electron-store, which needs Electron; `kept-file.test.ts` has a damaged file set aside. */
let kept: Readonly<Record<string, unknown>> = {};
vi.mock('../../../electron/main/settings/kept-file.ts', () => ({
  openKeptFile: () => ({
    read: () => kept,
    write: (value: Readonly<Record<string, unknown>>) => {
      kept = value;
    },
  }),
}));

const own: ListedWorkspace = {
  slug: 'our-shop',
  name: 'Our Shop',
  role: 'writer',
  openedAt: null,
  timers: {},
  quiet: null,
};
const list = () => createWorkspaceList('', { warn: () => undefined });
const slugs = () =>
  list()
    .all()
    .map(({ slug }) => slug);

beforeEach(() => {
  kept = {};
});

test('a new machine has the training workspace, and opens it', () => {
  expect(list().all()).toEqual([trainingWorkspace]);
  expect(list().open()).toEqual(trainingWorkspace);
});

test('what is added, renamed and opened is there at the next start', () => {
  list().add(own);
  list().rename('our-shop', 'Our Shops');
  list().noteOpened('our-shop', 7);
  expect(list().open()).toEqual({ ...own, name: 'Our Shops', openedAt: 7 });
});

test('what is removed is gone, and the training workspace is open instead', () => {
  list().add(own);
  list().noteOpened('our-shop', 7);
  list().remove('our-shop');
  expect([slugs(), list().open().slug]).toEqual([['training'], 'training']);
  list().remove('training');
  expect(slugs()).toEqual(['training']);
});

test('each workspace has timers of its own', () => {
  list().add(own);
  const timer = { isOn: false, rhythm: { kind: 'interval', everyMs: 60_000 }, setAt: 7 } as const;
  list().keepTimer('our-shop', 'consent', timer);
  expect(list().timer('our-shop', 'consent')).toEqual(timer);
  expect([list().timer('our-shop', 'customers'), list().timer('training', 'consent')]).toEqual([
    usualTimer('customers', 'UTC'),
    usualTimer('consent', 'UTC'),
  ]);
});

test('each workspace has a quiet window of its own', () => {
  list().add(own);
  const quiet = { isOn: true, from: 1_320, to: 420, zone: 'Europe/London' };
  list().keepQuiet('our-shop', quiet);
  expect([list().find('our-shop')?.quiet, list().find('training')?.quiet]).toEqual([quiet, null]);
});

test('of the times that the clock was set back the last are kept', () => {
  const moves = Array.from({ length: 25 }, (_, at) => ({ at, byMs: 60_000, newestRun: { training: at } }));
  list().keepClockMoves(moves);
  expect(list().clockMoves()).toEqual(moves.slice(5));
});

test('a switch that was begun is known until it is over', () => {
  const switching = { slug: 'our-shop', system: 'erp', savedAt: 5 } as const;
  list().keepSwitching(switching);
  expect(list().switching()).toEqual(switching);
  list().keepSwitching(null);
  expect(list().switching()).toBeNull();
});
