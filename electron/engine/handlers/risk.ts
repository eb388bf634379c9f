import type { Risk } from '../domain/explain/at-risk.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What is kept of the people, the money and the time of a case, and when its sources were read. */
export const riskOf = ({ stores }: HandlerDeps, { entity, row }: StoredMismatch): Risk => {
  const readAt = (stream: string): number | null => stores.runs.checkpoint(stream)?.readAt ?? null;
  const sends = stores.impacts.sends().filter(({ gone }) => !gone);
  return {
    entity,
    worth: stores.impacts.worthOf(row.id),
    touching: stores.impacts.touching(row.id).filter(({ gone }) => !gone),
    sends: sends.length,
    // A segment's members, and a target that nobody named, are not known.
    notTold: sends.filter(({ lists, everyone, notTold }) => notTold.length > 0 || (lists.length === 0 && !everyone))
      .length,
    campaignsReadAt: readAt('dotdigital.campaigns'),
    ordersReadAt: readAt('erp.orders'),
  };
};
