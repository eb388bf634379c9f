import { act } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../renderer/actions/announce.ts';
import { useMismatches } from '../../../renderer/features/mismatches/store.ts';
import { useNavigation } from '../../../renderer/frame/navigation.ts';
import { openMismatch } from '../../../renderer/frame/open-mismatch.ts';
import { fakeBridge, installBridge } from '../../doubles/fake-bridge.ts';
import { windowAnswers } from '../../doubles/window-answers.ts';
import { freshWindow } from '../screen.tsx';

beforeEach(freshWindow);

const open = async (id: number) => {
  const fake = fakeBridge(windowAnswers(3));
  installBridge(fake.bridge);
  await act(() => openMismatch({ id, label: `Person ${id}` }));
  return fake;
};

test('a mismatch is found by its label whatever became of it, and selected', async () => {
  const fake = await open(2);
  expect(fake.named('mismatch.page').at(-1)?.input).toMatchObject({
    filter: { search: 'Person 2', statuses: expect.arrayContaining(['open', 'decided', 'resolved', 'ignored']) },
  });
  expect([useNavigation.getState().screen, useMismatches.getState().selectedId]).toEqual(['mismatches', 2]);
  expect(useToast.getState().sentence).toBeNull();
});

test('one that the search does not find is said not to be there', async () => {
  await open(9);
  expect(useToast.getState().sentence).toBe('This mismatch is not among those that the search finds.');
});
