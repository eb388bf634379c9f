import { ok, type Result } from '../../../shared/result.ts';
import type { RemoteDeps } from './flow-deps.ts';

/** Calls made to each side. */
export type AccountCalls = { readonly erpCalls: number; readonly dotdigitalCalls: number };

/**
 * Learns once whose accounts these are, and keeps it. Fails as the first call fails: wrong access is told before
 * anything is read.
 */
export const meetAccounts = async (
  { stores, connectors }: RemoteDeps,
  signal: AbortSignal,
): Promise<Result<AccountCalls>> => {
  const calls = { erp: 0, dotdigital: 0 };
  for (const side of ['erp', 'dotdigital'] as const) {
    if (stores.workspace.fact(`${side}.account`) !== null) continue;
    calls[side] += 1;
    const met = await connectors[side].probe(signal);
    if (!met.ok) return met;
    stores.atomically(() => stores.workspace.setFact(`${side}.account`, met.value.account));
  }
  return ok({ erpCalls: calls.erp, dotdigitalCalls: calls.dotdigital });
};
