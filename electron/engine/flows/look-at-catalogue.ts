import type { Column } from '../../../shared/domain/insight.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { catalogueWanted, keptColumns } from './collections.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A field that the account's catalogue has: by its inferred schema, by its records as the mirror holds them, or both. */
export type CatalogueField = {
  readonly name: string;
  /** As Dotdigital infers it; null where the schema that was last seen does not name it. */
  readonly type: string | null;
  readonly isList: boolean;
  /** How many records have it. */
  readonly records: number;
};

export type CatalogueLook = {
  /** When the catalogue was last read (epoch ms); null before the first time. */
  readonly readAt: number | null;
  readonly records: number;
  readonly fields: readonly CatalogueField[];
};

/** Records that are looked at before others are answered. */
const lookedAtOnce = 200;

/** The fields of the catalogue, those of its schema first, in the schema's order. Makes no call. */
export const lookAtCatalogue = async ({ stores }: FlowDeps): Promise<CatalogueLook> => {
  const counts = new Map<string, number>();
  let records = 0;
  for (let last: number | undefined = 0; last !== undefined; ) {
    const rows = stores.sales.recordsAfter(last, lookedAtOnce);
    for (const { json } of rows)
      for (const [name, value] of Object.entries(json))
        if (value !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    records += rows.length;
    last = rows.at(-1)?.rid;
    await yieldToOthers();
  }
  const columns = keptColumns({ stores }, catalogueWanted) ?? [];
  const known = new Set(columns.map(({ name }) => name));
  const others = [...counts.keys()].filter((name) => !known.has(name)).sort();
  return {
    readAt: stores.runs.checkpoint('dotdigital.catalogue')?.readAt ?? null,
    records,
    fields: [
      ...columns.map((column) => fieldOf(column, counts.get(column.name) ?? 0)),
      ...others.map((name) => ({ name, type: null, isList: false, records: counts.get(name) ?? 0 })),
    ],
  };
};

const fieldOf = ({ name, type, isRepeated }: Column, records: number): CatalogueField => ({
  ...{ name, type, isList: isRepeated, records },
});
