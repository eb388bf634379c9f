import type { Database } from 'better-sqlite3';

/**
 * Two records that were found to be one person are that no longer when an added field changes that the mapping says tells who
 * somebody is. A field that the mapping only just added, or took out, is no change of a record.
 */
export const up = (db: Database): void => {
  const trigger = (name: string, table: string, side: 0 | 1): string => `
CREATE TRIGGER ${name} AFTER UPDATE OF v_extra ON ${table}
WHEN old.v_extra IS NOT new.v_extra
  AND EXISTS (SELECT 1 FROM double_pair WHERE side = ${side} AND rid = new.rid)
  AND EXISTS (
    SELECT 1 FROM mapping_version m, json_each(m.document, '$.extras') e
    WHERE m.version = (SELECT max(version) FROM mapping_version)
      AND json_extract(e.value, '$.source.tells') IS NOT NULL
      AND json_type(old.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_type(new.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_extract(old.v_extra, '$.' || json_extract(e.value, '$.field'))
        IS NOT json_extract(new.v_extra, '$.' || json_extract(e.value, '$.field'))) BEGIN
  DELETE FROM double_pair WHERE side = ${side} AND rid = new.rid;
END;`;
  db.exec(trigger('double_customer_told', 'erp_customer', 0) + trigger('double_contact_told', 'dd_contact', 1));
};
