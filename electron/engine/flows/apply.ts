import { type ChangeSet, systemOf } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { failure } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Receipt } from '../connectors/connector.ts';
import { advance } from '../domain/outbox/machine.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { compareWithEvidence } from '../domain/resolve/stale.ts';
import { compareUndo } from '../domain/resolve/undo.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { evidenceOfEntry } from './load-pair.ts';
import { readFresh } from './read-fresh.ts';
import { type Settlement, settle } from './settle.ts';
import { heldByValve } from './valve.ts';
import { verifyEntry } from './verify.ts';

/**
 * Sends one pending entry: reads both records anew, compares them with what the operator saw, stores `in-flight` before
 * the first byte, writes once, and stores the outcome. What changed since goes back to the operator.
 */
export const applyEntry = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  const evidence = evidenceOfEntry(deps.stores, entry);
  if (evidence === null) return dropUnsent(deps, entry);
  const fresh = await readFresh(deps, evidence, entry.changeSet, signal);
  if (signal.aborted) return;
  const stays = fresh.ok ? await survivorOf(deps, evidence, entry.changeSet, signal) : ok(true);
  if (signal.aborted) return;
  const instead = insteadOfSending(deps, { entry, evidence }, fresh, stays);
  if (instead !== null) return settle(deps, entry, instead);
  await send(deps, entry, signal);
};

/** A pending entry whose person was forgotten: nothing of it can be sent. */
export const dropUnsent = (deps: RemoteDeps, entry: OutboxEntry): void => {
  const gone = failure('apply.stale', 'The person of this change was forgotten; nothing was sent.');
  settle(deps, entry, advance(entry, { event: 'stale', failure: gone }, deps.clock.now()));
};

type Approved = { readonly entry: OutboxEntry; readonly evidence: Evidence };

/** Where a pending entry goes by what was just read, instead of to the remote; null when it may be sent. */
export const insteadOfSending = (
  deps: RemoteDeps,
  { entry, evidence }: Approved,
  fresh: Result<FreshPair>,
  stays: Result<boolean> = ok(true),
): Settlement | null => {
  const now = deps.clock.now();
  if (!fresh.ok) return advance(entry, { event: 'not-sent', failure: fresh.error }, now);
  if (!stays.ok) return advance(entry, { event: 'not-sent', failure: stays.error }, now);
  const sentence = whyNot(deps, entry, evidence, fresh.value) ?? (stays.value ? null : survivorGone);
  if (sentence === null) return null;
  const stale = failure('apply.stale', sentence);
  return { ...advance(entry, { event: 'stale', failure: stale }, now), fresh: fresh.value };
};

const survivorGone = 'The record that was to stay is no longer in use in the ERP.';

/** Whether the record that a duplicate is marked with is still in use; true for every other change. */
const survivorOf = async (
  { connectors }: RemoteDeps,
  { customer, otherCustomers }: Evidence,
  changeSet: ChangeSet,
  signal: AbortSignal,
): Promise<Result<boolean>> => {
  if (changeSet.operation !== 'customer.mark-duplicate' || changeSet.duplicateOf === null) return ok(true);
  const number = changeSet.duplicateOf;
  const seen = [customer, ...(otherCustomers ?? [])].find((record) => record?.number === number);
  if (seen == null) return ok(false);
  const read = await connectors.erp.readCustomer(seen.id, signal);
  if (!read.ok) return read;
  const held = read.value?.value;
  return ok(held?.active === true && held.number === number);
};

/** Why what was approved may not be sent any more, or null. */
const whyNot = (deps: RemoteDeps, entry: OutboxEntry, evidence: Evidence, fresh: FreshPair): string | null => {
  const today = todayOf(deps.clock);
  const comparison =
    entry.undoOf === null
      ? compareWithEvidence(evidence, fresh, entry.changeSet, today, deps.stores.mappings.inForce().document)
      : compareUndo(evidence, fresh, entry.changeSet, today);
  if (comparison !== 'same') return comparison.stale;
  return (
    noOrphanAnyMore(deps, entry, evidence) ??
    productMoved(deps, entry, evidence) ??
    heldByValve(deps, entry.changeSet, fresh)
  );
};

/** The ERP cannot be asked by number: whether a customer with the orphan's number came is for the mirror to say. */
const noOrphanAnyMore = ({ stores }: RemoteDeps, { changeSet, undoOf }: OutboxEntry, { kind }: Evidence) =>
  kind === 'contact-orphan' &&
  undoOf === null &&
  changeSet.operation === 'contact.number' &&
  changeSet.before !== null &&
  stores.mirror.customerKeysOf(changeSet.before).length > 0
    ? 'The ERP has a customer with this number by now.'
    : null;

/** A product is put together from several records of the ERP: whether it still is what was seen is for the mirror to say. */
const productMoved = ({ stores }: RemoteDeps, { undoOf }: OutboxEntry, { item }: Evidence): string | null => {
  if (item === undefined || undoOf !== null) return null;
  const now = stores.saleCases.itemsIn([item.sku]).get(item.sku)?.product ?? null;
  return now?.hash === item.product?.hash && now?.facts === item.product?.facts
    ? null
    : 'The product was changed in the ERP since you approved.';
};

const send = async (deps: RemoteDeps, entry: OutboxEntry, signal: AbortSignal): Promise<void> => {
  const { stores, clock } = deps;
  const startedAt = clock.now();
  const claimed = advance(entry, { event: 'claimed' }, startedAt);
  const attemptId = stores.atomically(() => {
    // It may have been withdrawn while both records were read.
    if (stores.outbox.get(entry.id)?.state !== 'pending') return null;
    stores.outbox.setState(entry.id, claimed.state, { at: startedAt, attempts: claimed.attempts, failure: null });
    return stores.outbox.startAttempt({ entryId: entry.id, startedAt, purpose: 'write' });
  }, 'durable');
  if (attemptId === null) return;
  deps.emit({ name: 'store.changed', payload: { topics: ['outbox'] } });
  const inFlight: OutboxEntry = { ...entry, state: claimed.state, attempts: claimed.attempts };
  const result = await write(deps, entry.changeSet, entry.idempotencyKey, signal);
  const endedAt = clock.now();
  const attempt = {
    id: attemptId,
    endedAt,
    outcome: result.ok ? 'accepted' : result.error.code,
    status: result.ok ? result.value.status : null,
    detail: result.ok ? null : result.error.sentence,
  };
  settle(deps, inFlight, { ...advance(inFlight, outcomeOf(result), endedAt), attempt });
  const stored = stores.outbox.get(entry.id);
  if (stored?.state === 'accepted' && !signal.aborted) await verifyEntry(deps, stored, signal);
};

/** A stop cuts the wait for the answer; the entry is then unconfirmed and read back before anything else. */
const write = (
  { connectors }: RemoteDeps,
  changeSet: ChangeSet,
  key: string,
  signal: AbortSignal,
): Promise<Result<Receipt>> =>
  systemOf(changeSet) === 'erp'
    ? connectors.erp.write(changeSet, key, signal)
    : connectors.dotdigital.write(changeSet, signal);

/** What a write's answer means for its entry. */
export const outcomeOf = (result: Result<unknown>) => {
  if (result.ok) return { event: 'sent' } as const;
  if (result.error.code === 'remote.conflict') return { event: 'stale', failure: result.error } as const;
  switch (result.error.reached) {
    case 'no':
      return { event: 'not-sent', failure: result.error } as const;
    case 'yes':
      return { event: 'refused', failure: result.error } as const;
    default:
      return { event: 'maybe-sent', failure: result.error } as const;
  }
};
