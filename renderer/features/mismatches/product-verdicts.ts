import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { ProductCandidate, ProductVerdict } from '../../../shared/domain/product-link.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { productText } from '../../text/product-text.ts';
import { leaveWith } from './decide.ts';
import { dropDraft, reloadList, tell } from './store.ts';

/** Says that the candidate is the product, the item or what the SKU means; the case closes by that. */
export const saySameProduct = async (detail: MismatchDetail, { id, seen }: ProductCandidate): Promise<void> => {
  const isTaken = await leaveWith(detail, productText.saidSame, ({ id: of, evidenceHash }) =>
    invoke('product.same', { id: of, evidenceHash, candidate: id, seen }),
  );
  if (isTaken) dropDraft(detail.row.id);
};

/** Says that it is another one: it is not proposed again. */
export const sayOtherProduct = async (
  detail: MismatchDetail,
  { id: candidate, seen }: ProductCandidate,
): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  tell(null);
  const result = await invoke('product.not-same', { id, evidenceHash: detail.evidenceHash, candidate, seen });
  if (result.ok) {
    dropDraft(id);
    announce(productText.saidNotSame);
  } else tell({ id, sentence: result.error.sentence });
  queries.invalidate(['mismatches']);
};

/** Takes back what was said: both are looked at anew. */
export const takeBackProduct = async (
  detail: MismatchDetail,
  { sku, recordKey }: Pick<ProductVerdict, 'sku' | 'recordKey'>,
): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  tell(null);
  const result = await invoke('product.take-back', { sku, recordKey });
  if (result.ok) announce(productText.takenBack);
  else tell({ id, sentence: result.error.sentence });
  queries.invalidate(['mismatches']);
  await reloadList();
};
