import { ok, type Result } from '../../../shared/result.ts';
import type { RemoteDeps } from './flow-deps.ts';

/** Calls made to each side. */
export type AccountCalls = { readonly erpCalls: number; readonly dotdigitalCalls: number };

/** Where the ERP keeps its books. */
const booksFacts = ['erp.time-zone', 'erp.currency'] as const;

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
    // Whoever was met before the ERP was asked where it keeps its books, and in which currency, is asked once more.
    const isMet = stores.workspace.fact(`${side}.account`) !== null;
    if (isMet && (side === 'dotdigital' || booksFacts.every((name) => stores.workspace.fact(name) !== null))) continue;
    calls[side] += 1;
    const met = await connectors[side].probe(signal);
    if (!met.ok) return met;
    const { account, timeZone, currency } = met.value;
    stores.atomically(() => {
      stores.workspace.setFact(`${side}.account`, account);
      if (side !== 'erp') return;
      stores.workspace.setFact('erp.time-zone', timeZone ?? 'UTC');
      stores.workspace.setFact('erp.currency', currency ?? '');
    });
  }
  return ok({ erpCalls: calls.erp, dotdigitalCalls: calls.dotdigital });
};
