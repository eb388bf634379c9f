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

test.each([
  [toldAt + 19 * 3_600_000, 'sends in 19 h', 'until a send that touches it: 19 h'],
  [toldAt - 1, 'send due', 'a send that touches it is due'],
])('how long is left until the send at %i is told as %s', (sendAt, told, title) => {
  const impact = { amount: null, currency: null, people: 1, sendAt, campaign: 7 };
  expect(draw({ impact })).toContain(told);
  expect(screen.getByTitle(title)).toBeDefined();
});

test('a click selects it', () => {
  draw({});
  fireEvent.click(screen.getByRole('option'));
  expect(useMismatches.getState().selectedId).toBe(1);
});
