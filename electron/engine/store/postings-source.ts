import { recordFact } from '../../../shared/domain/sales.ts';

/** Neither under its own key nor by reference or likeness. */
export const isAlone = (key: string): string => `NOT EXISTS (SELECT 1 FROM erp_order e WHERE e.match_key = ${key})
  AND NOT EXISTS (SELECT 1 FROM sale_link l WHERE l.record_key = ${key})
  AND NOT EXISTS (SELECT 1 FROM erp_order r WHERE r.reference = ${key})`;

/** What the source of a record says, without regard to capitals. */
export const sourceOf = "lower(trim(coalesce(json_extract(d.data, '$.json.channel'), '')))";

/** Records that stand alone, found on the covering index before any record is opened; of those with keys like this. */
export const aloneAmong = (keys: string): string => `alone AS MATERIALIZED (SELECT k.match_key FROM dd_order k
  WHERE ${keys} AND (k.facts & ${recordFact.readable}) <> 0 AND ${isAlone('k.match_key')})`;
