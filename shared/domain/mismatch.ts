import { z } from 'zod';
import { caseEntitySchema } from './case-entity.ts';
import { comparedFieldSchema } from './compared.ts';
import { rowImpactSchema } from './impact.ts';

/** The kinds that are detected now. The position is the stored number: add at the end, never reorder. */
export const mismatchKinds = [
  'customer-missing',
  'field-drift',
  'malformed-value',
  'permission-missing',
  'duplicate-customer',
  'duplicate-contact',
  'contact-orphan',
  'consent-conflict',
  'data-field-type',
  'import-rejected',
  'product-missing',
  'item-orphan',
  'item-unreadable',
  'price-drift',
  'stock-drift',
  'sku-unmapped',
  'order-missing',
  'order-drift',
  'order-misattributed',
  'order-unposted',
  'posting-refused',
  'reward-drift',
  'identity-ambiguous',
  'sync-late',
  'sync-failed',
  'schema-changed',
  'credential-refused',
  'quota-low',
  'list-gap',
] as const;
export const mismatchKindSchema = z.enum(mismatchKinds);
export type MismatchKind = (typeof mismatchKinds)[number];

/** From "stops mail" to "worth knowing". The position is the stored number. */
export const severities = ['blocks', 'warns'] as const;
export const severitySchema = z.enum(severities);
export type Severity = (typeof severities)[number];

export const owners = ['marketing', 'customer-service', 'finance', 'integration', 'ecommerce'] as const;
export const ownerSchema = z.enum(owners);
export type Owner = (typeof owners)[number];

/** Life of a mismatch (architecture 4). The position is the stored number. */
export const mismatchStatuses = [
  'open',
  'decided',
  'resolved',
  'cleared',
  'ignored',
  'deferred',
  'awaiting-second',
] as const;
export const mismatchStatusSchema = z.enum(mismatchStatuses);
export type MismatchStatus = (typeof mismatchStatuses)[number];

/**
 * Who answers for a kind (product.md, kinds of mismatch). The master of customer fields is the ERP; marketing looks after
 * them here. `field-drift` is also what differs of a product besides price and stock (name, address, image, text): a
 * mirrored field of marketing content differs, and neither its price nor its availability is wrong.
 */
export const ownerOf: Readonly<Record<MismatchKind, Owner>> = {
  'customer-missing': 'marketing',
  'field-drift': 'marketing',
  'malformed-value': 'customer-service',
  'permission-missing': 'marketing',
  'duplicate-customer': 'finance',
  'duplicate-contact': 'marketing',
  'contact-orphan': 'marketing',
  'consent-conflict': 'marketing',
  'data-field-type': 'integration',
  'import-rejected': 'integration',
  'product-missing': 'ecommerce',
  'item-orphan': 'ecommerce',
  'item-unreadable': 'ecommerce',
  'price-drift': 'ecommerce',
  'stock-drift': 'ecommerce',
  'sku-unmapped': 'ecommerce',
  'order-missing': 'integration',
  'order-drift': 'finance',
  'order-misattributed': 'integration',
  'order-unposted': 'finance',
  'posting-refused': 'finance',
  'reward-drift': 'marketing',
  'identity-ambiguous': 'marketing',
  'sync-late': 'integration',
  'sync-failed': 'integration',
  'schema-changed': 'integration',
  'credential-refused': 'integration',
  'quota-low': 'integration',
  'list-gap': 'marketing',
};

/** What makes a value malformed. */
export const malformedProblems = [
  'email-syntax',
  'email-domain-typo',
  'phone-unreadable',
  'date-unreadable',
  'date-impossible',
  'postcode-pattern',
  'number-unreadable',
] as const;
export const malformedProblemSchema = z.enum(malformedProblems);
export type MalformedProblem = (typeof malformedProblems)[number];

/** A rule's momentary result; it carries no memory. */
export type Finding = {
  readonly kind: MismatchKind;
  readonly severity: Severity;
  readonly fieldMask: number;
};

/** Why a mismatch came back to the operator after a decision. */
export const reopenReasons = [
  'stale',
  'rejected',
  'diverged',
  'dead',
  'withdrawn',
  'seen-again',
  'evidence-changed',
  'by-operator',
  'undone',
  'expired',
] as const;
export const reopenReasonSchema = z.enum(reopenReasons);
export type ReopenReason = (typeof reopenReasons)[number];

/** Whether a case is back before a person: its change failed or was taken back. No policy decides it, or writes what it is about. */
export const isBack = (reopened: ReopenReason | null): boolean => reopened !== null && reopened !== 'seen-again';

/**
 * One row of the list. `label` is the person's name, or the email, or the number; of a product its name, of a sale its
 * number. `reference` is the customer number, or the SKU.
 */
export const mismatchRowSchema = z.strictObject({
  id: z.number().int().positive(),
  entity: caseEntitySchema,
  kind: mismatchKindSchema,
  severity: severitySchema,
  status: mismatchStatusSchema,
  fields: z.array(comparedFieldSchema).readonly(),
  label: z.string(),
  reference: z.string(),
  detectedAt: z.number().int(),
  reopened: reopenReasonSchema.nullable(),
  assignee: z.string().nullable(),
  /** When a deferred or ignored case comes back by itself (epoch ms); null where it does not. */
  until: z.number().int().nullable(),
  /** A policy would have decided it and left it to a person, so that somebody sees what it does. */
  isSample: z.literal(true).optional(),
  /** What it puts at risk; absent until that was worked out. */
  impact: rowImpactSchema.optional(),
});
export type MismatchRow = Readonly<z.infer<typeof mismatchRowSchema>>;
