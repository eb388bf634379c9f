import { fieldBit, rewardMask, within, without } from '../../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import type { Finding } from '../../../../shared/domain/mismatch.ts';

export type JudgedCustomer = { readonly facts: number; readonly malformed: number; readonly hash: number };
export type JudgedContact = { readonly facts: number; readonly hash: number };

/** What is known about a pair besides its two records; each is asked only when it matters. */
export type Surroundings = {
  /** The compared fields that differ. */
  readonly fieldMask: () => number;
  /** Whether, in these fields of a reward, the contact shows more than the customer has. */
  readonly promisesMore: (reward: number) => boolean;
  /** Live contacts that carry this customer's number. */
  readonly contacts: number;
  /** How this customer stands among the records of the same person: alone, the first of them, or another. */
  readonly place: 'alone' | 'first' | 'other';
  /** A record of the same person has a contact. */
  readonly isReachedElsewhere: boolean;
  /** The person is known to have opted out, and no newer consent is recorded. */
  readonly isKnownOptOut: boolean;
  /** The contact's email bounced after the person had opted out, and no newer consent is recorded. */
  readonly isOutBehindBounce: boolean;
  /** The contact is not in the lists of the mapping that the customer belongs in, or in others. */
  readonly hasListGap: () => boolean;
};

const email = fieldBit('email');

/**
 * What is wrong with one pair, by the precedence of product.md. First what concerns the person's will and the person's
 * records; then: not eligible, no email, malformed email, no permission, no contact, and only then the fields.
 */
export const judge = (
  customer: JudgedCustomer,
  contact: JudgedContact | null,
  around: Surroundings,
): readonly Finding[] => {
  if (hasConsentConflict(customer, contact, around)) return [consentConflict];
  const several: readonly Finding[] = around.contacts > 1 ? [duplicateContact] : [];
  // Also of somebody who opted out: the answer has to reach the record that stays.
  if (around.place === 'other') return [...several, duplicateCustomer];
  if (!isEligible(customer, contact)) return several;
  return [...several, ...judgeMail(customer, contact, around)];
};

const consentConflict: Finding = { kind: 'consent-conflict', severity: 'blocks', fieldMask: 0 };
const duplicateContact: Finding = { kind: 'duplicate-contact', severity: 'warns', fieldMask: 0 };
const duplicateCustomer: Finding = { kind: 'duplicate-customer', severity: 'warns', fieldMask: 0 };

const listGap: Finding = { kind: 'list-gap', severity: 'warns', fieldMask: 0 };

/** A contact that carries a customer number which the ERP lacks. */
export const orphan: Finding = { kind: 'contact-orphan', severity: 'warns', fieldMask: 0 };

const ambiguous: Finding = { kind: 'identity-ambiguous', severity: 'blocks', fieldMask: 0 };

/**
 * What is found about a customer who has no contact, while there are contacts that may be theirs: not that one is missing, nor
 * that nobody gave a permission, but which it is. What the ERP itself holds wrong is so whoever it is.
 */
export const withCandidates = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some(({ kind }) => kind === 'duplicate-customer')
    ? findings
    : [...findings.filter(({ kind }) => !restsOnContact.has(kind)), ambiguous];

const restsOnContact = new Set(['customer-missing', 'permission-missing']);

const judgeMail = (
  customer: JudgedCustomer,
  contact: JudgedContact | null,
  around: Surroundings,
): readonly Finding[] => {
  if ((customer.facts & customerFact.hasEmail) === 0) return [];
  if ((customer.malformed & email) !== 0)
    return [{ kind: 'malformed-value', severity: 'blocks', fieldMask: customer.malformed }];
  const permitted =
    (customer.facts & customerFact.hasPermission) !== 0 || ((contact?.facts ?? 0) & contactFact.hasPermission) !== 0;
  if (!permitted) return [{ kind: 'permission-missing', severity: 'blocks', fieldMask: 0 }];
  // The person's contact hangs on another of their records: a second one could not be made, and is not wanted.
  if (contact === null)
    return around.isReachedElsewhere ? [] : [{ kind: 'customer-missing', severity: 'blocks', fieldMask: 0 }];
  // In the bin or deleted: somebody took the person out on purpose, and a create could bring the contact back.
  if ((contact.facts & contactFact.live) === 0) return [];
  if (customer.malformed === 0 && customer.hash === contact.hash) return [];
  const findings: Finding[] = [];
  if (customer.malformed !== 0)
    findings.push({ kind: 'malformed-value', severity: 'warns', fieldMask: customer.malformed });
  return [...findings, ...judgeFields(around), ...(around.hasListGap() ? [listGap] : [])];
};

/** A wrong reward is a case of its own: it blocks where mail would promise more than the person has. */
const judgeFields = ({ fieldMask, promisesMore }: Surroundings): readonly Finding[] => {
  const differing = fieldMask();
  const plain = without(differing, rewardMask);
  const reward = within(differing, rewardMask);
  return [
    ...(plain === 0 ? [] : [differsIn('field-drift', plain, (plain & email) !== 0)]),
    ...(reward === 0 ? [] : [differsIn('reward-drift', reward, promisesMore(reward))]),
  ];
};

const differsIn = (kind: 'field-drift' | 'reward-drift', fieldMask: number, blocks: boolean): Finding => ({
  kind,
  severity: blocks ? 'blocks' : 'warns',
  fieldMask,
});

/** An opt-out that one side does not know of. A bounce is not one, nor is a domain that is blocked; neither takes one back. */
const hasConsentConflict = (
  customer: JudgedCustomer,
  contact: JudgedContact | null,
  { isKnownOptOut, isOutBehindBounce }: Surroundings,
): boolean => {
  const outInErp = (customer.facts & customerFact.optedOut) !== 0;
  const isActive = (customer.facts & customerFact.active) !== 0;
  const mayBeMailed = (customer.facts & couldBeMailed) === askedOfMailed;
  // Without a contact it matters only where one could be made; a full pass looks at no others either.
  if (contact === null) return isKnownOptOut && mayBeMailed;
  if (outInErp) return (contact.facts & outOrLive) === contactFact.live && !isOutBehindBounce;
  if ((contact.facts & contactFact.unsubscribed) !== 0) return isActive;
  return isOutBehindBounce && mayBeMailed;
};

const outOrLive = contactFact.live | contactFact.optedOut;
const askedOfMailed = customerFact.active | customerFact.person | customerFact.hasEmail;
const couldBeMailed = askedOfMailed | customerFact.test | customerFact.optedOut;

/** Whether nothing can be found about this pair: the common case, told without any further work. */
export const agreesQuietly = (customer: JudgedCustomer, contact: JudgedContact): boolean =>
  customer.hash === contact.hash &&
  customer.malformed === 0 &&
  (customer.facts & (customerFact.hasEmail | customerFact.optedOut)) === customerFact.hasEmail &&
  (contact.facts & (contactFact.unsubscribed | contactFact.bounced)) === 0 &&
  ((customer.facts & customerFact.hasPermission) !== 0 || (contact.facts & contactFact.hasPermission) !== 0);

/** Active, a person, not a test, opted out on neither side (product.md, until a workspace has its own rule). */
export const isEligible = (
  customer: { readonly facts: number },
  contact: { readonly facts: number } | null,
): boolean => {
  const needed = customerFact.active | customerFact.person;
  if ((customer.facts & needed) !== needed) return false;
  if ((customer.facts & (customerFact.test | customerFact.optedOut)) !== 0) return false;
  return contact === null || (contact.facts & contactFact.optedOut) === 0;
};
