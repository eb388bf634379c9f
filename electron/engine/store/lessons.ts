import type { Database } from 'better-sqlite3';
import { type FieldName, fieldNameSchema } from '../../../shared/domain/fields.ts';
import { lastLessons, type Outcome, outcomes } from '../../../shared/domain/learned.ts';
import { type MismatchKind, mismatchKinds } from '../../../shared/domain/mismatch.ts';

/** One answer that a person's decision gave; `suggested` is what had been suggested then, null where nothing was shown. */
export type Lesson = {
  readonly field: FieldName | null;
  readonly features: readonly string[];
  readonly outcome: Outcome;
  readonly suggested: Outcome | null;
};

/** Decisions of a kind that were alike in field, features and outcome. */
export type LessonTally = Omit<Lesson, 'suggested'> & { readonly count: number };

/** A decision of a person that can teach. */
export type PastDecision = { readonly id: string; readonly verdict: 'approve' | 'ignore'; readonly decidedAt: number };

export interface LessonStore {
  /** Call inside `atomically`. */
  readonly note: (decisionId: string, kind: MismatchKind, lessons: readonly Lesson[]) => void;
  /** A decision that was taken back teaches nothing. Call inside `atomically`. */
  readonly drop: (decisionId: string) => void;
  readonly count: (kind: MismatchKind) => number;
  /** What tells the lesson at a place of a kind from whatever stood there before; 0 where there is none. */
  readonly idAt: (kind: MismatchKind, place: number) => number;
  /** The lessons of a kind from the place `skip` (the oldest is 0), at most `limit`, put together by what is alike. */
  readonly tallies: (kind: MismatchKind, skip: number, limit: number) => readonly LessonTally[];
  /** How often this was suggested for the field of a kind, of its last lessons, and how often the decision was just that. */
  readonly followed: (
    kind: MismatchKind,
    field: FieldName | null,
    outcome: Outcome,
  ) => { readonly suggested: number; readonly followed: number };
  readonly clear: () => void;
  /**
   * Approvals and settings aside by persons, behind an id, that were not taken back; of a set that was approved at once
   * each.
   */
  readonly decisionsAfter: (afterId: string, limit: number) => readonly (PastDecision & { readonly key: string })[];
}

type Row = { readonly field: string | null; readonly features: string; readonly outcome: number; readonly n: number };

/** What decisions taught, a row for each question that a decision answered. */
export const createLessons = (db: Database): LessonStore => {
  const insert = db.prepare<[string, number, string | null, string, number, number | null]>(
    'INSERT INTO lesson (decision_id, kind, field, features, outcome, suggested) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare<[string]>('DELETE FROM lesson WHERE decision_id = ?');
  const removeAll = db.prepare('DELETE FROM lesson');
  const count = db.prepare<[number], number>('SELECT COUNT(*) FROM lesson WHERE kind = ?').pluck();
  const idAt = db
    .prepare<[number, number], number>('SELECT id FROM lesson WHERE kind = ? ORDER BY id LIMIT 1 OFFSET ?')
    .pluck();
  const tallies = db.prepare<[number, number, number], Row>(
    `SELECT field, features, outcome, COUNT(*) AS n FROM
       (SELECT field, features, outcome FROM lesson WHERE kind = ? ORDER BY id LIMIT ? OFFSET ?)
     GROUP BY field, features, outcome`,
  );
  const followed = db.prepare<[number, number, string | null, number], { suggested: number; followed: number }>(
    `SELECT COUNT(*) AS suggested, coalesce(SUM(outcome = ?), 0) AS followed FROM
       (SELECT field, outcome, suggested FROM lesson WHERE kind = ? ORDER BY id DESC LIMIT ${lastLessons})
     WHERE field IS ? AND suggested = ?`,
  );
  const decisions = db.prepare<[string, number], PastDecision & { key: string }>(
    `SELECT d.id, d.key, d.verdict, d.decided_at AS decidedAt FROM decision d
     WHERE d.id > ? AND d.verdict IN ('approve', 'ignore') AND d.decided_by NOT LIKE 'policy %'
       AND coalesce((SELECT n.verdict FROM decision n WHERE n.mismatch_id = d.mismatch_id
         AND (n.decided_at, n.id) > (d.decided_at, d.id) ORDER BY n.decided_at, n.id LIMIT 1), '') NOT IN ('withdraw', 'undo')
     ORDER BY d.id LIMIT ?`,
  );
  return {
    note: (decisionId, kind, lessons) => {
      for (const { field, features, outcome, suggested } of lessons)
        insert.run(
          decisionId,
          mismatchKinds.indexOf(kind),
          field,
          features.join('|'),
          outcomes.indexOf(outcome),
          suggested === null ? null : outcomes.indexOf(suggested),
        );
    },
    drop: (decisionId) => void remove.run(decisionId),
    count: (kind) => count.get(mismatchKinds.indexOf(kind)) ?? 0,
    idAt: (kind, place) => (place < 0 ? 0 : (idAt.get(mismatchKinds.indexOf(kind), place) ?? 0)),
    tallies: (kind, skip, limit) => tallies.all(mismatchKinds.indexOf(kind), limit, skip).map(tallyOf),
    followed: (kind, field, outcome) => {
      const stored = outcomes.indexOf(outcome);
      return followed.get(stored, mismatchKinds.indexOf(kind), field, stored) ?? { suggested: 0, followed: 0 };
    },
    clear: () => void removeAll.run(),
    decisionsAfter: (afterId, limit) => decisions.all(afterId, limit),
  };
};

const tallyOf = ({ field, features, outcome, n }: Row): LessonTally => ({
  field: field === null ? null : fieldNameSchema.parse(field),
  features: features === '' ? [] : features.split('|'),
  outcome: outcomes[outcome] ?? 'proposed',
  count: n,
});
