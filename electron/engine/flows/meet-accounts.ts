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
    // Whoever was met before the ERP was asked where it keeps its books is asked once more.
    const isMet = stores.workspace.fact(`${side}.account`) !== null;
    if (isMet && (side === 'dotdigital' || stores.workspace.fact('erp.time-zone') !== null)) continue;
    calls[side] += 1;
    const met = await connectors[side].probe(signal);
    if (!met.ok) return met;
    const { account, timeZone } = met.value;
    stores.atomically(() => {
      stores.workspace.setFact(`${side}.account`, account);
      if (side === 'erp') stores.workspace.setFact('erp.time-zone', timeZone ?? 'UTC');
    });
  }
  return ok({ erpCalls: calls.erp, dotdigitalCalls: calls.dotdigital });
};
