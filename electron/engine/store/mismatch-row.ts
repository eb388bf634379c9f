import { maskedFields } from '../../../shared/domain/compared.ts';
import { noSend, type RowImpact, worthSchema } from '../../../shared/domain/impact.ts';
import {
  type MismatchRow,
  mismatchKinds,
  mismatchRowSchema,
  mismatchStatuses,
  severities,
} from '../../../shared/domain/mismatch.ts';
import { entityOf } from './case-stores.ts';

/** A row of the table as the queries of this folder read it. */
export type MismatchRecord = {
  readonly id: number;
  readonly kind: number;
  readonly severity: number;
  readonly status: number;
  readonly match_key: string;
  readonly erp_rid: number | null;
  readonly dd_rid: number | null;
  readonly field_mask: number;
  readonly label: string;
  readonly reference: string;
  readonly detected_at: number;
  readonly run_id: number | null;
  readonly reopened: string | null;
  readonly ignored_as: string | null;
  readonly decision_id: string | null;
  readonly outbox_id: string | null;
  readonly entity: number;
  readonly assignee: string | null;
  readonly until: number | null;
  readonly sample: number;
  readonly send_at: number;
  readonly campaign: number;
  readonly worth: number;
  readonly impact: string | null;
};

/** The number of the state in which a case waits for a decision. */
export const openStatus = mismatchStatuses.indexOf('open');

/**
 * A policy left the case for review, and nobody has decided it since; putting off decides nothing. A case that was gone in
 * the meantime, or another that came to its number, was found later than the mark.
 */
export const waitsForReview = `EXISTS (SELECT 1 FROM policy_sample s WHERE s.mismatch_id = mismatch.id AND s.marked_at >= mismatch.detected_at AND NOT EXISTS (
  SELECT 1 FROM decision d WHERE d.mismatch_id = s.mismatch_id AND d.decided_at >= s.marked_at AND d.verdict IN ('approve', 'ignore')))`;

export const mismatchColumns = `id, kind, severity, status, match_key, erp_rid, dd_rid, field_mask, label, reference, detected_at, run_id, reopened, ignored_as, decision_id, outbox_id, entity, assignee, until, send_at, campaign, worth, impact,
  ${waitsForReview} AS sample`;

/** The list row of a record. */
export const rowOf = (record: MismatchRecord): MismatchRow =>
  mismatchRowSchema.parse({
    id: record.id,
    entity: entityOf(record.entity),
    kind: mismatchKinds[record.kind],
    severity: severities[record.severity],
    status: mismatchStatuses[record.status],
    fields: maskedFields(entityOf(record.entity), record.field_mask),
    label: record.label,
    reference: record.reference,
    detectedAt: record.detected_at,
    reopened: record.reopened,
    assignee: record.assignee,
    until: record.until,
    ...(record.sample === 1 ? { isSample: true } : {}),
    ...(record.impact === null ? {} : { impact: impactOf(record, record.impact) }),
  });

const impactOf = ({ send_at: sendAt, campaign }: MismatchRecord, impact: string): RowImpact => {
  const { amount, currency, people } = worthSchema.parse(JSON.parse(impact));
  return {
    amount,
    currency,
    people,
    sendAt: sendAt === noSend ? null : sendAt,
    campaign: campaign === 0 ? null : campaign,
  };
};
