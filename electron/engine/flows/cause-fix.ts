import type { CauseFix, CauseSignature } from '../../../shared/domain/cause.ts';
import { type FieldName, fieldNameSchema, hasField } from '../../../shared/domain/fields.ts';
import { type Mapping, ruleOf } from '../../../shared/domain/mapping-document.ts';
import { ownerOf } from '../../../shared/domain/mismatch.ts';
import { type Candidate, candidatesOf } from '../domain/causes/candidates.ts';
import { stepsText } from '../domain/mapping/step-text.ts';
import { differingMask } from '../domain/mismatch/compare.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { StoredCause } from '../store/cause-stores.ts';
import type { Stores } from '../store/stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { missingDataFields } from './missing-data-fields.ts';
import { underDraft } from './under-draft.ts';

/** A mapping is offered only where it closes so much of what it is tried on. */
const leastShare = 0.9;
/** Cases that a mapping is tried on, and cases that are read at once. */
const triedOn = 500;
const readAtOnce = 50;

export type FixOfCause = { readonly fix: CauseFix; readonly draft: Mapping | null };

/**
 * What would end a cause. A change of the mapping is told only after it was tried on the cause's own cases; nothing is written
 * and nothing called.
 */
export const fixOfCause = async (deps: FlowDeps, cause: StoredCause): Promise<FixOfCause> => {
  const { signature } = cause;
  if (signature.mechanism === 'data-field') return { fix: fieldFix(deps.stores, signature), draft: null };
  const { version, document } = deps.stores.mappings.inForce();
  const words: FixOfCause = { fix: { do: 'words', owner: ownerOfCause(signature) }, draft: null };
  let best: FixOfCause = words;
  for (const candidate of candidatesOf(signature, document)) {
    const draft = { version: version + 1, document: candidate.document };
    const { closes, of } = await tryOn(deps, cause, candidate, draft);
    if (of === 0 || closes < of * leastShare) continue;
    if (best.fix.do === 'mapping' && best.fix.closes >= closes) continue;
    best = { fix: mappingFix(candidate, document, { closes, of }), draft };
  }
  return best;
};

/** Who ends it where Concord cannot: a value that something else wrote is for whoever keeps the link between the systems. */
const ownerOfCause = ({ kind, mechanism }: CauseSignature) =>
  (kind === 'field-drift' || kind === 'reward-drift') && mechanism !== 'emptied' && mechanism !== 'replaced'
    ? 'integration'
    : ownerOf[kind];

const fieldFix = (stores: Stores, { field, detail }: CauseSignature): CauseFix => {
  const known = fieldNameSchema.safeParse(field).data;
  const target = known === undefined ? null : ruleOf(stores.mappings.inForce().document, known).target;
  const isMissing = known !== undefined && missingDataFields(stores).has(known);
  return target === null || !isMissing || detail === null
    ? { do: 'words', owner: 'integration' }
    : { do: 'create-field', name: target.name, type: target.type };
};

const mappingFix = (
  { field, document }: Candidate,
  inForce: Mapping['document'],
  counted: { readonly closes: number; readonly of: number },
): CauseFix => {
  const [before, after] = [ruleOf(inForce, field), ruleOf(document, field)];
  const isMoved = before.target?.name !== after.target?.name;
  return {
    do: 'mapping',
    field,
    before: isMoved ? (before.target?.name ?? '') : stepsText(before),
    after: isMoved ? (after.target?.name ?? '') : stepsText(after),
    ...counted,
  };
};

/** On how many of its open cases, those set apart left out, the mapping leaves nothing of the field to be found. */
const tryOn = async (
  { stores, clock }: FlowDeps,
  { id, signature }: StoredCause,
  { field }: Candidate,
  draft: Mapping,
): Promise<{ readonly closes: number; readonly of: number }> => {
  const today = todayOf(clock);
  const drafted = underDraft(stores, draft, today);
  let [closes, of, after] = [0, 0, 0];
  while (of < triedOn) {
    const some = stores.causes.cases({ id, apart: null, status: 'open', after, limit: readAtOnce });
    for (const { caseId } of some) {
      const mismatch = stores.mismatches.get(caseId);
      if (mismatch === null) continue;
      of += 1;
      if (isClosed(drafted, mismatch, { field, today, draft, isMalformed: signature.kind === 'malformed-value' }))
        closes += 1;
    }
    const last = some.at(-1);
    if (last === undefined) break;
    after = last.caseId;
    await yieldToOthers();
  }
  return { closes, of };
};

type Trying = {
  readonly field: FieldName;
  readonly today: string;
  readonly draft: Mapping;
  readonly isMalformed: boolean;
};

const isClosed = (
  { mirror }: Stores,
  { customerRid, contactRid }: { readonly customerRid: number | null; readonly contactRid: number | null },
  { field, today, draft, isMalformed }: Trying,
): boolean => {
  const customer = customerRid === null ? null : mirror.customer(customerRid);
  if (customer === null || hasField(customer.malformed, field)) return false;
  const contact = contactRid === null ? null : mirror.contact(contactRid);
  // Without a contact nothing tells whether it is read rightly, only that it is read.
  if (contact === null) return isMalformed;
  const differing = differingMask(customer.values, contact.values, customer.malformed, today, draft);
  return !hasField(differing, field);
};
