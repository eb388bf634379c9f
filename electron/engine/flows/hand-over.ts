import type { ChangeSet, System } from '../../../shared/domain/change.ts';
import { type HandedCase, type HandedDecision, handoverLimit } from '../../../shared/domain/handover.ts';
import { editsSchema } from '../../../shared/ipc/operations/mismatch.ts';
import { canonicalJson, sharedTextOf } from '../domain/resolve/evidence.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { OwnDecision } from '../store/desk-stores.ts';
import type { FlowDeps } from './flow-deps.ts';

/** `hash` tells texts apart and is the same on every machine (SHA-256). */
export type DeskDeps = FlowDeps & { readonly hash: (text: string) => string };

/** A decision to hand over, and how it is called on this machine. */
export type Handed = {
  readonly decision: HandedDecision;
  readonly mismatchId: number;
  readonly label: string;
  readonly reference: string;
};

/** What is not handed over yet, or what of an earlier file still stands; oldest first, and how many more there are. */
export const toHandOver = (
  deps: DeskDeps,
  again: number | null,
): { readonly handed: readonly Handed[]; readonly more: number } => {
  const { handovers } = deps.stores;
  const decisions = again === null ? handovers.decisions() : handovers.decisionsOf(again);
  const assignments = again === null ? handovers.assignments() : handovers.assignmentsOf(again);
  const all = [
    ...decisions.flatMap((own) => handedDecision(deps, own)),
    ...assignments.flatMap(({ id, mismatchId, by, at }) => {
      const mismatch = deps.stores.mismatches.get(mismatchId);
      if (mismatch === null) return [];
      const about = aboutOf(mismatch);
      return [handed(mismatch, { verb: 'assign', id, about, by, at, to: mismatch.row.assignee })];
    }),
    ...notSame(deps, again),
    ...ofProducts(deps, again),
    ...twoRecords(deps, again),
  ];
  return { handed: all.slice(0, handoverLimit), more: Math.max(0, all.length - handoverLimit) };
};

/** What this desk said of two people: it stands by itself, whatever became of the case in which it was said. */
const notSame = ({ stores }: DeskDeps, again: number | null): readonly Handed[] =>
  stores.identity.verdicts().flatMap(({ customerId, contactId, verdict, by, at, decisionId: id }) => {
    if (verdict !== 'different' || stores.handovers.fileOf(id) !== again) return [];
    const customer = stores.mirror.customerById(customerId);
    const stored = customer === null ? [] : stores.mismatches.keysOf(customer.number);
    const known = stored.find(({ kind }) => kind === 'identity-ambiguous');
    const mismatch = known === undefined ? null : stores.mismatches.get(known.id);
    if (mismatch === null) return [];
    return [handed(mismatch, { verb: 'not-same', id, about: aboutOf(mismatch), by, at, contactId })];
  });

/** The same of products and items. It is about the case of the product, or of the SKU, wherever it was said. */
const ofProducts = ({ stores }: DeskDeps, again: number | null): readonly Handed[] =>
  stores.itemLinks.page(null, handoverLimit).flatMap(({ sku, recordKey, verdict, role, by, at, decisionId: id }) => {
    if (stores.handovers.fileOf(id) !== again) return [];
    const wanted = role === 'product' ? 'product-missing' : 'sku-unmapped';
    const known = stores.mismatches.keysOf(sku, 'item').find(({ kind }) => kind === wanted);
    const mismatch = known === undefined ? null : stores.mismatches.get(known.id);
    if (mismatch === null) return [];
    const verb = verdict === 'same' ? 'same-product' : 'other-product';
    return [handed(mismatch, { verb, id, about: aboutOf(mismatch), by, at, recordKey })];
  });

/** The same of two records of one side; it is kept both ways, and told where the case of one of them is. */
const twoRecords = ({ stores }: DeskDeps, again: number | null): readonly Handed[] => {
  const found = new Map<string, Handed>();
  for (const side of ['erp', 'dotdigital'] as const)
    for (const { one, other: otherId, by, at, decisionId: id } of stores.doubles.apart(side)) {
      if (found.has(id) || stores.handovers.fileOf(id) !== again) continue;
      const mismatch = duplicateOf(stores, side, one);
      if (mismatch !== null)
        found.set(id, handed(mismatch, { verb: 'two-records', id, about: aboutOf(mismatch), by, at, otherId }));
    }
  return [...found.values()];
};

const duplicateOf = ({ mirror, mismatches }: DeskDeps['stores'], side: System, id: string): StoredMismatch | null => {
  const contact = side === 'erp' ? null : mirror.contactById(Number(id));
  const key = side === 'erp' ? mirror.customerById(id)?.number : mirror.keyOfContact(contact?.rid ?? 0);
  const kind = side === 'erp' ? 'duplicate-customer' : 'duplicate-contact';
  const known = key == null ? undefined : mismatches.keysOf(key).find((one) => one.kind === kind);
  const mismatch = known === undefined ? null : mismatches.get(known.id);
  return side === 'erp' || mismatch?.contactRid === contact?.rid ? mismatch : null;
};

const handed = ({ row }: StoredMismatch, decision: HandedDecision): Handed => ({
  decision,
  mismatchId: row.id,
  label: row.label,
  reference: row.reference,
});

const aboutOf = ({ entity, matchKey, row }: StoredMismatch): HandedCase => ({ entity, matchKey, kind: row.kind });

/** The decision, where it is still in force here; what came to nothing here is nothing to hand over. */
const handedDecision = (deps: DeskDeps, own: OwnDecision): readonly Handed[] => {
  const { mismatches, decisions } = deps.stores;
  const mismatch = mismatches.get(own.mismatchId);
  if (mismatch === null) return [];
  const { id, by, at, before } = own;
  const base = { id, about: aboutOf(mismatch), by, at };
  const wasSetAside = before === 'ignore' || before === 'defer';
  if (own.verdict === 'reopen')
    return wasSetAside && mismatch.row.status === 'open' ? [handed(mismatch, { ...base, verb: 'reopen' })] : [];
  if (own.verdict === 'withdraw')
    return before === 'approve' && mismatch.row.status === 'open'
      ? [handed(mismatch, { ...base, verb: 'withdraw' })]
      : [];
  // Null where the person was forgotten.
  const evidence = decisions.evidence(id);
  if (evidence === null || mismatch.decisionId !== id) return [];
  const seen = { evidence: deps.hash(sharedTextOf(evidence)), reopens: wasSetAside };
  const made = madeOf(deps, mismatch, own);
  return made === null ? [] : [handed(mismatch, { ...base, ...seen, ...made })];
};

type Made =
  | Pick<Extract<HandedDecision, { verb: 'approve' }>, 'verb' | 'edits' | 'keep' | 'result'>
  | Pick<Extract<HandedDecision, { verb: 'ignore' }>, 'verb' | 'reason' | 'until'>
  | Pick<Extract<HandedDecision, { verb: 'defer' }>, 'verb' | 'reason' | 'until'>;

const madeOf = (deps: DeskDeps, { row }: StoredMismatch, { id, mismatchId, verdict }: OwnDecision): Made | null => {
  const { decisions, outbox } = deps.stores;
  const reason = (): string | null => decisions.ofMismatch(mismatchId).find((one) => one.id === id)?.reason ?? null;
  if (verdict === 'ignore' && row.status === 'ignored')
    return { verb: 'ignore', reason: reason() ?? '', until: row.until };
  if (verdict === 'defer' && row.status === 'deferred' && row.until !== null)
    return { verb: 'defer', reason: reason(), until: row.until };
  if (verdict !== 'approve' || row.status !== 'decided') return null;
  const result = resultOf(
    deps,
    outbox.ofDecision(id).map(({ changeSet }) => changeSet),
  );
  return { verb: 'approve', ...choiceOf(deps, id), result };
};

/** What tells one result from another: every step that would be sent, in order. */
export const resultOf = ({ hash }: DeskDeps, changeSets: readonly ChangeSet[]): string =>
  hash(canonicalJson(changeSets));

/** What a person chose otherwise than it was proposed; nothing where the person of the case was forgotten. */
export const choiceOf = ({ stores }: Pick<FlowDeps, 'stores'>, decisionId: string) => {
  const kept = stores.handovers.choiceOf(decisionId);
  if (kept === null) return { edits: {}, keep: null };
  const { edits, keep } = JSON.parse(kept) as { readonly edits: unknown; readonly keep: string | null };
  return { edits: editsSchema.parse(edits), keep };
};
