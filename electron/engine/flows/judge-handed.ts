import type { ChangeLine, ChangeSet } from '../../../shared/domain/change.ts';
import { changeLines } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { HandedDecision } from '../../../shared/domain/handover.ts';
import { sharedTextOf } from '../domain/resolve/evidence.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { TrustedDesk } from '../store/desk-stores.ts';
import { refusalOf } from './decide.ts';
import { todayOf } from './flow-deps.ts';
import { type DeskDeps, resultOf } from './hand-over.ts';
import { evidenceHashOf, evidenceOf } from './load-pair.ts';
import { planNow } from './plan-now.ts';
import { pairOf, refusalOfSaying } from './product-verdicts.ts';
import { doublesShown } from './two-records.ts';
import { heldByValve } from './valve.ts';

/** Whether a decision of another desk can be made here now. */
export type Judged =
  | {
      readonly answer: 'take';
      readonly mismatch: StoredMismatch;
      /** The hash under which this machine knows what was on the screen there. */
      readonly evidenceHash: string;
      /** It is set aside here and has to be put back first. */
      readonly reopens: boolean;
      readonly lines: readonly ChangeLine[];
    }
  | { readonly answer: 'leave'; readonly mismatch: StoredMismatch | null; readonly sentence: string }
  | { readonly answer: 'taken'; readonly mismatch: StoredMismatch | null; readonly number: number };

const leave = (mismatch: StoredMismatch | null, sentence: string): Judged => ({ answer: 'leave', mismatch, sentence });

/** Judges one decision against what this machine knows now; changes nothing. Sentences hold no personal values. */
export const judgeHanded = (deps: DeskDeps, desk: TrustedDesk, decision: HandedDecision): Judged => {
  const { stores } = deps;
  const { entity, matchKey, kind } = decision.about;
  const known = stores.mismatches.keysOf(matchKey, entity).find((one) => one.kind === kind);
  const mismatch = known === undefined ? null : stores.mismatches.get(known.id);
  const before = stores.taken.item(desk.fingerprint, decision.id);
  if (before !== null) return { answer: 'taken', mismatch, number: before.number };
  if (entity === 'customer' && stores.forgotten.isCustomer({ id: '', number: matchKey }))
    return leave(null, 'The person was forgotten here.');
  if (mismatch === null)
    return leave(null, 'There is no such mismatch here; where the reviewer has read more lately, sync here first.');
  const { status } = mismatch.row;
  if (status === 'cleared' || status === 'resolved') return leave(mismatch, 'The mismatch is gone here by now.');
  switch (decision.verb) {
    case 'assign':
      return take(deps, mismatch, false, []);
    case 'reopen':
      return status === 'ignored' || status === 'deferred'
        ? take(deps, mismatch, false, [])
        : leave(mismatch, 'It is not set aside here.');
    case 'withdraw':
      return judgeWithdrawal(deps, desk, mismatch);
    case 'two-records':
      return judgeTwoRecords(deps, mismatch, decision.otherId);
    case 'not-same':
      return judgeNotSame(deps, mismatch, decision.contactId);
    case 'same-product':
    case 'other-product':
      return judgeProduct(deps, mismatch, decision);
    default:
      return judgeSeen(deps, mismatch, decision);
  }
};

const take = (
  { stores, clock }: DeskDeps,
  mismatch: StoredMismatch,
  reopens: boolean,
  lines: readonly ChangeLine[],
): Judged => {
  const evidenceHash = evidenceHashOf(stores, evidenceOf(stores, mismatch, todayOf(clock)));
  return { answer: 'take', mismatch, evidenceHash, reopens, lines };
};

const judgeWithdrawal = (deps: DeskDeps, desk: TrustedDesk, mismatch: StoredMismatch): Judged => {
  const { stores } = deps;
  const { decisionId } = mismatch;
  if (mismatch.row.status !== 'decided' || decisionId === null || !stores.taken.isFrom(desk.fingerprint, decisionId))
    return leave(mismatch, 'Nothing of this desk waits here any more.');
  const isWaiting = stores.outbox.ofDecision(decisionId).every(({ state }) => state === 'pending');
  return isWaiting
    ? take(deps, mismatch, false, [])
    : leave(mismatch, 'It is under way or done already; undo it in the change log instead.');
};

/** That two are two people needs no more than that they are still asked about here. */
const judgeNotSame = (deps: DeskDeps, mismatch: StoredMismatch, contactId: number): Judged => {
  const { otherContacts = [] } = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
  return mismatch.row.status === 'open' && otherContacts.some((one) => one.contactId === contactId)
    ? take(deps, mismatch, false, [])
    : leave(mismatch, 'It is not asked here whether the two are one person.');
};

/** Nor does it of products: what may be said here now is asked of the flow that says it. */
const judgeProduct = (
  deps: DeskDeps,
  mismatch: StoredMismatch,
  { verb, recordKey }: Extract<HandedDecision, { verb: 'same-product' | 'other-product' }>,
): Judged => {
  const pair = pairOf(evidenceOf(deps.stores, mismatch, todayOf(deps.clock)), recordKey);
  if (mismatch.row.status !== 'open' || pair === null)
    return leave(mismatch, 'It is not asked here what may be the same.');
  const refused = refusalOfSaying(deps.stores, pair, verb === 'same-product' ? 'same' : 'different');
  return refused === null ? take(deps, mismatch, false, []) : leave(mismatch, refused.sentence);
};

/** The same of two records that are shown as one person's here. */
const judgeTwoRecords = (deps: DeskDeps, mismatch: StoredMismatch, otherId: string): Judged => {
  const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
  return mismatch.row.status === 'open' && doublesShown(deps, mismatch, evidence).includes(otherId)
    ? take(deps, mismatch, false, [])
    : leave(mismatch, 'The two are not shown as one person here.');
};

type Seen = Extract<HandedDecision, { verb: 'approve' | 'ignore' | 'defer' }>;

/** What was decided on what was seen: the case has to stand as it stood there. */
const judgeSeen = (deps: DeskDeps, mismatch: StoredMismatch, decision: Seen): Judged => {
  const { stores, clock } = deps;
  const { status } = mismatch.row;
  const isSetAside = status === 'ignored' || status === 'deferred';
  if (isSetAside && !decision.reopens) return leave(mismatch, 'It has been set aside here.');
  if (!isSetAside && status !== 'open') return leave(mismatch, 'It has been decided here already.');
  const evidence = evidenceOf(stores, mismatch, todayOf(clock));
  if (deps.hash(sharedTextOf(evidence)) !== decision.evidence)
    return leave(mismatch, 'The records changed since the reviewer looked, or are not read here yet.');
  if (decision.verb !== 'approve')
    return decision.until !== null && decision.until <= clock.now()
      ? leave(mismatch, 'The day until which it was put off has passed.')
      : take(deps, mismatch, isSetAside, []);
  const plan = planNow(deps, mismatch, evidence, decision);
  const refused = refusalOf(deps, evidence, plan);
  if (plan.changeSet === null || refused !== null)
    return leave(mismatch, refused?.sentence ?? 'Nothing is to be sent.');
  const changeSets = [plan.changeSet, ...plan.next];
  if (resultOf(deps, changeSets) !== decision.result)
    return leave(mismatch, 'This Concord would send something else than what the reviewer approved.');
  const held = heldNow(deps, changeSets, evidence, mismatch);
  return held === null ? take(deps, mismatch, isSetAside, changeSets.flatMap(changeLines)) : leave(mismatch, held);
};

/** The valve, asked early so that the preview can say so; it judges once more just before sending. */
const heldNow = (
  deps: DeskDeps,
  changeSets: readonly ChangeSet[],
  evidence: Evidence,
  { customerRid }: StoredMismatch,
): string | null => {
  const row = customerRid === null ? null : deps.stores.mirror.customer(customerRid);
  const customer = row !== null && row.id === evidence.customer?.id ? row : null;
  const held = changeSets.some((changeSet) => heldByValve(deps, changeSet, { customer, contact: null }) !== null);
  return held ? 'The person, or the address, is known here to have opted out.' : null;
};
