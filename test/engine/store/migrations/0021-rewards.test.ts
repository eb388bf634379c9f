import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../../electron/engine/store/migrate.ts';
import { up } from '../../../../electron/engine/store/migrations/0021-rewards.ts';
import { migrations } from '../../../../electron/engine/store/migrations/index.ts';
import { maskOf, rewardMask } from '../../../../shared/domain/fields.ts';
import { type MismatchStatus, mismatchKinds, mismatchStatuses } from '../../../../shared/domain/mismatch.ts';

const fieldDrift = mismatchKinds.indexOf('field-drift');
const rewardDrift = mismatchKinds.indexOf('reward-drift');
const city = maskOf(['city']);
const points = maskOf(['loyaltyPoints']);

const filedBefore = () => {
  const db = new SqliteDatabase(':memory:');
  onTestFinished(() => void db.close());
  const made = migrate(
    db,
    ':memory:',
    migrations.filter(({ number }) => number < 21),
  );
  if (!made.ok) throw new Error(made.error.sentence);
  const insert = db.prepare(
    `INSERT INTO mismatch (id, entity, kind, severity, status, match_key, field_mask, label, email, reference, detected_at, changed_at, reopened, ignored_as, assignee, until)
     VALUES (?, ?, ?, 1, ?, ?, ?, 'Fiona', '', 'C-1', 5, 6, ?, ?, ?, ?)`,
  );
  const add = (
    id: number,
    status: MismatchStatus,
    mask: number,
    more: {
      entity?: number;
      kind?: number;
      ignoredAs?: string;
      until?: number;
      assignee?: string;
      reopened?: string;
    } = {},
  ) =>
    insert.run(
      id,
      more.entity ?? 1,
      more.kind ?? fieldDrift,
      mismatchStatuses.indexOf(status),
      `C-${id}`,
      mask,
      more.reopened ?? null,
      more.ignoredAs ?? null,
      more.assignee ?? null,
      more.until ?? null,
    );
  const cases = (key: string) =>
    db
      .prepare(
        'SELECT kind, status, field_mask AS mask, ignored_as AS ignoredAs, until, assignee, reopened, detected_at AS at FROM mismatch WHERE match_key = ? ORDER BY kind',
      )
      .all(key);
  return { db, add, cases };
};

test('the stored numbers are those that the program has', () => {
  expect([fieldDrift, rewardDrift, rewardMask]).toEqual([1, 21, 14_336]);
});

test('a case about a reward alone changes its kind and nothing else, also one that was decided or is over', () => {
  const { db, add, cases } = filedBefore();
  for (const [place, status] of mismatchStatuses.entries()) add(place + 1, status, points, { ignoredAs: 'a:b' });
  up(db);
  for (const [place] of mismatchStatuses.entries())
    expect(cases(`C-${place + 1}`)).toMatchObject([
      { kind: rewardDrift, status: place, mask: points, ignoredAs: 'a:b', at: 5 },
    ]);
});

test('of a case about both the reward is taken out, and both stand as the whole stood', () => {
  const { db, add, cases } = filedBefore();
  add(1, 'ignored', city | points, { ignoredAs: 'a:b', assignee: 'Ada' });
  add(2, 'deferred', city | points, { ignoredAs: 'a:b', until: 99 });
  add(3, 'open', city | points, { reopened: 'rejected' });
  db.exec("INSERT INTO policy_sample (mismatch_id, run_id, policy, marked_at) VALUES (3, 7, 'write-attributes', 8)");
  up(db);
  for (const [id, stands] of [
    [1, { status: mismatchStatuses.indexOf('ignored'), ignoredAs: 'a:b', assignee: 'Ada', until: null }],
    [2, { status: mismatchStatuses.indexOf('deferred'), ignoredAs: 'a:b', assignee: null, until: 99 }],
    [3, { status: mismatchStatuses.indexOf('open'), reopened: 'rejected', ignoredAs: null, until: null }],
  ] as const)
    expect(cases(`C-${id}`)).toMatchObject([
      { kind: fieldDrift, mask: city, at: 5, ...stands },
      { kind: rewardDrift, mask: points, at: 5, ...stands },
    ]);
  expect(db.prepare('SELECT COUNT(*) FROM policy_sample').pluck().get()).toBe(2);
  expect(db.prepare('SELECT match_key FROM dirty WHERE entity = 1 ORDER BY 1').pluck().all()).toEqual([
    'C-1',
    'C-2',
    'C-3',
  ]);
});

test('what is decided, about other fields, or about no person stays as it is; the counters add up', () => {
  const { db, add, cases } = filedBefore();
  add(1, 'decided', city | points);
  add(2, 'ignored', city, { ignoredAs: 'a:b' });
  add(3, 'open', points, { entity: 3 });
  add(4, 'open', points, { kind: mismatchKinds.indexOf('malformed-value') });
  up(db);
  expect(cases('C-1')).toMatchObject([{ kind: fieldDrift, mask: city | points }]);
  expect(cases('C-2')).toMatchObject([{ kind: fieldDrift, mask: city }]);
  expect(cases('C-3')).toMatchObject([{ kind: fieldDrift, mask: points }]);
  expect(cases('C-4')).toMatchObject([{ mask: points }]);
  expect(
    db.prepare('SELECT kind, status, SUM(n) AS n FROM mismatch_count WHERE n > 0 GROUP BY 1, 2 ORDER BY 1, 2').all(),
  ).toEqual(db.prepare('SELECT kind, status, COUNT(*) AS n FROM mismatch GROUP BY 1, 2 ORDER BY 1, 2').all());
});
