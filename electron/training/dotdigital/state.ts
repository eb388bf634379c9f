import { defaultMapping, erpNumberDataField } from '../../../shared/domain/mapping.ts';
import { atOnce, found, isSeeded, openStateFile, type StateFile } from '../server/state-file.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import { ownDataFields } from '../world/own-fields.ts';
import type { WorldContact } from '../world/types.ts';
import { BULK_DELETE_TABLE } from './bulk-delete.ts';
import { createDrivenOrders, DRIVEN_ORDER_TABLE } from './campaigns-orders.ts';
import { PAST_SUPPRESSION } from './campaigns-recipients.ts';
import { writeCampaigns } from './campaigns-seed.ts';
import { SEND_TABLE } from './campaigns-sending.ts';
import { CAMPAIGN_TABLES } from './campaigns-store.ts';
import { CUSTOM_IDENTIFIER_TABLES } from './custom-identifier-store.ts';
import { fillSuppressions, SUPPRESSION_TABLE } from './feeds-suppression.ts';
import { INSIGHT_IMPORT_TABLE } from './insight-import-jobs.ts';
import { INSIGHT_JOB_TABLE } from './insight-jobs.ts';
import { hasInsightSeed, insightSeed } from './insight-seed.ts';
import { INSIGHT_TABLES } from './insight-store.ts';
import { REMOVAL_TABLE } from './lists-removals.ts';
import { seededListsOf, writeLists } from './lists-seed.ts';
import { LIST_TABLES } from './lists-store.ts';
import { PREFERENCE_TABLE, writePreferences } from './preferences-store.ts';
import { writePrograms } from './programs-seed.ts';
import { PROGRAM_TABLES } from './programs-store.ts';
import { writeSegments } from './segments-seed.ts';
import { SEGMENT_TABLES } from './segments-store.ts';
import { emailKey } from './stored-contact.ts';
import type { Switches } from './switches.ts';
import { TRANSACTIONAL_TABLE } from './transactional.ts';
import { V2_IMPORT_TABLE } from './v2-import-jobs.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS contact(
    contact_id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT,
    email_key TEXT UNIQUE,
    mobile_number TEXT UNIQUE,
    binned INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    email_status TEXT NOT NULL,
    email_type TEXT NOT NULL,
    opt_in_type TEXT NOT NULL,
    data_fields TEXT NOT NULL,
    consent_records TEXT NOT NULL,
    list_ids TEXT NOT NULL,
    preference_ids TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE TABLE IF NOT EXISTS data_field(
    name TEXT PRIMARY KEY COLLATE NOCASE,
    type TEXT NOT NULL,
    visibility TEXT NOT NULL,
    default_value TEXT NOT NULL,
    built_in INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS import_job(
    import_id TEXT PRIMARY KEY,
    submitted_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    body TEXT NOT NULL,
    report TEXT
  ) STRICT;
  ${V2_IMPORT_TABLE}
  ${SUPPRESSION_TABLE}
  ${LIST_TABLES}
  ${REMOVAL_TABLE}
  ${PREFERENCE_TABLE}
  ${CUSTOM_IDENTIFIER_TABLES}
  ${BULK_DELETE_TABLE}
  ${SEGMENT_TABLES}
  ${INSIGHT_TABLES}
  ${INSIGHT_JOB_TABLE}
  ${INSIGHT_IMPORT_TABLE}
  ${CAMPAIGN_TABLES}
  ${SEND_TABLE}
  ${PAST_SUPPRESSION}
  ${DRIVEN_ORDER_TABLE}
  ${PROGRAM_TABLES}
  ${TRANSACTIONAL_TABLE}
`;

const builtInFields: readonly (readonly [string, string])[] = [
  ['FIRSTNAME', 'String'],
  ['LASTNAME', 'String'],
  ['FULLNAME', 'String'],
  ['GENDER', 'String'],
  ['POSTCODE', 'String'],
  ['LASTSUBSCRIBED', 'Date'],
];

const writeFields = (file: StateFile): void => {
  const insert = file.prepare(
    `INSERT OR IGNORE INTO data_field(name, type, visibility, default_value, built_in) VALUES (?, ?, 'Private', 'null', ?)`,
  );
  for (const [name, type] of builtInFields) insert.run(name, type, 1);
  insert.run(erpNumberDataField, 'String', 0);
  for (const { dataField, dataFieldType } of Object.values(defaultMapping)) {
    if (dataField !== null) insert.run(dataField, dataFieldType ?? 'String', 0);
  }
  for (const [name, type] of Object.entries(ownDataFields)) insert.run(name, type, 0);
};

const contactWriter = (file: StateFile, switches: Switches) => {
  const insert = file.prepare(
    `INSERT INTO contact(contact_id, email, email_key, mobile_number, binned, created_at, updated_at, email_status,
       email_type, opt_in_type, data_fields, consent_records, list_ids)
     VALUES (?, ?, ?, NULL, 0, ?, ?, ?, 'Html', ?, ?, ?, ?)`,
  );
  return (contact: WorldContact): void => {
    const { contactId, email, createdAt, updatedAt, emailStatus, optInType, dataFields } = contact;
    const consent = contact.consentRecords.map((record) => ({ ...record, dateTimeCreated: record.dateTimeConsented }));
    insert.run(
      contactId,
      email,
      emailKey(email, switches),
      createdAt,
      updatedAt,
      emailStatus,
      optInType,
      JSON.stringify(dataFields),
      JSON.stringify(consent),
      JSON.stringify(seededListsOf(contact)),
    );
  };
};

/** Founding writes a row for everybody: what watches rows is taken away for so long, and would only make it slow. */
const dropTriggers = (file: StateFile): void => {
  const names = file.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of names) file.exec(`DROP TRIGGER ${name}`);
};

/** Brings the account back to the day on which the training world began; imports and the write log go with it. */
export const resetAccount = (file: StateFile, kept: KeptWorld, switches: Switches): void => {
  const write = contactWriter(file, switches);
  const insight = insightSeed(file, switches);
  const noteDriven = createDrivenOrders(file, kept.seed);
  const empty = (): void => {
    dropTriggers(file);
    file.exec(
      `DELETE FROM contact; DELETE FROM suppression; DELETE FROM address_book;
       DELETE FROM list_opt_out; DELETE FROM list_removal_job; DELETE FROM preference; DELETE FROM data_field; DELETE FROM import_job; DELETE FROM v2_import;
       DELETE FROM custom_identifier; DELETE FROM contact_identifier; DELETE FROM bulk_delete_job;
       DELETE FROM segment; DELETE FROM segment_member; DELETE FROM segment_refresh;
       DELETE FROM campaign; DELETE FROM campaign_send; DELETE FROM campaign_recipient; DELETE FROM past_suppression; DELETE FROM driven_order;
       DELETE FROM program; DELETE FROM program_member; DELETE FROM enrolment; DELETE FROM transactional_mail;
       DELETE FROM insight_collection; DELETE FROM insight_record; DELETE FROM insight_job; DELETE FROM insight_import;
       DELETE FROM write_log;
       DELETE FROM sqlite_sequence;`,
    );
    writeFields(file);
    writeLists(file);
    writePreferences(file);
    writeCampaigns(file, kept.seed, kept.now);
  };
  found(file, empty, (take) => {
    kept.each(
      ({ contact }) => {
        if (contact !== null) take(() => write(contact));
      },
      (item) => {
        if (item.kind === 'erp') return;
        take(() => {
          insight.write(item);
          noteDriven(item);
        });
      },
    );
    take(insight.end);
    take(() => fillSuppressions(file));
    take(() => writeSegments(file, switches, kept.now));
    take(() => writePrograms(file, kept.now));
    take(() => void file.exec(TABLES));
  });
};

/** The catalogue and the orders for an account of an earlier version, which has its contacts already. */
const addInsight = (file: StateFile, kept: KeptWorld, switches: Switches): void => {
  if (!isSeeded(file) || hasInsightSeed(file)) return;
  const insight = insightSeed(file, switches);
  kept.each(() => undefined, insight.write);
  insight.end();
};

/** The segments, campaigns and programs that an account of an earlier version lacks, each kind for itself. */
const addCampaigns = (file: StateFile, kept: KeptWorld, switches: Switches): void => {
  const lacks = (table: string): boolean => file.prepare(`SELECT 1 FROM ${table}`).get() === undefined;
  if (!isSeeded(file)) return;
  if (lacks('segment')) writeSegments(file, switches, kept.now);
  if (lacks('program')) writePrograms(file, kept.now);
  if (!lacks('campaign')) return;
  writeCampaigns(file, kept.seed, kept.now);
  kept.each(() => undefined, createDrivenOrders(file, kept.seed));
};

/** What an account of an earlier version lacks: a column, its lists and preferences, and why people were suppressed. */
const bringUpToDate = (file: StateFile, kept: KeptWorld, switches: Switches): void =>
  atOnce(file, () => {
    addInsight(file, kept, switches);
    addCampaigns(file, kept, switches);
    const columns = file.prepare<[], string>("SELECT name FROM pragma_table_info('contact')").pluck().all();
    if (columns.includes('preference_ids')) return;
    file.exec("ALTER TABLE contact ADD COLUMN preference_ids TEXT NOT NULL DEFAULT '[]'");
    writeLists(file);
    writePreferences(file);
    fillSuppressions(file);
  });

/** Opens the account's file, filled with the folder's world at the first time. */
export const openAccount = (folder: string, kept: KeptWorld, switches: Switches): StateFile => {
  const file = openStateFile(folder, 'dotdigital.sqlite', TABLES);
  bringUpToDate(file, kept, switches);
  if (isSeeded(file)) kept.seeToTruth();
  else resetAccount(file, kept, switches);
  return file;
};
