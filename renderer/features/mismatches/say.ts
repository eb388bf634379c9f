import { type MismatchId, mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { queries } from '../../ipc/use-query.ts';
import { dropDraft, forgetSaid, reloadList, remember, type Said, select, tell } from './store.ts';

type Saying = {
  readonly send: (id: MismatchId) => Promise<Result<unknown>>;
  readonly announced: string;
  /** What was chosen in the case may have been about a record that is none any more. */
  readonly dropsChoice?: boolean;
  /** How it is taken back by a key, as long as it is the last thing that was decided; a taking back has none. */
  readonly undo?: Omit<Said, 'id'>;
};

/**
 * Says of a case which records are one or are not, or takes that back: nothing is written by it. A refusal is told in the
 * case; either way the list is read anew.
 */
export const say = async (
  detail: MismatchDetail,
  { send, announced, dropsChoice = false, undo }: Saying,
): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  const said = undo === undefined ? null : { id, ...undo };
  tell(null);
  remember(said);
  const result = await send(id);
  if (result.ok) {
    if (dropsChoice) dropDraft(id);
    announce(announced);
  } else {
    forgetSaid(said);
    tell({ id, sentence: result.error.sentence });
  }
  queries.invalidate(['mismatches']);
  await reloadList();
};

/** Takes back what was said last, and shows its case again. */
export const takeBackSaid = async ({ id, takeBack, announced }: Said): Promise<void> => {
  tell(null);
  remember(null);
  const result = await takeBack();
  queries.invalidate(['mismatches']);
  await reloadList();
  select(id);
  if (!result.ok) tell({ id, sentence: result.error.sentence });
  announce(result.ok ? announced : result.error.sentence);
};
