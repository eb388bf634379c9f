import type { Evidence } from '../../../shared/domain/evidence.ts';
import { planFix } from '../domain/resolve/change-set.ts';
import type { Plan, PlanRequest } from '../domain/resolve/plan.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';

/** A case as it is proposed, with nothing chosen by a person. */
const asProposed: Pick<PlanRequest, 'edits' | 'keep'> = { edits: {}, keep: null };

/** The fix of a case on this evidence, today and under the mapping in force, as proposed or with what a person chose. */
export const planNow = (
  { stores, clock }: Pick<FlowDeps, 'stores' | 'clock'>,
  { row: { kind } }: StoredMismatch,
  evidence: Evidence,
  { edits, keep }: Pick<PlanRequest, 'edits' | 'keep'> = asProposed,
): Plan => planFix({ kind, evidence, edits, keep, today: todayOf(clock), mapping: stores.mappings.inForce() });
