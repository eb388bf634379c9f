import type { Permission } from '../../../shared/domain/customer.ts';
import type { StandardField } from '../../../shared/domain/fields.ts';
import type { ListRule } from '../../../shared/domain/mapping-document.ts';
import type { OwnCustomer, OwnField } from './own-customer.ts';

/** A record of the training ERP. Its id is not its number. */
export type WorldCustomer = {
  readonly id: string;
  readonly modifiedAt: number;
  /** Nobody has been found to be a duplicate on the first day. */
  readonly data: Omit<OwnCustomer, 'duplicateOf'>;
};

export type WorldConsent = {
  readonly text: string;
  readonly dateTimeConsented: string;
  readonly url: string;
  readonly ipAddress: string;
  readonly userAgent: string;
};

export type ContactStatus = 'subscribed' | 'unsubscribed' | 'suppressed' | 'softBounced' | 'hardBounced';

/** A record of the simulated Dotdigital account. */
export type WorldContact = {
  readonly contactId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly email: string;
  readonly emailStatus: ContactStatus;
  readonly optInType: 'Single' | 'Double';
  readonly dataFields: Readonly<Record<string, string | number>>;
  readonly consentRecords: readonly WorldConsent[];
  /** The lists that it is in besides those that follow from its id. */
  readonly inLists?: readonly number[];
};

export type Ground = Permission['ground'];

/** A customer number and the fields that a list speaks of. */
export type TruthEntry = {
  readonly number: string;
  readonly fields: readonly StandardField[];
  /** The same person's other customer number, which came first. */
  readonly survivor?: string;
  /** Every contact that carries the number, the first of them first. */
  readonly contactIds?: readonly number[];
  /** What a person is to say of the two records, where nothing but all the evidence together tells. */
  readonly answer?: 'one-person';
};

export type PlantedKind =
  | 'customer-missing'
  | 'field-drift'
  /** Of tier, points or price group; a customer may be in both lists. */
  | 'reward-drift'
  | 'malformed-value'
  | 'permission-missing'
  /** The entry is the later of two customers. */
  | 'duplicate-customer'
  | 'duplicate-contact'
  /** The number is one that the ERP lacks. */
  | 'contact-orphan'
  /** Opted out on one side only, and otherwise eligible. */
  | 'consent-conflict';

/** What was planted, in exact numbers; every list is in the order of the customer numbers. */
export type Truth = {
  readonly v: 1;
  readonly seed: number;
  readonly customers: number;
  readonly now: number;
  readonly kinds: Readonly<Record<PlantedKind, readonly TruthEntry[]>>;
  /** Active, a person, no test, not opted out on either side, but without an address. */
  readonly neverArrived: readonly string[];
  /** Contacts that differ in writing only: case, white space, another form of the same phone number or date. */
  readonly caseAndWhiteSpace: readonly TruthEntry[];
  /** Customers whose contact lacks the ERP number. */
  readonly withoutErpNumber: readonly string[];
  readonly optOuts: {
    readonly both: readonly string[];
    readonly erpOnly: readonly string[];
    readonly dotdigitalOnly: readonly string[];
  };
  /** Customers without a ground in the ERP whose contact holds a consent record. */
  readonly permissionInDotdigitalOnly: readonly string[];
  /** Who differs in the ERP's own fields, and in which; no case until a mapping sends them. */
  readonly ownFieldDrift: readonly { readonly number: string; readonly fields: readonly OwnField[] }[];
  /**
   * Who is twice on one side without sharing an address or a number: cases of these kinds, beside the others, once a full check
   * compared each side with itself.
   */
  readonly byEvidence: Readonly<Record<'duplicate-customer' | 'duplicate-contact', readonly TruthEntry[]>>;
  /** Customers whose contact is not in the list of the rule, or in it without belonging there; no case until a mapping has it. */
  readonly listGaps: { readonly rule: ListRule; readonly lacks: readonly string[]; readonly extra: readonly string[] };
  readonly bounced: readonly string[];
  readonly grounds: Readonly<Record<Ground, number>>;
  readonly prospects: number;
  readonly totals: {
    readonly customers: number;
    readonly contacts: number;
    readonly companies: number;
    readonly inactive: number;
    readonly tests: number;
    /** Active, a person, no test, not opted out on either side; those without an address included. */
    readonly eligible: number;
  };
};

export type WorldOptions = { readonly seed: number; readonly customers: number; readonly now: number };

export type World = {
  readonly customers: readonly WorldCustomer[];
  readonly contacts: readonly WorldContact[];
  readonly truth: Truth;
};
