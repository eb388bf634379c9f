import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ApartReason, type CauseSignature, causeKey } from '../../../shared/domain/cause.ts';
import { type MismatchStatus, mismatchStatuses } from '../../../shared/domain/mismatch.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { fillWithPeople, herRecords } from './person.ts';
import { contact, customer, newCase } from './records.ts';

const swapped: CauseSignature = {
  kind: 'field-drift',
  mechanism: 'day-month-swapped',
  field: 'birthDate',
  detail: null,
};
const cut: CauseSignature = { kind: 'field-drift', mechanism: 'cut', field: 'city', detail: '10' };

const withCases = (count: number) => {
  const world = inMemory();
  const ids = Array.from({ length: count }, (_, place) => world.mismatches.open(newCase(String(place + 1)), null));
  return { ...world, ids };
};

type World = ReturnType<typeof withCases>;

/** What the counts must say, counted over all rows. */
const recount = ({ db }: World, causeId: number) =>
  db
    .prepare<[number], { isApart: number; status: number; count: number }>(
      `SELECT c.apart IS NOT NULL AS isApart, m.status, COUNT(*) AS count FROM cause_case c JOIN mismatch m ON m.id = c.case_id
       WHERE c.cause_id = ? GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all(causeId)
    .map(({ isApart, status, count }) => ({ isApart: isApart === 1, status: mismatchStatuses[status], count }));

const edit = fc.oneof(
  fc.record({
    what: fc.constant('put' as const),
    place: fc.nat(7),
    cause: fc.nat(1),
    apart: fc.constantFrom<ApartReason | null>(null, null, 'off-pattern', 'taken-out'),
  }),
  fc.record({ what: fc.constantFrom('take' as const, 'delete' as const), place: fc.nat(7) }),
  fc.record({
    what: fc.constant('status' as const),
    place: fc.nat(7),
    status: fc.constantFrom<MismatchStatus>(...mismatchStatuses),
  }),
);

test('whatever happens to the cases, the counts are those of the rows', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const world = withCases(8);
      const causes = [world.causes.open(swapped, NOW, 8), world.causes.open(cut, NOW, 8)];
      for (const one of edits) {
        const caseId = world.ids[one.place] ?? 0;
        if (world.mismatches.get(caseId) === null) continue;
        if (one.what === 'put') world.causes.put({ caseId, causeId: causes[one.cause] ?? 0, apart: one.apart }, null);
        else if (one.what === 'status') world.mismatches.setStatus(caseId, one.status, { at: NOW });
        else if (one.what === 'take') world.causes.take(caseId);
        else world.db.prepare('DELETE FROM mismatch WHERE id = ?').run(caseId);
      }
      for (const id of causes) expect(world.causes.counts(id)).toEqual(recount(world, id));
    }),
    { numRuns: 60 },
  );
});

test('a signature is one cause, which is taken up again after it was settled', () => {
  const { causes } = withCases(1);
  const id = causes.open(swapped, NOW, 3);
  expect(causes.open(swapped, NOW + 1, 5)).toBe(id);
  causes.settle(id, NOW + 2);
  expect(causes.get(id)).toMatchObject({ key: causeKey(swapped), foundAt: NOW, settledAt: NOW + 2 });
  expect(causes.open(swapped, NOW + 3, 7)).toBe(id);
  expect(causes.get(id)?.settledAt).toBeNull();
  expect(causes.history(id)).toEqual([
    { at: NOW, what: 'found', count: 3, by: null },
    { at: NOW + 3, what: 'came-back', count: 7, by: null },
  ]);
});

test('all that are not settled are listed, and of the settled the last 200', () => {
  const { causes } = withCases(1);
  const idOf = (detail: number): number => causes.open({ ...cut, detail: String(detail) }, NOW, 1);
  const open = idOf(0);
  for (let detail = 1; detail <= 203; detail += 1) causes.settle(idOf(detail), NOW - detail);
  expect(causes.all().map(({ id }) => id)).toEqual([...Array.from({ length: 200 }, (_, at) => open + 200 - at), open]);
  expect(idOf(203)).toBe(open + 203);
  expect(causes.all()[0]).toMatchObject({ id: open + 203, settledAt: null });
});

test('a cause is emptied once none of its cases waits or is under way', () => {
  const { causes, mismatches, ids } = withCases(2);
  const id = causes.open(swapped, NOW, 2);
  for (const caseId of ids) causes.put({ caseId, causeId: id, apart: null }, null);
  const [first = 0, second = 0] = ids;
  mismatches.setStatus(first, 'resolved', { at: NOW });
  mismatches.setStatus(second, 'decided', { at: NOW });
  expect(causes.emptied()).toEqual([]);
  mismatches.setStatus(second, 'ignored', { at: NOW });
  expect(causes.emptied()).toEqual([id]);
});

test('of the cases that are closed and were not set apart, when they were written is told page by page', () => {
  const { causes, mismatches, ids } = withCases(5);
  const id = causes.open(swapped, NOW, 5);
  for (const [place, caseId] of ids.entries()) {
    causes.put({ caseId, causeId: id, apart: place === 1 ? 'off-pattern' : null }, place === 2 ? null : NOW + place);
    if (place !== 3) mismatches.setStatus(caseId, 'resolved', { at: NOW });
  }
  const [first = 0, , third = 0, , fifth = 0] = ids;
  expect(causes.followed(id, 0, 2)).toEqual([
    { caseId: first, writtenAt: NOW },
    { caseId: third, writtenAt: null },
  ]);
  expect(causes.followed(id, third, 2)).toEqual([{ caseId: fifth, writtenAt: NOW + 4 }]);
  expect(causes.followed(id, fifth, 2)).toEqual([]);
});

test('the wave is kept, and cases are told by whether they are set apart', () => {
  const { causes, ids } = withCases(3);
  const id = causes.open(cut, NOW, 3);
  causes.setTimes(id, { wave: { from: NOW - 5, to: NOW }, since: NOW - 9 });
  causes.setTimes(id, { wave: { from: NOW - 5, to: NOW }, since: NOW });
  for (const [place, caseId] of ids.entries())
    causes.put({ caseId, causeId: id, apart: place === 0 ? 'more-differs' : null }, NOW);
  expect(causes.get(id)).toMatchObject({ wave: { from: NOW - 5, to: NOW }, since: NOW - 9 });
  const told = (apart: ApartReason | null) =>
    causes.cases({ id, apart, status: 'open', after: 0, limit: 9 }).map(({ caseId }) => caseId);
  expect([told('more-differs'), told(null)]).toEqual([ids.slice(0, 1), ids.slice(1)]);
  expect(causes.apartCounts(id)).toEqual([{ reason: 'more-differs', count: 1 }]);
});

test('a case is read again when either side, its fields or what else it rests on is another', () => {
  const { causes, mirror, mismatches } = inMemory();
  mirror.upsertCustomers([customer(1)], 1);
  mirror.upsertContacts([contact(1)], 1);
  const id = mismatches.open(newCase('1', { customerRid: 1, contactRid: 1 }), null);
  const look = (mark = '') => {
    const [stale] = causes.stale(0, 99, mark);
    if (stale !== undefined) causes.look(stale.id, stale.stamp, null, ['k']);
    return stale?.id ?? null;
  };
  expect([look(), look()]).toEqual([id, null]);
  mirror.upsertContacts([contact(1, { hash: 99 })], 1);
  expect([look(), look()]).toEqual([id, null]);
  mirror.upsertCustomers([customer(1, { hash: 98 })], 1);
  expect([look(), look()]).toEqual([id, null]);
  mismatches.refresh(id, newCase('1', { customerRid: 1, contactRid: 1, finding: { fieldMask: 5 } }));
  expect([look(), look()]).toEqual([id, null]);
  mismatches.setStatus(id, 'decided', { at: NOW });
  mismatches.setStatus(id, 'open', { at: NOW, reopened: 'withdrawn' });
  expect([look(), look()]).toEqual([id, null]);
  expect([look('@2'), look('@2')]).toEqual([id, null]);
  mismatches.setStatus(id, 'resolved', { at: NOW });
  expect([look(), causes.looks(0, 9)]).toEqual([null, []]);
});

test('with a person that is forgotten everything goes that was read out of the cases', () => {
  const world = inMemory();
  fillWithPeople(world);
  const id = world.causes.open(swapped, NOW, 1);
  world.causes.put({ caseId: 1, causeId: id, apart: null }, null);
  world.causes.look(1, 's', null, ['["field-drift","constant","city","Wilhelmina"]']);
  world.forgotten.forget(herRecords, NOW + 1);
  expect(world.causes.ofCase(1)).toBeNull();
  expect(world.db.prepare('SELECT COUNT(*) FROM cause_look').pluck().get()).toBe(0);
  expect(world.causes.counts(id)).toEqual([]);
});
