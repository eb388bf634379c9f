import type { Evidence } from '../../../shared/domain/evidence.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { gone, seenAs } from './decide.ts';
import { detectKeys } from './detect-keys.ts';
import type { FlowDeps } from './flow-deps.ts';
import { noteLeft } from './identify.ts';
import { oweLinking } from './link-left.ts';
import { personOf } from './load-pair.ts';

export type NotTheSame = { readonly id: number; readonly evidenceHash: string; readonly contactId: number };

/**
 * Keeps that a customer and one of the contacts shown are two people: they are never linked or asked about again, whatever is
 * read or mapped, until somebody takes it back. Nothing is written to either system.
 */
export const sayNotSame = (
  deps: FlowDeps,
  { id, evidenceHash, contactId }: NotTheSame,
): Result<{ readonly left: number }> =>
  deps.stores.atomically(() => {
    const seen = seenAs(deps, id, evidenceHash, ['open']);
    if (!seen.ok) return seen;
    const { mismatch, evidence } = seen.value;
    const { customer, otherContacts = [] } = evidence;
    if (
      evidence.kind !== 'identity-ambiguous' ||
      customer === null ||
      !otherContacts.some((one) => one.contactId === contactId)
    )
      return err(failure('decision.not-possible', 'This contact is none of those that may be the customer’s.'));
    const { stores, clock, ids, operator } = deps;
    const at = clock.now();
    const decisionId = ids.sortable(at);
    stores.identity.say({ customerId: customer.id, contactId, verdict: 'different', by: operator, at, decisionId });
    audited(deps, 'said they are two people', id, { contactId, evidence });
    lookAtBoth(deps, mismatch.matchKey, contactId);
    return ok({ left: otherContacts.length - 1 });
  }, 'durable');

/** Takes back that they are two people: they may be asked about again at once. */
export const takeBackNotSame = (
  deps: FlowDeps,
  { id, contactId }: { readonly id: number; readonly contactId: number },
): Result<{ readonly takenBack: boolean }> =>
  deps.stores.atomically(() => {
    const { stores } = deps;
    const mismatch = stores.mismatches.get(id);
    const customer = mismatch?.customerRid == null ? null : stores.mirror.customer(mismatch.customerRid);
    if (mismatch === null || customer === null || customer.number !== mismatch.matchKey) return err(gone);
    const said = stores.identity.verdictsOf(customer.id).find((one) => one.contactId === contactId);
    if (said?.verdict !== 'different') return ok({ takenBack: false });
    stores.identity.takeBack(customer.id, contactId);
    audited(deps, 'took back that they are two people', id, { contactId, evidence: null });
    lookAtBoth(deps, mismatch.matchKey, contactId);
    return ok({ takenBack: true });
  }, 'durable');

const lookAtBoth = (deps: FlowDeps, matchKey: string, contactId: number): void => {
  const { mirror, workspace } = deps.stores;
  oweLinking(workspace);
  while (mirror.rekeyContacts(100) > 0);
  const contact = mirror.contactById(contactId);
  const key = contact === null ? null : mirror.keyOfContact(contact.rid);
  const keys = [...new Set(key === null ? [matchKey] : [matchKey, key])];
  noteLeft(deps, keys);
  detectKeys(deps, keys, null);
};

const audited = (
  { stores, clock, operator }: FlowDeps,
  action: string,
  id: number,
  { contactId, evidence }: { readonly contactId: number; readonly evidence: Evidence | null },
): void =>
  stores.audit.append({
    at: clock.now(),
    actor: operator,
    action,
    subject: `mismatch:${id}`,
    personal: JSON.stringify({ contactId }),
    person: evidence === null ? null : personOf(evidence),
  });
