import type { System } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { gone, seenAs } from './decide.ts';
import { detectKeys } from './detect-keys.ts';
import type { FlowDeps } from './flow-deps.ts';

export type TwoRecords = { readonly id: number; readonly evidenceHash: string; readonly otherId: string };

/** The record that a case of this kind is about, and on which side its doubles are; null for other kinds. */
export type Doubled = { readonly side: System; readonly id: string };

/**
 * Keeps that the record of a case and another one that is shown as the same person's are two people: they are never taken for
 * one again, whatever is read or compared, until somebody takes it back. Nothing is written to either system.
 */
export const sayTwoRecords = (deps: FlowDeps, { id, evidenceHash, otherId }: TwoRecords): Result<void> =>
  deps.stores.atomically(() => {
    const seen = seenAs(deps, id, evidenceHash, ['open']);
    if (!seen.ok) return seen;
    const { mismatch, evidence } = seen.value;
    const record = doubledIn(evidence);
    if (record === null || !doublesShown(deps, mismatch, evidence).includes(otherId)) return err(noDouble);
    const { stores, clock, ids, operator } = deps;
    const at = clock.now();
    const said = { one: record.id, other: otherId, by: operator, at, decisionId: ids.sortable(at) };
    stores.doubles.say(record.side, said);
    audited(deps, 'said they are two people', id, { ...record, otherId });
    lookAtBoth(deps, record, otherId);
    return ok(undefined);
  }, 'durable');

/** Takes back that they are two people: they are shown as one again where they were found to be. */
export const takeBackTwoRecords = (
  deps: FlowDeps,
  { id, otherId }: Pick<TwoRecords, 'id' | 'otherId'>,
): Result<{ readonly takenBack: boolean }> =>
  deps.stores.atomically(() => {
    const mismatch = deps.stores.mismatches.get(id);
    const record = mismatch === null ? undefined : recordsOf(deps, mismatch).find((one) => isApart(deps, one, otherId));
    if (mismatch === null) return err(gone);
    if (record === undefined) return ok({ takenBack: false });
    deps.stores.doubles.takeBack(record.side, record.id, otherId);
    audited(deps, 'took back that they are two people', id, { ...record, otherId });
    lookAtBoth(deps, record, otherId);
    return ok({ takenBack: true });
  }, 'durable');

const noDouble = failure('decision.not-possible', 'This record is none of those that are shown as the same person’s.');

const doubledIn = ({ kind, customer, contact }: Evidence): Doubled | null => {
  if (kind === 'duplicate-customer' && customer !== null) return { side: 'erp', id: customer.id };
  return kind === 'duplicate-contact' && contact !== null
    ? { side: 'dotdigital', id: String(contact.contactId) }
    : null;
};

/** Contacts that carry the same number are one customer's, whoever they are: only evidence can be contradicted. */
export const doublesShown = (
  { stores }: FlowDeps,
  { contactRid }: StoredMismatch,
  evidence: Evidence,
): readonly string[] => {
  if (evidence.kind === 'duplicate-customer') return (evidence.otherCustomers ?? []).map(({ id }) => id);
  const partners = contactRid === null ? [] : stores.doubles.pairsOf('dotdigital', contactRid);
  const evident = new Set(partners.map(({ other }) => stores.mirror.contact(other)?.contactId));
  return (evidence.otherContacts ?? []).flatMap(({ contactId }) => (evident.has(contactId) ? [String(contactId)] : []));
};

/** Both records of a case, as far as they are there. */
export const recordsOf = ({ stores }: Pick<FlowDeps, 'stores'>, mismatch: StoredMismatch): readonly Doubled[] => {
  const { customerRid, contactRid, matchKey } = mismatch;
  const customer = customerRid === null ? null : stores.mirror.customer(customerRid);
  const contact = contactRid === null ? null : stores.mirror.contact(contactRid);
  return [
    ...(customer === null || customer.number !== matchKey ? [] : [{ side: 'erp' as const, id: customer.id }]),
    ...(contact === null ? [] : [{ side: 'dotdigital' as const, id: String(contact.contactId) }]),
  ];
};

const isApart = ({ stores }: FlowDeps, { side, id }: Doubled, otherId: string): boolean =>
  stores.doubles.apartOf(side, id).some(({ other }) => other === otherId);

const lookAtBoth = (deps: FlowDeps, { side, id }: Doubled, otherId: string): void => {
  const { mirror } = deps.stores;
  const keys = [id, otherId].flatMap((one) => {
    if (side === 'erp') return mirror.customerById(one)?.number ?? [];
    const contact = mirror.contactById(Number(one));
    return contact === null ? [] : (mirror.keyOfContact(contact.rid) ?? []);
  });
  detectKeys(deps, [...new Set(keys)], null);
};

/** Sealed for both of them: it goes when either is forgotten. */
const audited = (
  { stores, clock, operator }: FlowDeps,
  action: string,
  id: number,
  { side, id: recordId, otherId }: Doubled & { readonly otherId: string },
): void =>
  stores.audit.append({
    at: clock.now(),
    actor: operator,
    action,
    subject: `mismatch:${id}`,
    personal: JSON.stringify({ side, id: recordId, otherId }),
    person:
      side === 'erp'
        ? { customerId: recordId, contactId: null, alsoCustomerIds: [otherId] }
        : { customerId: null, contactId: Number(recordId), alsoContactIds: [Number(otherId)] },
  });
