import { create } from 'zustand';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Connection } from '../../../shared/ipc/operations/connection.ts';

export type System = Connection['system'];
export type Slot = Connection['slot'];

/** What the main pane shows: a system, the workspace itself, or what the product that is not in use would be. */
export type Choice = System | 'other' | 'workspace';

export type TestResult = OutputOf<'connection.test'> & {
  /** When the tested connection was saved: a result of an older one is not shown. */
  readonly savedAt: number;
};

/** What is being done for the operator now; one thing at a time. */
export type Busy = 'saving' | 'finding' | 'testing' | 'switching' | 'discarding' | null;

export type ConnectionsState = {
  readonly choice: Choice;
  /** The system whose connection is being typed in. */
  readonly editing: System | null;
  readonly busy: Busy;
  readonly tests: Readonly<Record<string, TestResult>>;
  /** What went wrong, or was found, in the main pane. */
  readonly notice: { readonly tone: 'bad' | 'good'; readonly sentence: string } | null;
  readonly isDiscarding: boolean;
};

/** The Connections screen's own state. */
export const useConnections = create<ConnectionsState>(() => ({
  choice: 'erp',
  editing: null,
  busy: null,
  tests: {},
  notice: null,
  isDiscarding: false,
}));

const { getState: now, setState: set } = useConnections;

export const choose = (choice: Choice): void => set({ choice, editing: null, notice: null, isDiscarding: false });
export const edit = (editing: System | null): void => set({ editing, notice: null });
export const beBusy = (busy: Busy): void => set({ busy });
export const tell = (notice: ConnectionsState['notice']): void => set({ notice });
export const askDiscard = (isDiscarding: boolean): void => set({ isDiscarding });

export const testKey = (system: System, slot: Slot): string => `${system} ${slot}`;

export const keepTest = (system: System, slot: Slot, result: TestResult): void =>
  set({ tests: { ...now().tests, [testKey(system, slot)]: result } });

/** After a switch, what was found of the new connection is what is known of the one in use. */
export const moveTest = (system: System): void => {
  const { [testKey(system, 'next')]: moved, ...rest } = now().tests;
  set({ tests: moved === undefined ? rest : { ...rest, [testKey(system, 'current')]: moved } });
};

export const dropTest = (system: System, slot: Slot): void => {
  const { [testKey(system, slot)]: _dropped, ...rest } = now().tests;
  set({ tests: rest });
};
