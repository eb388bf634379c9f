import type { System } from '../../../shared/domain/change.ts';

/** A rate window as last known: null where the remote has not told. `resetAt` in epoch ms. */
export type WindowState = {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: number;
  /** Of the calls in it: our own, and those of others on the account, as far as answers made them visible. */
  readonly own: number;
  readonly others: number;
};

/** One HTTP request that left, as the history counts it. Neither path nor person is in it. */
export type NotedCall = {
  readonly system: System;
  /** The rate-limit scope that was assumed for the call. */
  readonly scope: string;
  /** When it ended (epoch ms). */
  readonly at: number;
  readonly ms: number;
  readonly status: number | null;
  /** What broke it, or `malformed` for an answer that was no JSON; null when it was answered properly. */
  readonly cause: string | null;
  readonly limited: boolean;
  /** Calls of others on the account that this answer made visible. */
  readonly others: number;
  readonly window: WindowState | null;
};

/** Remembers calls and rate windows beyond a restart: what connectors write, and a store keeps. */
export type CallHistory = {
  readonly note: (call: NotedCall) => void;
  /** By scope; what was known when the last call was noted. */
  readonly remembered: (system: System) => Readonly<Record<string, WindowState>>;
};
