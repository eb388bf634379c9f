import { expect, test } from 'vitest';
import type { Trouble } from '../../../shared/domain/run.ts';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const trouble = (changes: Partial<Trouble> = {}): Trouble => ({
  system: 'dotdigital',
  code: 'remote.unavailable',
  sentence: 'Dotdigital did not answer.',
  count: 1,
  firstAt: NOW,
  lastAt: NOW,
  ...changes,
});

test('the same trouble of a run is counted together, from its first to its last instant', () => {
  const { runs } = inMemory();
  runs.addTrouble(1, trouble({ count: 2, firstAt: NOW + 5, lastAt: NOW + 9 }));
  runs.addTrouble(1, trouble({ count: 3, firstAt: NOW + 6, lastAt: NOW + 7 }));
  runs.addTrouble(1, trouble({ firstAt: NOW + 10, lastAt: NOW + 10 }));
  expect(runs.troubles(1)).toEqual([trouble({ count: 6, firstAt: NOW + 5, lastAt: NOW + 10 })]);
});

test('another run, system, code or sentence is another trouble', () => {
  const { runs } = inMemory();
  runs.addTrouble(1, trouble());
  runs.addTrouble(1, trouble({ system: 'erp', count: 5 }));
  runs.addTrouble(1, trouble({ code: 'remote.limited', count: 3 }));
  runs.addTrouble(1, trouble({ sentence: 'Something else.', count: 4 }));
  runs.addTrouble(2, trouble({ count: 9 }));
  expect(runs.troubles(1).map(({ count }) => count)).toEqual([5, 4, 3, 1]);
  expect(runs.troubles(2)).toEqual([trouble({ count: 9 })]);
  expect(runs.troubles(3)).toEqual([]);
});

test('causes join the runs since an instant, and tell the last run', () => {
  const { runs } = inMemory();
  runs.addTrouble(1, trouble({ count: 100, lastAt: NOW - 1 }));
  runs.addTrouble(2, trouble({ count: 2, firstAt: NOW + 1, lastAt: NOW + 2 }));
  runs.addTrouble(3, trouble({ count: 3, firstAt: NOW + 3, lastAt: NOW + 4 }));
  expect(runs.causes(NOW)).toEqual([
    { ...trouble({ count: 5, firstAt: NOW + 1, lastAt: NOW + 4 }), records: 0, runId: 3 },
  ]);
  expect(runs.causes(NOW + 5)).toEqual([]);
});

test('records that were set aside are causes too, each record once, before troubles without records', () => {
  const { runs } = inMemory();
  const bad = (reference: string, problem: string, seenAt: number) => ({
    system: 'erp' as const,
    reference,
    problem,
    seenAt,
    raw: '{"email":"anna@shop.test"}',
  });
  runs.addTrouble(1, trouble({ count: 50 }));
  runs.addBadRecord(1, bad('C1', 'no number', NOW));
  runs.addBadRecord(2, bad('C1', 'no number', NOW + 5));
  runs.addBadRecord(2, bad('C2', 'no number', NOW + 6));
  runs.addBadRecord(2, bad('C3', 'no kind', NOW + 7));
  runs.addBadRecord(2, bad('C9', 'no kind', NOW - 1));
  const causes = runs.causes(NOW);
  expect(causes.map(({ sentence, count, records, runId }) => [sentence, count, records, runId])).toEqual([
    ['no number', 3, 2, 2],
    ['no kind', 1, 1, 2],
    ['Dotdigital did not answer.', 50, 0, 1],
  ]);
  expect(causes[0]).toMatchObject({ code: 'record.unusable', firstAt: NOW, lastAt: NOW + 6 });
  expect(JSON.stringify(causes)).not.toContain('anna');
});
