import type { StateFile } from '../server/state-file.ts';
import { mailableSql } from './feeds-suppression.ts';
import type { Paging } from './v2-paging.ts';

// Not OR IGNORE for those who are in already: within a trigger the outer statement's conflict clause rules, and a
// contact is saved by one that ignores nothing (https://www.sqlite.org/lang_createtrigger.html).
const STARTED = `INSERT INTO program_member(program_id, contact_id, at, entered_by)
  SELECT program_id, NEW.contact_id, NEW.updated_at, 'start' FROM program
  WHERE status = 'Active' AND NEW.binned = 0 AND NEW.${mailableSql}
    AND NOT EXISTS (SELECT 1 FROM program_member WHERE program_id = program.program_id AND contact_id = NEW.contact_id)`;

const JOINS = `starts_on = 'list' AND EXISTS (SELECT 1 FROM json_each(NEW.list_ids) WHERE CAST(value AS TEXT) = starts_with)`;

/** What starts a program, no call tells; writes to contacts do start it, whichever call makes them. */
export const PROGRAM_TABLES = `
  CREATE TABLE IF NOT EXISTS program(
    program_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    starts_on TEXT,
    starts_with TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS program_member(
    program_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    entered_by TEXT NOT NULL,
    PRIMARY KEY (program_id, contact_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS enrolment(
    enrolment_id TEXT PRIMARY KEY,
    program_id INTEGER NOT NULL,
    contact_ids TEXT NOT NULL,
    list_ids TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    polls INTEGER NOT NULL,
    status TEXT NOT NULL,
    faults TEXT
  ) STRICT;
  DROP TRIGGER IF EXISTS program_on_insert;
  DROP TRIGGER IF EXISTS program_on_update;
  CREATE TRIGGER program_on_insert AFTER INSERT ON contact BEGIN ${STARTED} AND ${JOINS}; END;
  CREATE TRIGGER program_on_update AFTER UPDATE OF list_ids, data_fields ON contact BEGIN
    ${STARTED} AND (
      (${JOINS} AND NOT EXISTS (SELECT 1 FROM json_each(OLD.list_ids) WHERE CAST(value AS TEXT) = starts_with))
      OR (starts_on = 'field' AND json_extract(NEW.data_fields, '$."' || starts_with || '"')
        IS NOT json_extract(OLD.data_fields, '$."' || starts_with || '"')));
  END;
`;

export type ProgramStatus = 'Draft' | 'Active' | 'Deactivated' | 'ReadOnly';

export type StoredProgram = {
  readonly id: number;
  readonly name: string;
  readonly status: ProgramStatus;
  readonly createdAt: number;
  /** What starts it besides an enrolment: joining a list, a change of a data field, or nothing. */
  readonly startsOn: 'list' | 'field' | null;
  /** The list's id or the field's name. */
  readonly startsWith: string | null;
};

const SELECT = `SELECT program_id AS id, name, status, created_at AS createdAt, starts_on AS startsOn,
    starts_with AS startsWith FROM program`;

/** The account's programs, and how many are in them. */
export const createProgramStore = (file: StateFile) => {
  const page = file.prepare<[Paging], StoredProgram>(`${SELECT} ORDER BY program_id LIMIT @select OFFSET @skip`);
  const byId = file.prepare<[number], StoredProgram>(`${SELECT} WHERE program_id = ?`);
  const save = file.prepare(
    'INSERT OR REPLACE INTO program VALUES (@id, @name, @status, @createdAt, @startsOn, @startsWith)',
  );
  const entered = file.prepare<[string], number>('SELECT count(*) FROM program_member WHERE entered_by = ?').pluck();
  return {
    page: (paging: Paging) => page.all(paging),
    byId: (programId: number) => byId.get(programId) ?? null,
    save: (program: StoredProgram): void => void save.run(program),
    /** How many came into programs by what starts them, and how many by enrolments. */
    counts: () => ({ startedInPrograms: entered.get('start') ?? 0, enrolledInPrograms: entered.get('enrolment') ?? 0 }),
  };
};

export type ProgramStore = ReturnType<typeof createProgramStore>;
