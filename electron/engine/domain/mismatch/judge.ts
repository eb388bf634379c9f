import { fieldBit } from '../../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import type { Finding } from '../../../../shared/domain/mismatch.ts';

export type JudgedCustomer = { readonly facts: number; readonly malformed: number; readonly hash: number };
export type JudgedContact = { readonly facts: number; readonly hash: number };

const email = fieldBit('email');

/**
 * What is wrong with one pair, by the precedence of product.md: not eligible, no email, malformed email, no permission,
 * no contact, and only then the fields. `fieldMask` is asked only when the hashes differ or a field is malformed.
 */
export const judge = (
  customer: JudgedCustomer,
  contact: JudgedContact | null,
  fieldMask: () => number,
): readonly Finding[] => {
  if (!isEligible(customer, contact)) return [];
  if ((customer.facts & customerFact.hasEmail) === 0) return [];
  if ((customer.malformed & email) !== 0)
    return [{ kind: 'malformed-value', severity: 'blocks', fieldMask: customer.malformed }];
  const permitted =
    (customer.facts & customerFact.hasPermission) !== 0 || ((contact?.facts ?? 0) & contactFact.hasPermission) !== 0;
  if (!permitted) return [{ kind: 'permission-missing', severity: 'blocks', fieldMask: 0 }];
  if (contact === null) return [{ kind: 'customer-missing', severity: 'blocks', fieldMask: 0 }];
  // In the bin or deleted: somebody took the person out on purpose, and a create could bring the contact back.
  if ((contact.facts & contactFact.live) === 0) return [];
  if (customer.malformed === 0 && customer.hash === contact.hash) return [];
  const findings: Finding[] = [];
  if (customer.malformed !== 0)
    findings.push({ kind: 'malformed-value', severity: 'warns', fieldMask: customer.malformed });
  const differing = fieldMask();
  if (differing !== 0)
    findings.push({
      kind: 'field-drift',
      severity: (differing & email) === 0 ? 'warns' : 'blocks',
      fieldMask: differing,
    });
  return findings;
};

/** Whether nothing can be found about this pair: the common case, told without any further work. */
export const agreesQuietly = (customer: JudgedCustomer, contact: JudgedContact): boolean =>
  customer.hash === contact.hash &&
  customer.malformed === 0 &&
  (customer.facts & customerFact.hasEmail) !== 0 &&
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
