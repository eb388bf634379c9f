import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Doubles } from '../../../../../renderer/features/mismatches/parts/doubles.tsx';
import { duplicateCustomers } from '../../../../doubles/record-details.ts';
import { good, toldAt } from '../../../../doubles/window-answers.ts';
import { freshWindow, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const waterfall = {
  steps: [
    { what: 'before', words: 'Before any evidence', bits: -8 },
    { what: 'birthDate', words: 'Birth date is the same', bits: 17 },
  ],
  bits: 9,
  whatIfs: [],
};

test('the reasons of a pair are shown with how it was found, and what was said is taken back from there', async () => {
  const view = {
    side: 'erp' as const,
    shownFrom: Math.log2(100),
    pairs: [{ otherId: 'C-1', title: 'C-1', waterfall }],
    apart: [{ otherId: 'C-7', title: 'C-7', by: 'anna', at: toldAt }],
  };
  const detail = { ...duplicateCustomers(), doubles: [view] };
  const asked: unknown[] = [];
  await show(<Doubles detail={detail} />, {
    'decision.take-back-two-records': (input: unknown) => {
      asked.push(input);
      return good({ takenBack: true });
    },
  });
  expect(screen.getByRole('region', { name: 'Why customer C-1 and this one are one person' })).toBeDefined();
  expect(document.body.textContent).toContain('in a full check');
  expect(document.body.textContent).toContain('Together: one person, for somebody to confirm');
  fireEvent.click(screen.getByRole('button', { name: /^Take back: Customer C-7/ }));
  await Promise.resolve();
  expect(asked).toEqual([{ id: detail.row.id, otherId: 'C-7' }]);
});
