import { changeLines } from '../../../shared/domain/change.ts';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { creatingOf } from '../domain/posting/plan.ts';
import { waitSentence } from '../domain/posting/sentence.ts';
import { createPostingLook, type LookedAt } from '../flows/look-at-posting.ts';
import { shownPosting } from '../flows/posting-evidence.ts';
import { caseForPolicy, postOrdersPolicy } from '../flows/write-postings.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';
import { previewOf } from './mismatch-detail.ts';

type Row = OutputOf<'posting.page'>['rows'][number];

/** Marketing orders on their way into the ERP: what is ready, what waits, and which are ours to post. */
export const postingHandlers = (
  deps: HandlerDeps,
): Pick<Handlers<'engine'>, 'posting.standing' | 'posting.page' | 'posting.set'> => {
  const { stores, clock, operator, heldBy, emit } = deps;
  return {
    'posting.standing': () =>
      ok({
        standing: stores.postings.standing(),
        settings: stores.postings.settings(),
        isPolicyOn: stores.policies.get(postOrdersPolicy).isOn,
        lookedAt: stores.runs.lastOf('marketing-orders', ['succeeded', 'partial', 'aborted'])?.endedAt ?? null,
      }),
    'posting.page': ({ state, after, limit }) => {
      const keys = stores.postings.keysIn(state, after, limit);
      const look = createPostingLook(stores, clock.now());
      const rows = keys.flatMap((key) => rowOf(deps, key, look(key)) ?? []);
      return ok({ rows, next: keys.length === limit ? (keys.at(-1) ?? null) : null });
    },
    'posting.set': (settings) => {
      if (heldBy !== null) return err(readOnlyFailure(heldBy));
      stores.atomically(() => {
        stores.postings.setSettings(settings);
        const facts = { at: clock.now(), actor: operator, personal: null, person: null };
        stores.audit.append({ ...facts, action: 'posting.set', subject: 'settings:posting' });
      }, 'durable');
      emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });
      return ok({});
    },
  };
};

/** One of them as it stands now; null where the ERP has it since the last run. */
const rowOf = (deps: HandlerDeps, key: string, looked: LookedAt | null): Row | null => {
  const kept = deps.stores.postings.get(key);
  if (looked === null || kept === null) return null;
  const { order } = looked.posting;
  const open = deps.stores.mismatches.keysOf(key, 'posting').find(({ status }) => status !== 'cleared');
  return {
    key,
    orderedAt: order.orderedAt,
    since: kept.since,
    total: order.total,
    currency: order.currency,
    reasons: looked.waits.map((wait) => ({ reason: wait.reason, sentence: waitSentence(wait) })),
    mismatchId: open === undefined ? null : mismatchIdSchema.parse(open.id),
    isForPolicy: kept.state === 'ready' && caseForPolicy(deps, key) !== null,
    requests: looked.waits.length > 0 ? [] : requestsOf(deps, looked),
  };
};

const requestsOf = (deps: HandlerDeps, looked: LookedAt): Row['requests'] => {
  const changeSet = creatingOf(shownPosting(looked), 'as-it-stands');
  return changeSet === null ? [] : previewOf(deps, changeSet);
};

/** A dry run of the job: what it would post by its policy, by key behind a key. */
export const plannedPostings = (deps: HandlerDeps, after: string, limit: number): OutputOf<'job.plan'> => {
  const { stores, clock } = deps;
  const keys = stores.postings.keysIn('ready', after, limit);
  const look = createPostingLook(stores, clock.now());
  const writes = keys.flatMap((key) => {
    const looked = look(key);
    const changeSet = looked === null ? null : creatingOf(shownPosting(looked), 'as-it-stands');
    if (looked === null || changeSet === null) return [];
    const json = caseForPolicy(deps, key) === null ? null : (previewOf(deps, changeSet)[0]?.body ?? null);
    const changes = changeLines(changeSet).map(({ thing, before, after: to }) => ({ field: thing, before, after: to }));
    return [{ key, verb: 'create' as const, json, changes }];
  });
  return { writes, next: keys.length === limit ? (keys.at(-1) ?? null) : null };
};
