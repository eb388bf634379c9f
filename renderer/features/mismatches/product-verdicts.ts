import type { ProductCandidate, ProductVerdict } from '../../../shared/domain/product-link.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { invoke } from '../../ipc/client.ts';
import { productText } from '../../text/product-text.ts';
import { leaveWith } from './decide.ts';
import { say } from './say.ts';
import { dropDraft } from './store.ts';

/** Says that the candidate is the product, the item or what the SKU means; the case closes by that. */
export const saySameProduct = async (detail: MismatchDetail, { id, seen }: ProductCandidate): Promise<void> => {
  const isTaken = await leaveWith(
    detail,
    productText.saidSame,
    ({ id: of, evidenceHash }) => invoke('product.same', { id: of, evidenceHash, candidate: id, seen }),
    undoOf(detail, id),
  );
  if (isTaken) dropDraft(detail.row.id);
};

/** Says that it is another one: it is not proposed again. */
export const sayOtherProduct = (detail: MismatchDetail, { id: candidate, seen }: ProductCandidate): Promise<void> => {
  const undo = undoOf(detail, candidate);
  return say(detail, {
    send: (id) => invoke('product.not-same', { id, evidenceHash: detail.evidenceHash, candidate, seen }),
    announced: productText.saidNotSame,
    dropsChoice: true,
    ...(undo === null ? {} : { undo }),
  });
};

/** Takes back what was said: both are looked at anew. */
export const takeBackProduct = (detail: MismatchDetail, pair: Pair): Promise<void> => {
  const { takeBack: send, announced } = takingBack(pair);
  return say(detail, { send, announced });
};

type Pair = Pick<ProductVerdict, 'sku' | 'recordKey'>;

const takingBack = ({ sku, recordKey }: Pair) => ({
  takeBack: () => invoke('product.take-back', { sku, recordKey }),
  announced: productText.takenBack,
});

/** Of which SKU and item it was said, and how that is taken back; a candidate is of the side that the case lacks. */
const undoOf = ({ row, evidence: { item } }: MismatchDetail, candidate: string) => {
  if (item === undefined) return null;
  if (row.kind !== 'item-orphan') return takingBack({ sku: item.sku, recordKey: candidate });
  return item.record === null ? null : takingBack({ sku: candidate, recordKey: item.record.key });
};
