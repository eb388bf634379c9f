import { type ApartReason, apartReasons } from '../../../shared/domain/cause.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Likeness } from '../flows/approve-like.ts';
import { fixOfCause } from '../flows/cause-fix.ts';
import { causeRowOf, exampleOf } from '../flows/cause-report.ts';
import { owe } from '../flows/gather-causes.ts';
import { previewCause } from '../flows/preview-cause.ts';
import { whatIf } from '../flows/what-if.ts';
import type { StoredCause } from '../store/cause-stores.ts';
import { type HandlerDeps, refusedNow } from './handler-deps.ts';
import { keepDraft } from './mapping.ts';

type CauseOperation = Extract<keyof Handlers<'engine'>, `cause.${string}`>;

const mostListed = 200;
const mostExamples = 6;
const mostApart = 12;

/** Causes: what many mismatches have in common, what would end it, and deciding about their records at once. */
export const causeHandlers = (deps: HandlerDeps, likeness: Likeness): Pick<Handlers<'engine'>, CauseOperation> => {
  const { stores } = deps;
  const find = (id: number): Result<StoredCause> => {
    const cause = stores.causes.get(id);
    return cause === null ? err(failure('not-found', 'There is no such cause.')) : ok(cause);
  };
  return {
    'cause.list': () => ok({ causes: listed(deps) }),
    'cause.get': async ({ id }) => {
      const cause = find(id);
      return cause.ok ? ok(await shown(deps, cause.value)) : cause;
    },
    'cause.of': ({ id }) => {
      const member = stores.causes.ofCase(id);
      const cause = member === null ? null : stores.causes.get(member.causeId);
      if (member === null || cause === null) return ok({ cause: null });
      return ok({ cause: { row: causeRowOf(stores, cause), apart: member.apart } });
    },
    'cause.preview': async ({ id }) => {
      const cause = find(id);
      return cause.ok ? previewCause(deps, likeness, cause.value) : cause;
    },
    'cause.approve': async ({ id, setId, key }) => {
      const refused = refusedNow(deps);
      if (refused !== null) return err(refused);
      const cause = find(id);
      if (!cause.ok) return cause;
      // What was taken out or set apart since the preview is not approved with it.
      const isOfIt = (caseId: number): boolean => {
        const member = stores.causes.ofCase(caseId);
        return member?.causeId === id && member.apart === null;
      };
      const approved = await likeness.approve(deps, { setId, key, isOfIt });
      if (!approved.ok) return approved;
      const count = approved.value.approved;
      if (count > 0) note(deps, id, 'approved', count);
      deps.emit({
        name: 'store.changed',
        payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit', 'causes'] },
      });
      deps.kick();
      deps.lookForCauses();
      return approved;
    },
    'cause.take-out': ({ id, isOut }) => takeOut(deps, id, isOut),
    'cause.rehearse': async ({ id, lookId }) => {
      const cause = find(id);
      if (!cause.ok) return cause;
      const { draft } = await fixOfCause(deps, cause.value);
      if (draft === null) return err(noDraft);
      const counted = await whatIf(deps, draft, new AbortController().signal, (done, total) =>
        deps.emit({ name: 'mapping.progressed', payload: { lookId, done, total } }),
      );
      if (!counted.ok) return counted;
      const { looked, values, opened, closed } = counted.value;
      return ok({ looked, values, opened, closed });
    },
    'cause.draft': async ({ id, replace }) => {
      const cause = find(id);
      if (!cause.ok) return cause;
      const { draft } = await fixOfCause(deps, cause.value);
      if (draft === null) return err(noDraft);
      if (stores.mappings.draft() !== null && !replace) return err(otherDraft);
      const kept = keepDraft(deps, draft.document, 'mapping.draft-set');
      if (!kept.ok) return kept;
      note(deps, id, 'drafted', 1);
      return ok({ hash: kept.value.hash });
    },
  };
};

const noDraft = failure('decision.not-possible', 'No change of the mapping ends this cause.');
const otherDraft = failure('decision.not-possible', 'There is a draft of the mapping already; it would be replaced.');

const note = (
  { stores, clock, operator, emit }: HandlerDeps,
  id: number,
  what: 'approved' | 'drafted',
  count: number,
) => {
  stores.atomically(() => stores.causes.note(id, { at: clock.now(), what, count, by: operator }));
  emit({ name: 'store.changed', payload: { topics: ['causes'] } });
};

/** What waits first, the largest of it first; then what is settled, the latest first. */
const listed = ({ stores }: HandlerDeps) =>
  stores.causes
    .all()
    .map((cause) => causeRowOf(stores, cause))
    .sort((left, right) => {
      if ((left.settledAt === null) !== (right.settledAt === null)) return left.settledAt === null ? -1 : 1;
      if (left.settledAt !== null && right.settledAt !== null) return right.settledAt - left.settledAt;
      const waiting = ({ counts }: typeof left): number => counts.together + counts.apart;
      return waiting(right) - waiting(left) || left.id - right.id;
    })
    .slice(0, mostListed);

const shown = async (deps: HandlerDeps, cause: StoredCause) => {
  const { causes } = deps.stores;
  const { id } = cause;
  const { fix, draft } = await fixOfCause(deps, cause);
  const some = (apart: ApartReason | null, limit: number) =>
    causes
      .cases({ id, apart, status: 'open', after: 0, limit })
      .flatMap((one) => exampleOf(deps, cause, one, draft) ?? []);
  const apart = causes.apartCounts(id);
  return {
    row: causeRowOf(deps.stores, cause),
    fix,
    examples: some(null, mostExamples),
    apart: apartReasons.flatMap((reason) => {
      const count = apart.find((one) => one.reason === reason)?.count ?? 0;
      return count === 0 ? [] : [{ reason, count, some: some(reason, mostApart) }];
    }),
    history: causes.history(id),
  };
};

const takeOut = (deps: HandlerDeps, caseId: number, isOut: boolean) => {
  const refused = refusedNow(deps);
  if (refused !== null) return err(refused);
  const { stores, clock, operator, emit } = deps;
  const member = stores.causes.ofCase(caseId);
  if (member === null) return err(failure('not-found', 'This mismatch belongs to no cause.'));
  const apart: ApartReason | null = isOut ? 'taken-out' : null;
  if (!isOut && member.apart !== 'taken-out')
    return err(failure('decision.not-possible', 'Nobody took it out: what it says sets it apart.'));
  stores.atomically(() => {
    stores.causes.setApart(caseId, apart);
    owe(deps);
    const what = isOut ? 'taken-out' : 'put-back';
    stores.causes.note(member.causeId, { at: clock.now(), what, count: 1, by: operator });
  });
  emit({ name: 'store.changed', payload: { topics: ['causes'] } });
  // One that is put back may be set apart for what it says.
  deps.lookForCauses();
  return ok({ apart });
};
