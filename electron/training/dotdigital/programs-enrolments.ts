import { z } from 'zod';
import type { StateFile } from '../server/state-file.ts';
import { mailableSql } from './feeds-suppression.ts';
import type { Paging } from './v2-paging.ts';

export type Enrolment = {
  readonly id: string;
  readonly programId: number;
  readonly contactIds: readonly number[];
  readonly listIds: readonly number[];
  readonly createdAt: number;
  readonly polls: number;
  readonly status: 'Processing' | 'Finished';
  /** Who was not enrolled and why, as the lines of the report; null while it is processing. */
  readonly faults: string | null;
};

type Row = Omit<Enrolment, 'contactIds' | 'listIds'> & { readonly contactIds: string; readonly listIds: string };
type Named = { readonly contact_id: number; readonly email: string | null; readonly mobile_number: string | null };
type Candidate = Named & { readonly mailable: number; readonly member: number };

const ids = z.array(z.number());

const fromRow = ({ contactIds, listIds, ...row }: Row): Enrolment => ({
  ...row,
  contactIds: ids.parse(JSON.parse(contactIds)),
  listIds: ids.parse(JSON.parse(listIds)),
});

const SELECT = `SELECT enrolment_id AS id, program_id AS programId, contact_ids AS contactIds, list_ids AS listIds,
    created_at AS createdAt, polls, status, faults FROM enrolment`;

const WHO = `binned = 0 AND (@everybody = 1 OR contact_id IN (SELECT value FROM json_each(@contactIds))
  OR EXISTS (SELECT 1 FROM json_each(contact.list_ids) l WHERE l.value IN (SELECT value FROM json_each(@listIds)))
  OR EXISTS (SELECT 1 FROM segment_member m WHERE m.contact_id = contact.contact_id
    AND m.segment_id IN (SELECT value FROM json_each(@listIds))))`;

const CANDIDATES = `SELECT contact_id, email, mobile_number, ${mailableSql} AS mailable,
    EXISTS (SELECT 1 FROM program_member p WHERE p.program_id = @programId AND p.contact_id = contact.contact_id) AS member
  FROM contact WHERE ${WHO} ORDER BY contact_id`;

/** The reasons are spelled as published (contract dotdigital 7.3 [C]). */
const faultOf = ({ contact_id, email, mobile_number, mailable, member }: Candidate): string | null => {
  const reason = mailable === 0 ? 'Unsubcribed' : member === 1 ? 'AlreadyInProgram' : null;
  return reason && `${contact_id},${email ?? ''},${mobile_number ?? ''},${reason}\n`;
};

/** Enrolments as they are kept; who comes into the program is decided when one is finished. */
export const createEnrolmentStore = (file: StateFile) => {
  const add = file.prepare(
    `INSERT INTO enrolment VALUES (@id, @programId, @contactIds, @listIds, @createdAt, 0, 'Processing', NULL)`,
  );
  const find = file.prepare<[string], Row>(`${SELECT} WHERE enrolment_id = ?`);
  const page = file.prepare<[Paging & { status: string }], Row>(
    `${SELECT} WHERE status = @status ORDER BY created_at, enrolment_id LIMIT @select OFFSET @skip`,
  );
  const open = file.prepare<[], Row>(`${SELECT} WHERE status = 'Processing' ORDER BY created_at`);
  const since = file.prepare<[number], number>('SELECT count(*) FROM enrolment WHERE created_at > ?').pluck();
  const poll = file.prepare('UPDATE enrolment SET polls = polls + 1 WHERE enrolment_id = ?');
  const candidates = file.prepare<[object], Candidate>(CANDIDATES);
  const enter = file.prepare("INSERT OR IGNORE INTO program_member VALUES (?, ?, ?, 'enrolment')");
  const end = file.prepare("UPDATE enrolment SET status = 'Finished', faults = ? WHERE enrolment_id = ?");
  const textsOf = ({ contactIds, listIds }: Pick<Enrolment, 'contactIds' | 'listIds'>) => ({
    contactIds: JSON.stringify(contactIds),
    listIds: JSON.stringify(listIds),
  });
  return {
    add: (enrolment: Pick<Enrolment, 'id' | 'programId' | 'contactIds' | 'listIds' | 'createdAt'>): void =>
      void add.run({ ...enrolment, ...textsOf(enrolment) }),
    find: (id: string): Enrolment | null => {
      const row = find.get(id);
      return row ? fromRow(row) : null;
    },
    page: (status: string, paging: Paging) => page.all({ ...paging, status }).map(fromRow),
    open: () => open.all().map(fromRow),
    /** How many were asked for after an instant. */
    since: (at: number): number => since.get(at) ?? 0,
    poll: (id: string): void => void poll.run(id),
    finish: (enrolment: Enrolment, hasEverybody: boolean, now: number): void => {
      const bindings = { programId: enrolment.programId, everybody: hasEverybody ? 1 : 0, ...textsOf(enrolment) };
      const faults = candidates.all(bindings).flatMap((candidate) => {
        const fault = faultOf(candidate);
        if (fault === null) enter.run(enrolment.programId, candidate.contact_id, now);
        return fault ?? [];
      });
      end.run(faults.join(''), enrolment.id);
    },
  };
};
