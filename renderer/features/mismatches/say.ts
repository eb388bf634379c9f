import { type MismatchId, mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { queries } from '../../ipc/use-query.ts';
import { dropDraft, reloadList, tell } from './store.ts';

type Saying = {
  readonly send: (id: MismatchId) => Promise<Result<unknown>>;
  readonly announced: string;
  /** What was chosen in the case may have been about a record that is none any more. */
  readonly dropsChoice?: boolean;
};

/**
 * Says of a case which records are one or are not, or takes that back: nothing is written by it. A refusal is told in the
 * case; either way the list is read anew.
 */
export const say = async (detail: MismatchDetail, { send, announced, dropsChoice = false }: Saying): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  tell(null);
  const result = await send(id);
  if (result.ok) {
    if (dropsChoice) dropDraft(id);
    announce(announced);
  } else tell({ id, sentence: result.error.sentence });
  queries.invalidate(['mismatches']);
  await reloadList();
};
