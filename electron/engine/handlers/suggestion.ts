import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { todayOf } from '../flows/flow-deps.ts';
import { whyOf } from '../flows/learn.ts';
import { evidenceOf } from '../flows/load-pair.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What a suggestion rests on. */
export const suggestionHandlers = ({ stores, clock }: HandlerDeps): Pick<Handlers<'engine'>, 'suggestion.why'> => ({
  'suggestion.why': ({ id }) => {
    const mismatch = stores.mismatches.get(id);
    if (mismatch === null) return err(failure('not-found', 'This mismatch is no longer there.'));
    return ok({ parts: whyOf(stores, evidenceOf(stores, mismatch, todayOf(clock)), clock.now()) });
  },
});
