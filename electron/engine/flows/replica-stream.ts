import type { ReplicaName, ReplicaRow } from '../store/replica.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { Stream } from './read-stream.ts';
import type { Shelf } from './read-whole.ts';

/** A stream whose records are kept as rows of a replica. */
export type ReplicaKeeping<T> = Pick<Stream<T>, 'name' | 'system' | 'read' | 'changedAt'> & {
  readonly table: ReplicaName;
  /** The row of a record; null where it must not be kept. */
  readonly rowOf: (record: T) => ReplicaRow | null;
  /** The id of a row, from the id under which the remote tells that its record is gone. */
  readonly idOf?: (id: string) => string;
  /** Hears of every key about which something changed, in the same transaction. */
  readonly touched?: (keys: readonly string[]) => void;
};

/** Reads records into their replica. */
export const replicaStream = <T>(
  { stores }: FlowDeps,
  runId: number,
  { name, system, read, changedAt, table, rowOf, idOf = (id) => id, touched }: ReplicaKeeping<T>,
): Stream<T> => {
  const replica = stores.replica(table);
  return {
    name,
    system,
    read,
    ...(changedAt === undefined ? {} : { changedAt }),
    apply: (records, removed) => {
      const changed = replica.upsert(
        records.flatMap((record) => rowOf(record) ?? []),
        runId,
      );
      const gone = replica.remove(removed.map(idOf));
      touched?.([...changed, ...gone]);
      return { changed: changed.length, removed: gone.length };
    },
  };
};

const goneText: Readonly<Record<ReplicaName, string>> = {
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

/** A replica, to be rid of what a full refresh did not see. */
export const replicaShelf = (
  { stores }: FlowDeps,
  table: ReplicaName,
  touched: (keys: readonly string[]) => void = () => undefined,
): Shelf => {
  const replica = stores.replica(table);
  return {
    gone: goneText[table],
    held: replica.count,
    unseen: replica.unseen,
    removeUnseen: (runId, limit) => {
      const keys = replica.removeUnseen(runId, limit);
      touched(keys);
      return keys.length;
    },
  };
};
