import type { Evidence } from '../../../shared/domain/evidence.ts';
import { canonicalJson, toEvidence } from '../domain/resolve/evidence.ts';
import type { OutboxEntry, PersonRef, StoredMismatch, Stores } from '../store/stores.ts';

/** What the mirror says now about a mismatch's pair. */
export const evidenceOf = (stores: Stores, mismatch: StoredMismatch, today: string): Evidence => {
  const customer = mismatch.customerRid === null ? null : stores.mirror.customer(mismatch.customerRid);
  const contact = mismatch.contactRid === null ? null : stores.mirror.contact(mismatch.contactRid);
  return toEvidence({
    kind: mismatch.row.kind,
    mask: mismatch.fieldMask,
    customer,
    contact,
    method: contact?.method ?? null,
    today,
  });
};

/** The keyed hash of evidence: what an approval names to say what was on screen. */
export const evidenceHashOf = (stores: Stores, evidence: Evidence): string => stores.keyedHash(canonicalJson(evidence));

/** Whose key seals what is stored about this evidence. */
export const personOf = (evidence: Evidence): PersonRef => ({
  customerId: evidence.customer?.id ?? null,
  contactId: evidence.contact?.contactId ?? null,
});

/** The evidence that an entry's decision was made on; null when its person was forgotten. */
export const evidenceOfEntry = (stores: Stores, entry: OutboxEntry): Evidence | null =>
  stores.decisions.evidence(entry.decisionId);
