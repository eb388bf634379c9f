import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { ambiguousFact } from '../flows/detect.ts';
import { todayOf } from '../flows/flow-deps.ts';
import { evidenceOf } from '../flows/load-pair.ts';
import { planNow } from '../flows/plan-now.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { changeSetsOf, detailOf, previewOf, recordLines } from './mismatch-detail.ts';
import { countsOfSend, sendsOf } from './mismatch-sends.ts';

type MismatchOperation = 'mismatch.page' | 'mismatch.counts' | 'mismatch.sends' | 'mismatch.get' | 'mismatch.preview';

/** Listing mismatches, and showing one side by side. */
export const mismatchHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, MismatchOperation> => ({
  'mismatch.page': (request) => ok(deps.stores.mismatches.page({ ...request, operator: deps.operator })),
  'mismatch.counts': ({ campaign }) => {
    const { customers, contacts, neverArrived, notEligible, prospects } = deps.stores.mirror.counts();
    const ambiguous = Number(deps.stores.workspace.fact(ambiguousFact) ?? '0');
    return ok({
      counts: campaign === undefined ? deps.stores.mismatches.counts() : countsOfSend(deps, campaign),
      customers,
      contacts,
      neverArrived,
      notEligible,
      prospects,
      ambiguous,
    });
  },
  'mismatch.sends': ({ statuses }) => ok(sendsOf(deps, statuses)),
  'mismatch.get': ({ id }) => {
    const mismatch = deps.stores.mismatches.get(id);
    return mismatch === null ? err(gone) : ok(detailOf(deps, mismatch));
  },
  'mismatch.preview': ({ id, edits, keep }) => {
    const mismatch = deps.stores.mismatches.get(id);
    if (mismatch === null) return err(gone);
    const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
    const plan = planNow(deps, mismatch, evidence, { edits, keep });
    const changeSets = changeSetsOf(plan);
    return ok({
      requests: changeSets.flatMap((changeSet) => previewOf(deps, changeSet)),
      lines: recordLines(changeSets),
      problems: plan.problems,
    });
  },
});

const gone = failure('not-found', 'This mismatch is no longer there.');
