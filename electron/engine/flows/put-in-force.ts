import { isSettled } from '../../../shared/domain/outbox.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { changesBetween } from '../domain/mapping/changes.ts';
import { oweDeriving } from './derive-again.ts';
import type { FlowDeps } from './flow-deps.ts';
import { documentHash, problemsOf } from './mapping-check.ts';

const no = (sentence: string): Result<never> => err(failure('decision.not-possible', sentence));

/**
 * Puts the draft in force as a new version and owes that the mirror is derived again, in one durable transaction. `hash`
 * names the draft that was looked at. What was approved under a mapping is written and read back under it, so nothing may
 * be under way.
 */
export const putInForce = (deps: FlowDeps, hash: string): Result<{ readonly version: number }> => {
  const { stores, clock, operator } = deps;
  return stores.atomically(() => {
    const draft = stores.mappings.draft();
    if (draft === null) return no('There is no draft to put in force.');
    if (documentHash(stores, draft.document) !== hash)
      return no('The draft was changed since you looked; look at it once more.');
    const before = stores.mappings.inForce();
    const changes = changesBetween(before.document, draft.document);
    if (changes.length === 0) return no('The draft says the same as the mapping in force.');
    const unsettled = problemsOf(stores, draft.document).filter(({ severity }) => severity === 'must');
    if (unsettled.length > 0) return no(`Settle first: ${unsettled[0]?.title ?? 'what is open'}.`);
    const busy = underWay(deps);
    if (busy !== null) return no(busy);
    const at = clock.now();
    const version = stores.mappings.put(draft.document, changes.length, at, operator);
    stores.mappings.discardDraft();
    oweDeriving(stores, before.version);
    stores.audit.append({
      at,
      actor: operator,
      action: 'mapping.in-force',
      subject: `mapping:${version}`,
      personal: JSON.stringify({ changes }),
      person: null,
    });
    return ok({ version });
  }, 'durable');
};

/** What has to end before another mapping can hold; null when nothing has. */
const underWay = ({ stores }: FlowDeps): string | null => {
  if (stores.runs.running() !== null || stores.runs.interrupted().length > 0)
    return 'A run is going on and reads under the mapping in force; wait for it or cancel it.';
  const owed = stores.outbox
    .counts()
    .filter(({ state }) => !isSettled(state))
    .reduce((sum, { count }) => sum + count, 0);
  return owed === 0
    ? null
    : `${owed === 1 ? '1 approved change is' : `${owed} approved changes are`} not verified yet; wait until they are, or withdraw them.`;
};
