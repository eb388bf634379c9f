import { expect, test } from 'vitest';
import {
  type ListedWorkspace,
  trainingWorkspace,
  upgradeWorkspaces,
} from '../../../electron/main/settings/workspaces-file.ts';

const own: ListedWorkspace = { slug: 'our-shop', name: 'Our Shop', role: 'writer', openedAt: null, timers: {} };

test.each([[{}], [null], ['text'], [[]], [{ version: 9 }], [{ version: 1, open: '../x', workspaces: 'none' }]])(
  'from %j comes the training workspace alone',
  (stored) => {
    expect(upgradeWorkspaces(stored)).toEqual({
      version: 1,
      open: 'training',
      workspaces: [trainingWorkspace],
      switching: null,
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
    version: 1,
    open: 'our-shop',
    workspaces: [trainingWorkspace, own, { ...own, slug: 'b' }],
    switching: null,
  });
});

test('the training workspace stays a writer under its own name, whatever the file says', () => {
  const stored = { workspaces: [{ ...own, slug: 'training', name: 'Mine', role: 'reviewer', openedAt: 3 }] };
  expect(upgradeWorkspaces(stored).workspaces).toEqual([{ ...trainingWorkspace, openedAt: 3 }]);
});
