import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Row } from '../../../../../renderer/features/mismatches/parts/row.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import type { MismatchRow } from '../../../../../shared/domain/mismatch.ts';
import { rowOf, toldAt } from '../../../../doubles/window-answers.ts';
import { freshWindow } from '../../../screen.tsx';

const draw = (facts: Partial<MismatchRow>): string => {
  render(<Row row={rowOf(1, facts)} place={0} total={1} isSelected={false} style={{}} now={toldAt} />);
  return screen.getByRole('option').textContent ?? '';
};

beforeEach(freshWindow);

test('a row says what, how bad, about whom and since when', () => {
  expect(draw({})).toBe('Postcode differsWarnPerson 1 · C-11 min');
});

test('whose it is stands as initials, and in full for who listens', () => {
  expect(draw({ assignee: 'Ada Lovelace' })).toContain('ALassigned to Ada Lovelace1 min');
});

test('what was put off says until when instead of how old it is', () => {
  expect(draw({ status: 'deferred', until: toldAt + 12 * 86_400_000 })).toMatch(/until 30 Nov 2026$/);
});

test('what is named by its reference says it once', () => {
  expect(draw({ label: 'BIRTH_DATE', reference: 'BIRTH_DATE' }).split('BIRTH_DATE')).toHaveLength(2);
});

test('a click selects it', () => {
  draw({});
  fireEvent.click(screen.getByRole('option'));
  expect(useMismatches.getState().selectedId).toBe(1);
});
