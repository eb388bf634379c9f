import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useCauses } from '../../../renderer/features/mismatches/causes.ts';
import { useLike } from '../../../renderer/features/mismatches/like.ts';
import { edit, select, useMismatches } from '../../../renderer/features/mismatches/store.ts';
import { useOwnWorkspace } from '../../../renderer/frame/use-own-workspace.ts';
import { queries } from '../../../renderer/ipc/use-query.ts';
import { connectionAnswers, workspacesOf } from '../../doubles/connection-answers.ts';
import { good } from '../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../screen.tsx';

beforeEach(freshWindow);

const Probe = () => <p>{useOwnWorkspace() ? 'own' : 'of another'}</p>;

test('edits and answers of one workspace are dropped when another one is opened', async () => {
  let workspaces = workspacesOf();
  await show(<Probe />, connectionAnswers([], { 'workspaces.list': () => good({ workspaces }) }));
  select(1);
  edit(1, 'postcode', 'BS8 1TH');
  useCauses.setState({ openId: 7, rehearsed: 'counting', isAllShown: true });
  useLike.setState({ look: 3, panel: 'cause' });
  queries.prefetch('mismatch.get', { id: 1 });
  await pass();
  expect(queries.read('mismatch.get', { id: 1 }).data).toBeDefined();
  queries.retry('workspaces.list', {});
  await pass();
  expect(useMismatches.getState().drafts).toEqual({ 1: { postcode: 'BS8 1TH' } });
  workspaces = workspacesOf({ slug: 'two-shops', name: 'Two Shops' });
  queries.retry('workspaces.list', {});
  await pass();
  expect([useMismatches.getState().drafts, useMismatches.getState().selectedId]).toEqual([{}, null]);
  expect(useCauses.getState()).toEqual(useCauses.getInitialState());
  expect(useLike.getState()).toEqual({ ...useLike.getInitialState(), look: 4 });
  expect(queries.read('mismatch.get', { id: 1 }).data).toBeUndefined();
  expect(screen.getByText('own')).toBeDefined();
});
