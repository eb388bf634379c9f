import { allFields, type FieldName, fieldBit, isStandard, maskOf } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { Reach } from '../../../shared/domain/mapping-report.ts';
import { contactFact, customerFact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { countListGaps, type ListGaps } from '../domain/lists/count-gaps.ts';
import { areListsOther, changedFields } from '../domain/mapping/changed-fields.ts';
import { countReach } from '../domain/mapping/reach.ts';
import { readingOf, sentForm, sentText } from '../domain/mapping/reading.ts';
import { isEligible } from '../domain/mismatch/judge.ts';
import { stepsOf } from '../domain/mismatch/lifecycle.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { ContactKey } from '../store/mirror-store.ts';
import type { Stores } from '../store/stores.ts';
import { carriedCases, hashesUnder } from './carry-ignored.ts';
import { countMoves, type Moves } from './case-moves.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { isQuiet, judgeOnly, type PairToJudge } from './judge-pair.ts';
import { underDraft } from './under-draft.ts';
import { type OrderMoves, type ProductMoves, salesWhatIf } from './what-if-sales.ts';
import { sharersOf } from './who-shares.ts';

export type WhatIf = Moves<FieldName> & {
  /** Customers that were looked at. */
  readonly looked: number;
  readonly reach: Reach;
  readonly products: ProductMoves;
  readonly orders: OrderMoves;
  readonly lists: readonly ListGaps[];
};

/**
 * What a draft would change, counted over the whole mirror without anything being written or called: values that would be
 * sent otherwise of those who are sent, and cases that would open and close. Fails with `cancelled` when it is stopped, and
 * with `decision.not-possible` when another mapping is put in force meanwhile.
 */
export const whatIf = async (
  deps: FlowDeps,
  draft: Mapping,
  signal: AbortSignal,
  progressed: (done: number, total: number) => void,
): Promise<Result<WhatIf>> => {
  const { mirror, mappings } = deps.stores;
  const { version } = mappings.inForce();
  const count = createCount(deps, draft);
  const { orders, products } = salesWhatIf(deps, draft);
  const total = mirror.counts().customers + orders.total + products.total;
  let done = 0;
  for (const looked of inTurn(customerSteps(deps, count.batch), orders.steps(), products.steps())) {
    done += looked;
    progressed(done, total);
    await yieldToOthers();
    if (signal.aborted) return err(failure('cancelled', 'Counting was stopped.'));
    if (mappings.inForce().version !== version) return err(moved);
  }
  return ok({ ...count.result(), orders: orders.result(), products: products.result() });
};

const inTurn = function* (...counts: readonly Iterable<number>[]): Iterable<number> {
  for (const steps of counts) yield* steps;
};

const customerSteps = function* (
  { stores: { mirror } }: FlowDeps,
  look: (rids: readonly number[]) => void,
): Iterable<number> {
  for (let last: number | undefined = 0; last !== undefined; ) {
    const rids = mirror.ridsAfter('erp', last, lookedAtOnce);
    look(rids);
    last = rids.at(-1);
    yield rids.length;
  }
};

/** Customers that are looked at before others are answered: each is derived twice and judged. */
const lookedAtOnce = 25;

const moved = failure('decision.not-possible', 'Another mapping was put in force while this was counted; count again.');

const createCount = (deps: FlowDeps, draft: Mapping) => {
  const { stores } = deps;
  const inForce = stores.mappings.inForce();
  const today = todayOf(deps.clock);
  const drafted: FlowDeps = { ...deps, stores: underDraft(stores, draft, today) };
  const changed = changedFields(inForce.document, draft.document);
  const changedMask = maskOf(changed);
  // What a mapping adds, or no longer has, stands only in the row that is read under it.
  const asksForOthers = changed.some((field) => !isStandard(field));
  const hasOtherLists = areListsOther(inForce.document, draft.document);
  const reach = countReach();
  const lists = countListGaps(draft.document);
  const counter = countMoves<FieldName>('customer', allFields);
  let looked = 0;
  const batch = (rids: readonly number[]): void => {
    const rows = rids.flatMap((rid) => drafted.stores.mirror.customer(rid) ?? []);
    const pairs = pairsOf(stores, drafted.stores, rows);
    for (const row of rows) {
      const contacts = pairs.get(row.number)?.contacts ?? [];
      reach.add(standingOf(row, contacts), 1);
      if (!isSent(row)) continue;
      const held = asksForOthers ? (stores.mirror.customer(row.rid) ?? row) : row;
      for (const field of changedValues([held, row], changed, [inForce, draft], today)) counter.value(field);
    }
    for (const pair of pairs.values()) {
      if (isQuiet(pair)) continue;
      const judged = judgeOnly(drafted, pair);
      const { findings, hashes, customer, contact } = judged;
      const row = contact === null ? null : drafted.stores.mirror.contact(contact.rid);
      if (customer !== null && row !== null && findings.some(({ kind }) => kind === 'list-gap'))
        lists.add(customer.values, row, today);
      const was = hashesUnder(stores, judged);
      const stored = carriedCases(pair.stored, { findings, was, is: hashes, changedMask, hasOtherLists });
      counter.steps(stepsOf(findings, stored, hashes), stored);
    }
    looked += rids.length;
  };
  return { batch, result: () => ({ looked, ...counter.moves(), lists: lists.counts(), reach: reach.reach() }) };
};

/** The pairs of these customers as the draft would have them judged. */
const pairsOf = (
  stores: Stores,
  drafted: Stores,
  rows: readonly (MirrorCustomer & { readonly rid: number })[],
): ReadonlyMap<string, PairToJudge> => {
  const keys = rows.map(({ number }) => number);
  const { customers, contacts } = stores.mirror.keyRowsIn(keys);
  const stored = stores.mismatches.keysIn(keys);
  const sharers = sharersOf(stores, keys);
  const shares = new Set([...sharers.keys(), ...[...sharers.values()].flat()]);
  return new Map(
    keys.map((matchKey) => {
      const own = (customers.get(matchKey) ?? []).map((key) => {
        const { hash, facts, malformed } = rows.find(({ rid }) => rid === key.rid) ?? key;
        return { ...key, hash, facts, malformed };
      });
      const others = (contacts.get(matchKey) ?? []).map((key): ContactKey => {
        const row = drafted.mirror.contact(key.rid);
        return row === null ? key : { ...key, hash: row.hash };
      });
      const cases = stored.get(matchKey) ?? [];
      const sharesEmail = shares.has(matchKey);
      return [matchKey, { matchKey, customers: own, contacts: others, stored: cases, sharesEmail, runId: null }];
    }),
  );
};

const standingOf = (row: MirrorCustomer, contacts: readonly ContactKey[]) => ({
  facts: row.facts,
  given: row.given ?? null,
  isEmailMalformed: (row.malformed & fieldBit('email')) !== 0,
  isPermitted:
    (row.facts & customerFact.hasPermission) !== 0 ||
    contacts.some(({ method, facts }) => method !== null && (facts & contactFact.hasPermission) !== 0),
});

const isSent = (row: MirrorCustomer): boolean => isEligible(row, null) && (row.facts & customerFact.hasEmail) !== 0;

/** The fields of which another value would be sent. */
const changedValues = (
  [held, drafted]: readonly [MirrorCustomer, MirrorCustomer],
  changed: readonly FieldName[],
  [before, after]: readonly [Mapping, Mapping],
  today: string,
): readonly FieldName[] =>
  changed.filter((field) => {
    const [was, is] = [readingOf(before.document)[field], readingOf(after.document)[field]];
    const goes = (reading: typeof was, { values }: MirrorCustomer): string => {
      const sent = reading.isCompared ? sentText(reading, values) : null;
      if (sent === null) return 'nowhere';
      const text = sent.ok ? sentForm(reading, sent.value, { country: values.country, today }) : null;
      return text === null ? 'nowhere' : JSON.stringify([reading.rule.target?.name.toUpperCase(), text]);
    };
    return goes(was, held) !== goes(is, drafted);
  });
