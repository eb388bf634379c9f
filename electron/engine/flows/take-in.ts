import type { HandedDecision, Handover } from '../../../shared/domain/handover.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { TakenFile, TrustedDesk } from '../store/desk-stores.ts';
import { approve } from './decide.ts';
import type { DeskDeps } from './hand-over.ts';
import { type Judged, judgeHanded } from './judge-handed.ts';
import { seenOf } from './product-candidates.ts';
import { sayOtherProduct, saySameProduct } from './product-verdicts.ts';
import { assign, defer, ignore, reopen } from './set-aside.ts';
import { sayTwoRecords } from './two-records.ts';
import { sayNotSame } from './verdicts.ts';
import { withdraw } from './withdraw.ts';

/** Decisions looked at, or made in one transaction, before others are answered. */
export const handedBatch = 50;

export type TakingIn = {
  readonly desk: TrustedDesk;
  readonly number: number;
  readonly digest: string;
  readonly content: Handover;
};

export type TakenIn = {
  readonly taken: number;
  readonly left: readonly { readonly sentence: string; readonly count: number }[];
};

/** Why a file cannot be taken in by its number; null when it can, or was begun and can be gone on with. */
export const refusalOfNumber = (
  { stores }: Pick<DeskDeps, 'stores'>,
  { desk, number, digest }: Pick<TakingIn, 'desk' | 'number' | 'digest'>,
): Failure | null => {
  const known = stores.taken.file(desk.fingerprint, number);
  if (known !== null && known.digest !== digest)
    return failure(
      'decision.not-possible',
      `Another file with the number ${number} was begun already; have it handed over again.`,
    );
  if (known !== null) return known.doneAt === null ? null : failure('decision.not-possible', takenAlready(known));
  const last = stores.taken.lastNumber(desk.fingerprint);
  return last !== null && number < last
    ? failure(
        'decision.not-possible',
        `File ${number} is older than file ${last}, which was taken in already. If it was never taken in, have it handed over again.`,
      )
    : null;
};

const takenAlready = ({ number, by, begunAt }: TakenFile): string =>
  `File ${number} was taken in already, by ${by} on ${new Date(begunAt).toISOString().slice(0, 10)}. Nothing was changed.`;

/**
 * Makes each decision of a file here, by the flows that the window uses. Batches are transactions of their own, and each
 * decision counts once by its id: after a crash the same file is taken in again, and goes on where it ended.
 */
export const takeIn = async (deps: DeskDeps, taking: TakingIn): Promise<Result<TakenIn>> => {
  const { stores, clock, operator } = deps;
  const { desk, number, digest, content } = taking;
  const refused = refusalOfNumber(deps, taking);
  if (refused !== null) return err(refused);
  const { fingerprint } = desk;
  const decisions = content.decisions.length;
  stores.atomically(
    () => stores.taken.begin({ desk: fingerprint, number, digest, begunAt: clock.now(), by: operator, decisions }),
    'durable',
  );
  const left = new Map<string, number>();
  for (const some of batchesOf(content.decisions, handedBatch)) {
    const sentences = stores.atomically(() => some.flatMap((decision) => takeOne(deps, taking, decision)), 'durable');
    for (const sentence of sentences) left.set(sentence, (left.get(sentence) ?? 0) + 1);
    deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
    await yieldToOthers();
  }
  const taken = stores.atomically(() => {
    const at = clock.now();
    stores.taken.finish(fingerprint, number, at);
    const count = stores.taken.countOf(fingerprint, number);
    const personal = JSON.stringify({ desk: desk.name, operator: content.operator, number, decisions, taken: count });
    const subject = `desk:${fingerprint}`;
    stores.audit.append({ at, actor: operator, action: 'decisions.taken-in', subject, personal, person: null });
    return count;
  }, 'durable');
  return ok({ taken, left: [...left].map(([sentence, count]) => ({ sentence, count })) });
};

/** Makes one decision; answers why not, or nothing. Call inside a durable transaction. */
const takeOne = (deps: DeskDeps, taking: TakingIn, decision: HandedDecision): readonly string[] => {
  const { stores } = deps;
  const { desk, number } = taking;
  const judged = judgeHanded(deps, desk, decision);
  if (judged.answer === 'leave') return [judged.sentence];
  if (judged.answer === 'taken') return judged.number === number ? [] : [takenWith(judged.number)];
  const done = make(deps, taking, decision, judged);
  // Judged in this very transaction: a refusal now is a fault of ours, and takes the batch back.
  if (!done.ok) throw new Error(`a decision that was judged possible was refused: ${done.error.code}`);
  stores.taken.take(desk.fingerprint, decision.id, number, done.value.decisionId);
  stores.audit.append({
    at: deps.clock.now(),
    actor: deps.operator,
    action: 'taken in',
    subject: done.value.subject,
    personal: JSON.stringify({
      desk: desk.name,
      fingerprint: desk.fingerprint,
      number,
      decidedBy: decision.by,
      decidedAt: decision.at,
    }),
    person: null,
  });
  return [];
};

export const takenWith = (number: number): string => `Taken in with file ${number} already.`;

type Made = { readonly decisionId: string | null; readonly subject: string };

/** In the name of who decided, with the desk that says so. */
const make = (
  deps: DeskDeps,
  { desk }: TakingIn,
  decision: HandedDecision,
  { mismatch, evidenceHash, reopens }: Extract<Judged, { answer: 'take' }>,
): Result<Made> => {
  const named = { ...deps, operator: `${decision.by} (desk ${desk.fingerprint.slice(0, 9)})` };
  const { id } = mismatch.row;
  const key = `desk/${desk.fingerprint}/${decision.id}`;
  const onCase = (decisionId: string | null): Result<Made> => ok({ decisionId, subject: `mismatch:${id}` });
  if (reopens) {
    const back = reopen(named, { id, key: `${key}/reopen` });
    if (!back.ok) return back;
  }
  const seen = { id, evidenceHash, key };
  switch (decision.verb) {
    case 'approve': {
      const done = approve(named, { ...seen, edits: decision.edits, keep: decision.keep });
      return done.ok ? ok({ decisionId: done.value.decisionId, subject: `change:${done.value.outboxId}` }) : done;
    }
    case 'ignore':
    case 'defer': {
      const setAside = decision.verb === 'ignore' ? ignore : defer;
      const done = setAside(named, { ...seen, reason: decision.reason, until: decision.until });
      return done.ok ? onCase(done.value.decisionId) : done;
    }
    case 'reopen': {
      const done = reopen(named, { id, key });
      return done.ok ? onCase(done.value.decisionId) : done;
    }
    case 'not-same': {
      const done = sayNotSame(named, { id, evidenceHash, contactId: decision.contactId });
      return done.ok ? onCase(null) : done;
    }
    case 'same-product':
    case 'other-product': {
      const record = deps.stores.itemLinks.record(decision.recordKey);
      const saying = { id, evidenceHash, candidate: decision.recordKey, seen: record === null ? '' : seenOf(record) };
      const done = decision.verb === 'same-product' ? saySameProduct(named, saying) : sayOtherProduct(named, saying);
      return done.ok ? onCase(null) : done;
    }
    case 'two-records': {
      const done = sayTwoRecords(named, { id, evidenceHash, otherId: decision.otherId });
      return done.ok ? onCase(null) : done;
    }
    case 'withdraw': {
      const done = withdraw(named, { id, key });
      return done.ok ? onCase(null) : done;
    }
    case 'assign': {
      const done = assign(named, { id, to: decision.to });
      return done.ok ? onCase(null) : done;
    }
  }
};
