import { type FieldName, fieldBit, fieldNames, maskOf } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import type { Reach } from '../../../shared/domain/mapping-report.ts';
import { contactFact, customerFact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { changedFields } from '../domain/mapping/changed-fields.ts';
import { countReach } from '../domain/mapping/reach.ts';
import { readingOf, sentForm, sentText } from '../domain/mapping/reading.ts';
import { isEligible } from '../domain/mismatch/judge.ts';
import { type Step, stepsOf } from '../domain/mismatch/lifecycle.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { MismatchKey } from '../store/case-stores.ts';
import type { ContactKey } from '../store/mirror-store.ts';
import type { Stores } from '../store/stores.ts';
import { carriedCases, hashesUnder } from './carry-ignored.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { isQuiet, judgeOnly, type PairToJudge } from './judge-pair.ts';
import { underDraft } from './under-draft.ts';

type Moved = { opened: number; closed: number };
type FieldMoves = Moved & { values: number };

export type WhatIf = {
  readonly looked: number;
  readonly fields: readonly ({ readonly field: FieldName } & Readonly<FieldMoves>)[];
  readonly kinds: readonly ({ readonly kind: MismatchKind } & Readonly<Moved>)[];
  readonly values: number;
  readonly opened: number;
  readonly closed: number;
  readonly reach: Reach;
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
  const total = mirror.counts().customers;
  let done = 0;
  for (let after = 0; ; ) {
    if (signal.aborted) return err(failure('cancelled', 'Counting was stopped.'));
    if (mappings.inForce().version !== version) return err(moved);
    const rids = mirror.ridsAfter('erp', after, lookedAtOnce);
    const last = rids.at(-1);
    if (last === undefined) return ok(count.result(done));
    count.batch(rids);
    after = last;
    done += rids.length;
    progressed(done, total);
    await yieldToOthers();
  }
};

/** Customers that are looked at before others are answered: each is derived twice and judged. */
const lookedAtOnce = 50;

const moved = failure('decision.not-possible', 'Another mapping was put in force while this was counted; count again.');

const createCount = (deps: FlowDeps, draft: Mapping) => {
  const { stores } = deps;
  const inForce = stores.mappings.inForce();
  const today = todayOf(deps.clock);
  const drafted: FlowDeps = { ...deps, stores: underDraft(stores, draft, today) };
  const changed = changedFields(inForce.document, draft.document);
  const changedMask = maskOf(changed);
  const reach = countReach();
  const fields = new Map<FieldName, FieldMoves>();
  const kinds = new Map<MismatchKind, Moved>();
  const movesOf = (field: FieldName): FieldMoves => {
    const found = fields.get(field) ?? { values: 0, opened: 0, closed: 0 };
    fields.set(field, found);
    return found;
  };
  const noteStep = (step: Step, stored: readonly MismatchKey[]): void => {
    const known = 'id' in step ? stored.find(({ id }) => id === step.id) : undefined;
    const kind = 'finding' in step ? step.finding.kind : known?.kind;
    if (kind === undefined) return;
    const before = step.step === 'open' || step.step === 'reopen' ? 0 : (known?.fieldMask ?? 0);
    const after = step.step === 'clear' ? 0 : step.finding.fieldMask;
    for (const field of fieldNames) {
      const bit = fieldBit(field);
      if ((before & bit) === (after & bit)) continue;
      movesOf(field)[(after & bit) === 0 ? 'closed' : 'opened'] += 1;
    }
    if (step.step === 'refresh') return;
    const moved = kinds.get(kind) ?? { opened: 0, closed: 0 };
    kinds.set(kind, moved);
    moved[step.step === 'clear' ? 'closed' : 'opened'] += 1;
  };
  const batch = (rids: readonly number[]): void => {
    const rows = rids.flatMap((rid) => drafted.stores.mirror.customer(rid) ?? []);
    const pairs = pairsOf(stores, drafted.stores, rows);
    for (const row of rows) {
      const contacts = pairs.get(row.number)?.contacts ?? [];
      reach.add(standingOf(row, contacts), 1);
      if (isSent(row))
        for (const field of changedValues(row, changed, [inForce, draft], today)) movesOf(field).values += 1;
    }
    for (const pair of pairs.values()) {
      if (isQuiet(pair)) continue;
      const judged = judgeOnly(drafted, pair);
      const { findings, hashes } = judged;
      const was = hashesUnder(stores, judged);
      const stored = carriedCases(pair.stored, { findings, was, is: hashes, changedMask });
      for (const step of stepsOf(findings, stored, hashes)) noteStep(step, stored);
    }
  };
  const result = (looked: number): WhatIf => {
    const rows = [...fields].map(([field, moves]) => ({ field, ...moves }));
    const moved = [...kinds].map(([kind, moves]) => ({ kind, ...moves }));
    const sum = (pick: (one: Moved) => number): number => moved.reduce((all, one) => all + pick(one), 0);
    return {
      looked,
      fields: rows.sort((left, right) => fieldNames.indexOf(left.field) - fieldNames.indexOf(right.field)),
      kinds: moved,
      values: rows.reduce((all, { values }) => all + values, 0),
      opened: sum(({ opened }) => opened),
      closed: sum(({ closed }) => closed),
      reach: reach.reach(),
    };
  };
  return { batch, result };
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
  const sharers = stores.mirror.sharersIn(keys);
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
  { values }: MirrorCustomer,
  changed: readonly FieldName[],
  [before, after]: readonly [Mapping, Mapping],
  today: string,
): readonly FieldName[] =>
  changed.filter((field) => {
    const [was, is] = [readingOf(before.document)[field], readingOf(after.document)[field]];
    const goes = (reading: typeof was): string => {
      const sent = reading.isCompared ? sentText(reading, values) : null;
      if (sent === null) return 'nowhere';
      const text = sent.ok ? sentForm(reading, sent.value, { country: values.country, today }) : null;
      return text === null ? 'nowhere' : JSON.stringify([reading.rule.target?.name.toUpperCase(), text]);
    };
    return goes(was) !== goes(is);
  });
