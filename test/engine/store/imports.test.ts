import { expect, test } from 'vitest';
import { failure } from '../../../shared/errors.ts';
import { changeSet, decision, entry, pair } from './decided.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { newCase } from './records.ts';

/** So many pending entries o1, o2, … of the case of customer 1, about one person. */
const withEntries = (count: number) => {
  const world = inMemory();
  world.mismatches.open(newCase('1', { label: 'Anna' }), null);
  for (let place = 1; place <= count; place += 1) {
    world.decisions.insert(decision(`d${place}`), pair);
    world.outbox.insert(entry(`o${place}`), pair);
  }
  const begin = (...ids: readonly string[]): number =>
    world.imports.begin(
      NOW,
      ids.map((entryId) => {
        world.outbox.setState(entryId, 'in-flight', { at: NOW });
        return { entryId, attemptId: world.outbox.startAttempt({ entryId, startedAt: NOW, purpose: 'write' }) };
      }),
    );
  return { ...world, begin };
};

test('an import is noted before it is handed in, and waits for its report once its id is known', () => {
  const { imports, begin } = withEntries(2);
  const id = begin('o1', 'o2');
  expect(imports.nextDueAt()).toBeNull();
  expect(imports.recent(1)[0]).toEqual({
    id,
    importId: null,
    state: 'sending',
    rows: 2,
    startedAt: NOW,
    endedAt: null,
    polls: 0,
    updated: null,
    refused: null,
    unnamed: null,
    failure: null,
  });
  expect(imports.unanswered().map((one) => one.id)).toEqual([id]);
  expect([...imports.waiting()]).toEqual([]);
  imports.started(id, 'i-1', NOW + 5);
  expect(imports.unanswered()).toEqual([]);
  expect([...imports.waiting()]).toEqual(['o1', 'o2']);
  expect(imports.nextDueAt()).toBe(NOW + 5);
  expect(imports.due(NOW + 4)).toEqual([]);
  expect(imports.due(NOW + 5)).toMatchObject([{ importId: 'i-1', state: 'running' }]);
  imports.postpone(id, NOW + 50);
  expect(imports.due(NOW + 5)).toEqual([]);
  expect(imports.nextDueAt()).toBe(NOW + 50);
  expect(imports.recent(1)[0]?.polls).toBe(1);
});

test('an end keeps what the report said, and lets nobody wait any longer', () => {
  const { imports, begin } = withEntries(1);
  const id = begin('o1');
  imports.started(id, 'i-1', NOW);
  const why = failure('remote.rejected', 'No.');
  imports.end(id, 'finished', { at: NOW + 9, failure: why, updated: 1, refused: 0, unnamed: 0 });
  expect(imports.recent(9)).toMatchObject([{ state: 'finished', endedAt: NOW + 9, updated: 1, failure: why }]);
  expect(imports.due(NOW + 99)).toEqual([]);
  expect(imports.nextDueAt()).toBeNull();
  expect([...imports.waiting()]).toEqual([]);
  expect(imports.ofEntry('o1')).toMatchObject({ importId: 'i-1' });
});

test('only what was in no import may go in one; what was turned away may go in another', () => {
  const { imports, outbox, begin } = withEntries(3);
  const candidates = () => outbox.dueForImport(NOW, 9);
  expect(candidates()).toEqual(['o1', 'o2', 'o3']);
  const [first, second] = [begin('o1'), begin('o2')];
  imports.end(first, 'not-sent', { at: NOW, failure: null });
  imports.end(second, 'lost', { at: NOW, failure: null });
  for (const id of ['o1', 'o2']) outbox.setState(id, 'pending', { at: NOW });
  expect(candidates()).toEqual(['o1', 'o3']);
  expect(outbox.dueForImport(NOW - 1, 9)).toEqual([]);
  expect(imports.ofEntry('o1')).toBeNull();
});

test('an undoing, a later step and a change of the ERP never go in an import', () => {
  const { decisions, outbox } = withEntries(1);
  decisions.insert(decision('d2'), pair);
  outbox.insert(entry('o2', { undoOf: 'o1' }), pair);
  decisions.insert(decision('d3'), pair);
  outbox.insert(entry('o3', { step: 2 }), pair);
  decisions.insert(decision('d4'), pair);
  const { changes } = changeSet as Extract<typeof changeSet, { readonly operation: 'contact.patch' }>;
  const update = {
    v: 1,
    operation: 'customer.update',
    customerId: 'C1',
    customerNumber: '1',
    expectVersion: null,
  } as const;
  outbox.insert(entry('o4', { changeSet: { ...update, changes } }), pair);
  expect(outbox.dueForImport(NOW, 9)).toEqual(['o1']);
});

test('a refusal stands for its pair until it is dropped, sealed under the key of its person', () => {
  const { db, imports, begin } = withEntries(2);
  const id = begin('o1', 'o2');
  imports.started(id, 'i-1', NOW);
  const failures = [{ code: 'ApiSchemaViolation', description: 'CITY: York of Anna' }];
  imports.refuse('o1', id, NOW + 1, [{ code: 'Blocker', description: '' }]);
  imports.refuse('o2', id, NOW + 2, failures);
  expect(imports.refusalOf('1')).toEqual({ importId: 'i-1', at: NOW + 2, failures });
  expect(imports.refusalOf('2')).toBeNull();
  expect(db.serialize().includes('York of Anna')).toBe(false);
  imports.dropRefusals('2');
  expect(imports.refusalOf('1')).not.toBeNull();
  imports.dropRefusals('1');
  expect(imports.refusalOf('1')).toBeNull();
});

test('what was refused of a forgotten person is told to nobody', () => {
  const { db, imports, begin } = withEntries(1);
  const id = begin('o1');
  imports.refuse('o1', id, NOW, [{ code: 'Blocker', description: 'a@b.com' }]);
  db.exec('DELETE FROM person_key');
  expect(imports.refusalOf('1')).toBeNull();
  imports.refuse('o1', id, NOW + 1, [{ code: 'Blocker', description: 'a@b.com' }]);
  expect(imports.refusalOf('1')).toBeNull();
});

test('the change log names the import that carried a change, and the codes that its report names', () => {
  const { changes, imports, begin } = withEntries(2);
  const id = begin('o1');
  imports.started(id, 'i-1', NOW);
  imports.note('o1', ['consentRecordsNotApplied']);
  expect(changes.row('o1')?.import).toEqual({
    id: 'i-1',
    state: 'running',
    rows: 1,
    startedAt: NOW,
    codes: ['consentRecordsNotApplied'],
  });
  expect(changes.row('o2')?.import).toBeNull();
});
