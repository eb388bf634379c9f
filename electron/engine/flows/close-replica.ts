import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { ReplicaName } from '../store/replica.ts';
import { isSuspiciousDrop } from './close-stream.ts';
import type { FlowDeps } from './flow-deps.ts';

/** What the rows of a replica are called, and where they are from. */
const nouns: Readonly<Record<ReplicaName, string>> = {
  erp_product: 'products are no longer in the ERP',
  erp_stock: 'stock figures are no longer in the ERP',
  erp_price: 'prices are no longer in the ERP',
  erp_order: 'orders are no longer in the ERP',
  erp_document: 'invoices, credit notes and payments are no longer in the ERP',
  dd_item: 'catalogue items are no longer in Dotdigital',
  dd_order: 'orders are no longer in Dotdigital',
  dd_list: 'lists are no longer in Dotdigital',
  dd_segment: 'segments are no longer in Dotdigital',
  dd_campaign: 'campaigns are no longer in Dotdigital',
};

/**
 * Takes out of a replica what a finished full refresh did not see. Answers the keys of what went, or
 * `sync.suspicious-drop` with nothing taken out.
 */
export const closeReplica = async (
  { stores }: FlowDeps,
  table: ReplicaName,
  runId: number,
  acceptDrop: boolean,
  gone: (keys: readonly string[]) => void,
): Promise<Result<number>> => {
  const replica = stores.sales.replica(table);
  const vanished = replica.unseen(runId);
  if (vanished === 0) return ok(0);
  const held = replica.count();
  if (!acceptDrop && isSuspiciousDrop(vanished, held))
    return err(
      failure(
        'sync.suspicious-drop',
        `${vanished} of ${held} ${nouns[table]}. Nothing was taken out; look at that system first, then run again and accept it.`,
      ),
    );
  let removed = 0;
  while (removed < vanished) {
    const keys = stores.atomically(() => {
      const taken = replica.removeUnseen(runId, batchSize);
      gone(taken);
      return taken;
    });
    if (keys.length === 0) break;
    removed += keys.length;
    await yieldToOthers();
  }
  return ok(removed);
};
