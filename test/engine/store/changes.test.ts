import { expect, test } from 'vitest';
import { resultOf } from '../../../electron/engine/store/changes.ts';
import { outboxStates } from '../../../shared/domain/outbox.ts';
import { failure } from '../../../shared/errors.ts';
import type { ChangeFilter } from '../../../shared/ipc/operations/change.ts';
import { decision, entry, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { newCase } from './records.ts';

const all: ChangeFilter = { since: null, systems: [], results: [], kinds: [], by: null, search: '' };
const optOut = {
  v: 1,
  operation: 'customer.opt-out',
  customerId: 'C2',
  customerNumber: '2',
  expectVersion: 'v1',
  before: 'consent',
  at: null,
  source: 'Dotdigital: unsubscribed',
} as const;
const ben = { customerId: 'C2', contactId: 8 };

/** o1 and o2 are about Anna's drift, o3 about Ben's opt-out in the ERP; each an hour after the one before. */
const filled = () => {
  const world = inMemory();
  const { mismatches, decisions, outbox } = world;
  mismatches.open(newCase('1', { label: 'Anna Hart' }), null);
  mismatches.open(newCase('2', { label: 'Ben Ode', finding: { kind: 'consent-conflict' } }), null);
  decisions.insert(decision('d1'), pair);
  decisions.insert(decision('d2', { decidedAt: NOW + 1, decidedBy: 'zoe' }), pair);
  decisions.insert(decision('d3', { decidedAt: NOW + 2, mismatchId: 2 }), ben);
  outbox.insert(entry('o1'), pair);
  outbox.insert(entry('o2', { createdAt: NOW + 1 }), pair);
  outbox.insert(entry('o3', { createdAt: NOW + 2, mismatchId: 2, changeSet: optOut }), ben);
  const ids = (filter: Partial<ChangeFilter> = {}, before: string | null = null, limit = 9) =>
    world.changes.page({ ...all, ...filter }, before, limit).map(({ id }) => id);
  return { ...world, ids };
};

/** o4 takes o1 back. */
const undo = ({ decisions, outbox }: ReturnType<typeof filled>): void => {
  decisions.insert(decision('d4', { verdict: 'undo', decidedAt: NOW + 3, decidedBy: 'ulla' }), pair);
  outbox.insert(entry('o4', { createdAt: NOW + 3, undoOf: 'o1' }), pair);
};

test('a row tells who decided what about whom, and how it stands', () => {
  const { changes, outbox, audit } = filled();
  audit.append({ at: NOW, actor: 'a', action: 'x', subject: 'change:o9', personal: null, person: null });
  for (const action of ['approved', 'sent'])
    audit.append({ at: NOW, actor: 'anna', action, subject: 'change:o1', personal: null, person: null });
  const refused = failure('remote.rejected', 'Dotdigital refused the city.');
  outbox.setState('o1', 'rejected', { at: NOW + 5, attempts: 2, failure: refused });
  const row = {
    id: 'o1',
    entry: 2,
    mismatchId: 1,
    kind: 'field-drift',
    label: 'Anna Hart',
    system: 'dotdigital',
    operation: 'contact.patch',
    lines: [{ thing: 'city', before: 'Leeds', after: 'York' }],
    state: 'rejected',
    attempts: 2,
    decidedAt: NOW,
    decidedBy: 'anna',
    verifiedAt: null,
    sentence: 'Dotdigital refused the city.',
    import: null,
    undoes: null,
    undoneBy: null,
  };
  expect(changes.row('o1')).toEqual(row);
  expect(changes.page(all, null, 9).at(-1)).toEqual(row);
  expect(changes.row('o3')).toMatchObject({
    entry: null,
    kind: 'consent-conflict',
    system: 'erp',
    lines: [{ thing: 'permission', before: 'consent', after: 'opt-out' }],
    sentence: null,
  });
  expect(changes.row('o9')).toBeNull();
});

test('the page shows the newest first, and goes on behind a change', () => {
  const { ids } = filled();
  expect([ids({}, null, 2), ids({}, 'o2', 2), ids({}, 'o1', 2)]).toEqual([['o3', 'o2'], ['o1'], []]);
});

test.each([
  ['nothing', {}, ['o3', 'o2', 'o1']],
  ['the ERP', { systems: ['erp'] }, ['o3']],
  ['both systems', { systems: ['erp', 'dotdigital'] }, ['o3', 'o2', 'o1']],
  ['a kind', { kinds: ['field-drift'] }, ['o2', 'o1']],
  ['a kind that has none', { kinds: ['contact-orphan'] }, []],
  ['who decided', { by: 'zoe' }, ['o2']],
  ['decided at or after', { since: NOW + 1 }, ['o3', 'o2']],
  ['a name', { search: 'hart' }, ['o2', 'o1']],
  ['a name and who decided', { search: 'ann', by: 'anna' }, ['o1']],
  ['a name that nobody has', { search: 'nobody' }, []],
  ['a number', { search: '2' }, ['o3']],
  ['what no search can find', { search: '"*' }, ['o3', 'o2', 'o1']],
] as const)('changes are narrowed by %s', (_what, filter, wanted) => {
  expect(filled().ids(filter)).toEqual(wanted);
});

test.each(outboxStates)('a change that is %s has one result, and is found by that alone', (state) => {
  const { ids, outbox } = filled();
  outbox.setState('o1', state, { at: NOW });
  outbox.setState('o2', 'dead', { at: NOW });
  const found = (['fine', 'needs-a-look', 'under-way', 'not-sent'] as const).filter((result) =>
    ids({ results: [result], by: 'anna', kinds: ['field-drift'] }).includes('o1'),
  );
  expect(found).toEqual([resultOf(state)]);
});

test('a verified change reads as fine, one that somebody must see as that, and one that never left as not sent', () => {
  expect(resultOf('verified')).toBe('fine');
  for (const state of ['unconfirmed', 'rejected', 'diverged', 'dead'] as const)
    expect(resultOf(state)).toBe('needs-a-look');
  for (const state of ['pending', 'in-flight', 'accepted'] as const) expect(resultOf(state)).toBe('under-way');
  for (const state of ['stale', 'withdrawn'] as const) expect(resultOf(state)).toBe('not-sent');
});

test('several results are found together, and values do not slip into another place of the query', () => {
  const { ids, outbox } = filled();
  outbox.setState('o1', 'verified', { at: NOW });
  outbox.setState('o2', 'stale', { at: NOW });
  expect(ids({ results: ['fine', 'not-sent'] })).toEqual(['o2', 'o1']);
  expect(
    ids({ results: ['fine', 'undone'], since: NOW, systems: ['dotdigital'], kinds: ['field-drift'], by: 'anna' }),
  ).toEqual(['o1']);
  expect(ids({ results: ['not-sent'], search: 'hart' }, 'o3', 1)).toEqual(['o2']);
});

test('a change is undone when the change that takes it back is verified', () => {
  const world = filled();
  const { ids, changes, outbox } = world;
  undo(world);
  outbox.setState('o1', 'verified', { at: NOW, verifiedAt: NOW });
  expect(ids({ results: ['undone'] })).toEqual([]);
  expect(changes.row('o1')?.undoneBy).toBeNull();
  expect(changes.row('o4')).toMatchObject({ undoes: 'o1', undoneBy: null });
  outbox.setState('o4', 'verified', { at: NOW, verifiedAt: NOW });
  expect(ids({ results: ['undone'] })).toEqual(['o1']);
  expect(changes.row('o1')?.undoneBy).toBe('o4');
});

test('counts are by result, since an instant, and name who approved or undid', () => {
  const world = filled();
  const { changes, decisions, outbox } = world;
  undo(world);
  decisions.insert(decision('d9', { verdict: 'ignore', decidedBy: 'ingrid' }), pair);
  outbox.setState('o1', 'verified', { at: NOW });
  outbox.setState('o2', 'in-flight', { at: NOW });
  outbox.setState('o4', 'verified', { at: NOW });
  const { sinceThen, results, people } = changes.counts(NOW + 1);
  expect(sinceThen).toBe(3);
  expect(people).toEqual(['anna', 'ulla', 'zoe']);
  expect(Object.fromEntries(results.map(({ result, count }) => [result, count]))).toEqual({
    fine: 1,
    'under-way': 2,
    undone: 1,
  });
});

test('a workspace without changes counts nothing', () => {
  const { changes } = inMemory();
  expect(changes.page(all, null, 9)).toEqual([]);
  expect(changes.counts(0)).toEqual({ sinceThen: 0, results: [{ result: 'undone', count: 0 }], people: [] });
  expect(changes.ofRun(1, 9)).toEqual({ written: 0, verified: 0, difference: [] });
});

test('a change about a forgotten person stands without name and lines', () => {
  const { db, changes, ids } = filled();
  db.exec("DELETE FROM person_key WHERE ext_id IN ('C1', '7')");
  expect(changes.row('o1')).toMatchObject({ label: '', operation: '', lines: [], state: 'pending', decidedBy: 'anna' });
  expect(changes.row('o3')).toMatchObject({ label: 'Ben Ode' });
  expect(ids()).toEqual(['o3', 'o2', 'o1']);
});

test('a change whose case is gone stands without a name', () => {
  const { db, changes } = filled();
  db.exec('DELETE FROM mismatch WHERE id = 1');
  expect(changes.row('o1')).toMatchObject({ label: '', mismatchId: 1, kind: 'field-drift' });
});

test('what a run owed is told with what it could not finish', () => {
  const { changes, decisions, outbox } = filled();
  for (const n of [5, 6, 7]) {
    decisions.insert(decision(`d${n}`), pair);
    outbox.insert(entry(`o${n}`, { runId: n === 7 ? 4 : 3 }), pair);
  }
  outbox.setState('o5', 'verified', { at: NOW });
  const { written, verified, difference } = changes.ofRun(3, 9);
  expect({ written, verified, ids: difference.map(({ id }) => id) }).toEqual({ written: 2, verified: 1, ids: ['o6'] });
  expect(changes.ofRun(4, 9)).toMatchObject({ written: 1, verified: 0 });
  expect(changes.ofRun(3, 0).difference).toEqual([]);
});
