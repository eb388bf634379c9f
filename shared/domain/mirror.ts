import type { ListMembership } from './contact.ts';
import type { CustomValues, Permission } from './customer.ts';
import type { FieldValues } from './fields.ts';

/**
 * Facts of a customer that the precedence of rules needs, packed so that the covering index holds them. They stand as the
 * mapping's rules read them: `active` and `person` also where a rule does not ask for it, `test` also of who is excepted,
 * `hasPermission` as far as the ground counts.
 */
export const customerFact = { active: 1, person: 2, test: 4, optedOut: 8, hasEmail: 16, hasPermission: 32 } as const;

/** Facts of a contact that the precedence of rules needs. */
export const contactFact = {
  live: 1,
  /** Never mailed by a machine, for whatever reason. */
  optedOut: 2,
  hasPermission: 4,
  /** The person's own word, or ours for them: unsubscribed, suppressed, complained. A blocked domain is not one. */
  unsubscribed: 8,
  /** The email bounced, softly or for good: nobody's word, and no answer taken back. */
  bounced: 16,
} as const;

/** A customer as the mirror keeps it. `malformed` is a field mask, `hash` covers the canonical mapped fields (53 bits). */
export type MirrorCustomer = {
  readonly id: string;
  readonly number: string;
  readonly version: string | null;
  readonly modifiedAt: number | null;
  readonly values: FieldValues;
  readonly permission: Permission;
  readonly facts: number;
  /** What the ERP says of `active`, `person` and `test`, where the rules read it otherwise; absent where they do not. */
  readonly given?: number;
  /** The ERP's own fields as they came; absent where they were not kept. */
  readonly custom?: CustomValues;
  readonly emailKey: string | null;
  readonly malformed: number;
  readonly hash: number;
};

/** A contact as the mirror keeps it. `erpNumber` is what its data field says, `emailKey` the normalised email. */
export type MirrorContact = {
  readonly contactId: number;
  readonly erpNumber: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly values: FieldValues;
  readonly status: string;
  readonly emailStatus: string | null;
  readonly optInType: string | null;
  readonly consentedAt: number | null;
  readonly facts: number;
  readonly emailKey: string | null;
  readonly hash: number;
  /** Texts of the data fields that the mapping does not name, empty ones left out; absent where they were not kept. */
  readonly rest?: Readonly<Record<string, string>>;
  /** The lists that it is in, by id; absent where they were not read. */
  readonly lists?: readonly ListMembership[];
};

/**
 * How the two records of a pair were found to be the same person: by evidence (`probabilistic`) only where that is certain; a
 * `verdict` is what an operator said. The position is the stored number: add at the end, never reorder.
 */
export const linkMethods = ['erp-number', 'email', 'probabilistic', 'verdict'] as const;
export type LinkMethod = (typeof linkMethods)[number];
