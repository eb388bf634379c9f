import { expect, test } from 'vitest';
import {
  type ListedWorkspace,
  trainingWorkspace,
  upgradeWorkspaces,
  usualTimer,
} from '../../../electron/main/settings/workspaces-file.ts';

const own: ListedWorkspace = {
  slug: 'our-shop',
  name: 'Our Shop',
  role: 'writer',
  openedAt: null,
  timers: {},
  quiet: null,
};

test.each([[{}], [null], ['text'], [[]], [{ version: 9 }], [{ version: 1, open: '../x', workspaces: 'none' }]])(
  'from %j comes the training workspace alone',
  (stored) => {
    expect(upgradeWorkspaces(stored)).toEqual({
      version: 2,
      open: 'training',
      workspaces: [trainingWorkspace],
      switching: null,
      clockMoves: [],
    });
  },
);

test('one workspace that does not fit costs neither the others nor what was open', () => {
  const stored = {
    version: 1,
    open: 'our-shop',
    workspaces: [{ slug: '../../etc' }, own, { ...own, slug: 'b', timers: { consent: { everyMs: 1 } } }, own],
    switching: 7,
  };
  expect(upgradeWorkspaces(stored)).toEqual({
    version: 2,
    open: 'our-shop',
    workspaces: [trainingWorkspace, own, { ...own, slug: 'b' }],
    switching: null,
    clockMoves: [],
  });
});

test('the training workspace stays a writer under its own name, whatever the file says', () => {
  const stored = { workspaces: [{ ...own, slug: 'training', name: 'Mine', role: 'reviewer', openedAt: 3 }] };
  expect(upgradeWorkspaces(stored).workspaces).toEqual([{ ...trainingWorkspace, openedAt: 3 }]);
});

test('timers of the first version keep their intervals, and come through as they are from then on', () => {
  const timers = { customers: { isOn: false, everyMs: 600_000 }, consent: { isOn: true, everyMs: 1 } };
  const upgraded = upgradeWorkspaces({ version: 1, open: 'our-shop', workspaces: [{ ...own, timers }] });
  const kept = { customers: { isOn: false, rhythm: { kind: 'interval', everyMs: 600_000 }, setAt: 0 } };
  expect(upgraded.workspaces[1]?.timers).toEqual(kept);
  expect(upgradeWorkspaces(JSON.parse(JSON.stringify(upgraded)))).toEqual(upgraded);
});

test('a time zone that this machine does not know costs that timer, and that quiet window, and nothing else', () => {
  const rhythm = { kind: 'daily', minute: 120, zone: 'Europe/Lodnon' };
  const good = { isOn: true, rhythm: { ...rhythm, zone: 'Europe/London' }, setAt: 5 };
  const stored = {
    version: 2,
    workspaces: [
      {
        ...own,
        timers: { products: { ...good, rhythm }, orders: good },
        quiet: { ...own, isOn: true, from: 1, to: 1 },
      },
    ],
  };
  expect(upgradeWorkspaces(stored).workspaces[1]).toEqual({ ...own, timers: { orders: good } });
});

test('nights are in the zone that is given, until somebody says otherwise', () => {
  expect(usualTimer('products', 'Asia/Tokyo')).toEqual({
    isOn: true,
    rhythm: { kind: 'daily', minute: 120, zone: 'Asia/Tokyo' },
    setAt: 0,
  });
  expect(usualTimer('customers', 'Asia/Tokyo').rhythm).toEqual({ kind: 'interval', everyMs: 300_000 });
});
