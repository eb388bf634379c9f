import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { gone, type Seen, seenAs, teach } from './decide.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { judgedIn } from './judge-sales.ts';
import { linkAlerts, linkHashes } from './link-cases.ts';
import { evidenceOf, personOf } from './load-pair.ts';
import { createPostingLook, seenOf } from './look-at-posting.ts';
import { candidatesOf, seenCandidates } from './surroundings.ts';

export type SettingAside = {
  readonly id: number;
  readonly evidenceHash: string;
  readonly reason: string | null;
  /** When it comes back by itself (epoch ms); null only when what it shows changes. */
  readonly until: number | null;
  readonly key: string;
};

type Done = { readonly decisionId: string };

/** The longest time that a case may be put off. */
const longestMs = 366 * 86_400_000;

/** Sets a mismatch aside with a reason, until what it shows changes, or until an instant. */
export const ignore = (deps: FlowDeps, request: SettingAside): Result<Done> => setAside(deps, 'ignore', request);

/** Puts a mismatch off until an instant. */
export const defer = (deps: FlowDeps, request: SettingAside): Result<Done> => setAside(deps, 'defer', request);

const setAside = (deps: FlowDeps, verdict: 'ignore' | 'defer', request: SettingAside): Result<Done> =>
  once(deps, request.key, () => {
    const now = deps.clock.now();
    if (request.until !== null && (request.until <= now || request.until > now + longestMs))
      return err(failure('decision.not-possible', 'Choose a time in the future, within a year.'));
    const seen = seenAs(deps, request.id, request.evidenceHash, ['open']);
    return seen.ok ? record(deps, { verdict, ...request, ...seen.value, hash: request.evidenceHash }) : seen;
  });

/** Puts an ignored or deferred mismatch back in front of the operators. */
export const reopen = (deps: FlowDeps, { id, key }: { readonly id: number; readonly key: string }): Result<Done> =>
  once(deps, key, () => {
    const mismatch = deps.stores.mismatches.get(id);
    if (mismatch === null) return err(gone);
    if (mismatch.row.status !== 'ignored' && mismatch.row.status !== 'deferred')
      return err(failure('decision.not-possible', 'Only an ignored or deferred mismatch can be reopened.'));
    const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
    return record(deps, { verdict: 'reopen', id, key, reason: null, until: null, mismatch, evidence, hash: null });
  });

/** Gives a mismatch to somebody, or to nobody. */
export const assign = (
  deps: FlowDeps,
  { id, to }: { readonly id: number; readonly to: string | null },
): Result<{ readonly assignee: string | null }> =>
  deps.stores.atomically(() => {
    if (deps.stores.mismatches.get(id) === null) return err(gone);
    const at = deps.clock.now();
    deps.stores.mismatches.assign(id, to);
    deps.stores.handovers.noteAssignment({ id: deps.ids.sortable(at), mismatchId: id, by: deps.operator, at });
    const action = to === null ? 'unassigned' : `assigned to ${to}`;
    const subject = `mismatch:${id}`;
    deps.stores.audit.append({
      at,
      actor: deps.operator,
      action,
      subject,
      personal: null,
      person: null,
    });
    return ok({ assignee: to });
  }, 'durable');

/** Brings back what was put off until now; answers how many. */
export const expire = ({ stores, clock }: FlowDeps): number =>
  stores.atomically(() => {
    const at = clock.now();
    const due = stores.mismatches.overdue(at, 500);
    for (const id of due) stores.mismatches.setStatus(id, 'open', { at, reopened: 'expired', ignoredAs: null });
    return due.length;
  }, 'durable');

const once = ({ stores }: FlowDeps, key: string, work: () => Result<Done>): Result<Done> => {
  const before = stores.decisions.byKey(key);
  return before === null ? stores.atomically(work, 'durable') : ok({ decisionId: before.id });
};

type Recorded = Seen & {
  readonly verdict: 'ignore' | 'defer' | 'reopen';
  readonly id: number;
  readonly key: string;
  readonly reason: string | null;
  readonly until: number | null;
  readonly hash: string | null;
};

const outcomeOf = {
  ignore: { status: 'ignored', action: 'ignored' },
  defer: { status: 'deferred', action: 'deferred' },
  reopen: { status: 'open', action: 'reopened' },
} as const;

const record = (deps: FlowDeps, recorded: Recorded): Result<Done> => {
  const { verdict, id, key, reason, until, mismatch, evidence, hash } = recorded;
  const at = deps.clock.now();
  const decisionId = deps.ids.sortable(at);
  const person = personOf(evidence);
  const decision = { id: decisionId, key, mismatchId: id, verdict, decidedBy: deps.operator, decidedAt: at, reason };
  deps.stores.decisions.insert({ ...decision, evidence, evidenceHash: hash }, person);
  if (verdict === 'ignore') teach(deps, decisionId, evidence, { verdict });
  const { status, action } = outcomeOf[verdict];
  const isBack = verdict === 'reopen';
  deps.stores.mismatches.setStatus(id, status, {
    at,
    reopened: isBack ? 'by-operator' : null,
    decisionId,
    ignoredAs: isBack ? null : pairHashes(deps, mismatch),
    until,
  });
  deps.stores.audit.append({ at, actor: deps.operator, action, subject: `mismatch:${id}`, personal: reason, person });
  return ok({ decisionId });
};

/** The pair's hashes, so that a case that was set aside comes back when one of them changes. */
const pairHashes = ({ stores, clock }: FlowDeps, mismatch: StoredMismatch): string => {
  const { entity, matchKey } = mismatch;
  if (entity === 'item' || entity === 'order')
    return judgedIn(stores, entity, [matchKey]).get(matchKey)?.hashes ?? '-:-';
  if (entity === 'posting') return seenOf(createPostingLook(stores, clock.now())(matchKey));
  if (entity === 'link') return linkHashes(linkAlerts(stores, mismatch.row.kind, matchKey));
  const customer = mismatch.customerRid === null ? null : stores.mirror.customer(mismatch.customerRid);
  const contact = mismatch.contactRid === null ? null : stores.mirror.contact(mismatch.contactRid);
  const candidates = customer === null || contact !== null ? [] : candidatesOf(stores, customer);
  return `${customer?.hash ?? '-'}:${contact?.hash ?? seenCandidates(candidates)}`;
};
