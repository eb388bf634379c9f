import { beforeEach, expect, test } from 'vitest';
import { chosenDouble, isByEvidence } from '../../../../renderer/features/mismatches/doubles.ts';
import { mismatchActions } from '../../../../renderer/features/mismatches/mismatch-actions.ts';
import { useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import { duplicateContacts, duplicateCustomers, orphan } from '../../../doubles/record-details.ts';

const waterfall = { steps: [], bits: 9, whatIfs: [] };
const evident = () => {
  const detail = duplicateContacts();
  const pairs = [{ otherId: '42', title: '42', waterfall }];
  return { ...detail, doubles: [{ side: 'dotdigital' as const, shownFrom: 6.6, pairs, apart: [] }] };
};
const offered = (detail: ReturnType<typeof orphan>): readonly string[] =>
  mismatchActions({ detail, gap: null, isReadOnly: false })
    .filter(({ when }) => when())
    .map(({ id }) => id);

beforeEach(() => {
  useMismatches.setState(useMismatches.getInitialState(), true);
});

test('of customers the chosen other one can be said to be somebody else, else the first other one', () => {
  const detail = duplicateCustomers();
  expect(chosenDouble(detail, 'C-1')).toEqual({ otherId: 'C-1', title: 'C-1' });
  expect(chosenDouble(detail, 'C-9')).toEqual({ otherId: 'C-1', title: 'C-1' });
  expect([chosenDouble(orphan(), null), chosenDouble(null, null)]).toEqual([null, null]);
});

test('of contacts only those can that are one by evidence: a number that both carry is a fact', () => {
  expect(chosenDouble(duplicateContacts(), '41')).toBeNull();
  expect(chosenDouble(evident(), '43')?.otherId).toBe('42');
  expect([offered(duplicateContacts()), offered(evident())].map((ids) => ids.includes('not-same'))).toEqual([
    false,
    true,
  ]);
});

test('what is one by evidence is decided one by one', () => {
  const detail = duplicateCustomers();
  const reasons = [{ code: 'one-by-evidence', side: 'erp', records: ['C-1', 'C-9'] }] as const;
  expect([isByEvidence(detail), isByEvidence({ ...detail, reasons })]).toEqual([false, true]);
  expect([offered(detail), offered({ ...detail, reasons })].map((ids) => ids.includes('like'))).toEqual([true, false]);
});
