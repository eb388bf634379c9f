import { act, cleanup, fireEvent, render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import { useAnnouncement, useToast } from '../../renderer/actions/announce.ts';
import { useCampaigns } from '../../renderer/features/campaigns/store.ts';
import { useConnections } from '../../renderer/features/connections/store.ts';
import { useRecoverySheet, useVaultDialogs } from '../../renderer/features/connections/vault-store.ts';
import { useWorkspaceDialogs } from '../../renderer/features/connections/workspace-store.ts';
import { useMapping } from '../../renderer/features/mapping/store.ts';
import { useWhatIf } from '../../renderer/features/mapping/what-if.ts';
import { useMismatches } from '../../renderer/features/mismatches/store.ts';
import { useShelf } from '../../renderer/features/never-arrived/store.ts';
import { useRuns } from '../../renderer/features/runs/store.ts';
import { useSchedules } from '../../renderer/features/schedules/store.ts';
import { useNavigation } from '../../renderer/frame/navigation.ts';
import { queries } from '../../renderer/ipc/use-query.ts';
import type { OperationName } from '../../shared/ipc/contract.ts';
import { fakeBridge, installBridge } from '../doubles/fake-bridge.ts';
import { toldAt, windowAnswers } from '../doubles/window-answers.ts';

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

const connectionStores = [useConnections, useVaultDialogs, useRecoverySheet, useWorkspaceDialogs];

/** Every store and answer as in a window that was just opened, at a time that stands still. Call it before each test. */
export const freshWindow = (): void => {
  cleanup();
  vi.useFakeTimers({ now: toldAt });
  for (const store of [
    useMismatches,
    useMapping,
    useShelf,
    useWhatIf,
    useCampaigns,
    useRuns,
    useSchedules,
    useNavigation,
    useAnnouncement,
    useToast,
    ...connectionStores,
  ]) {
    const { getInitialState, setState } = store as typeof useToast;
    setState(getInitialState(), true);
  }
  forgetAnswers();
};

let unasked = 0;

/** The window keeps its last 200 answers: as many new questions that nobody asks push out those of the test before. */
const forgetAnswers = (): void => {
  for (let count = 0; count < 200; count += 1) {
    unasked -= 1;
    queries.read('mismatch.get', { id: unasked });
  }
};

/** Lets this much time pass (ms) and everything that was asked for be answered and drawn. */
export const pass = (ms = 0): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

/** Draws a part of the window over a fake bridge: three open mismatches, unless `answers` say otherwise. */
export const show = async (part: ReactElement, answers: Answers = {}) => {
  const fake = fakeBridge({ ...windowAnswers(3), ...answers });
  installBridge(fake.bridge);
  const drawn = render(part);
  await pass();
  return { ...fake, ...drawn };
};

/** A key pressed on an element, or on the page. */
export const press = (key: string, on: Element = document.body): void => {
  fireEvent.keyDown(on, { key });
};

/** What axe finds wrong, one line each. Colours and layout are judged in the real window. */
export const faultsOf = async (part: Element): Promise<readonly string[]> => {
  vi.useRealTimers();
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(part, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
