import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Slot, System, TestResult } from './store.ts';
import { testKey } from './store.ts';

export type Listed = OutputOf<'connection.list'>['connections'][number];

/** One system of the workspace: the connection in use, and the one that is being set up. */
export type Side = {
  readonly system: System;
  readonly current: Listed | null;
  readonly next: Listed | null;
  /** The one that is tested: what is being set up before what is in use. */
  readonly tested: Listed | null;
  readonly isTraining: boolean;
};

export const sideOf = (connections: readonly Listed[], system: System): Side => {
  const of = (slot: Slot): Listed | null =>
    connections.find((one) => one.system === system && one.slot === slot) ?? null;
  const current = of('current');
  const next = of('next');
  return { system, current, next, tested: next ?? current, isTraining: current?.product === 'training' };
};

/** What the last test found, if it was of the connection as it is now. */
export const resultOf = (tests: Readonly<Record<string, TestResult>>, tested: Listed | null): TestResult | null => {
  if (tested === null) return null;
  const result = tests[testKey(tested.system, tested.slot)];
  return result !== undefined && result.savedAt === tested.savedAt ? result : null;
};

/** Whether what is being set up may be switched to: every step of its last test held, and its secret is at hand. */
export const maySwitch = ({ next }: Side): boolean => {
  if (next === null || !next.hasSecret || next.testedAt === null) return false;
  return next.steps > 0 && next.passed === next.steps;
};
