import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { SuggestionCard } from '../../../../../renderer/features/mismatches/parts/suggestion-card.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import type { LearnedPart } from '../../../../../shared/domain/learned.ts';
import { detailOf, good, rowOf, toldAt } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const part: LearnedPart = {
  field: 'postcode',
  outcome: 'dotdigital',
  probability: 0.92,
  decisions: 48,
  suggested: 25,
  followed: 23,
};
const learned = detailOf(rowOf(1), { learned: { parts: [part] } });
const why = () =>
  good({
    parts: [
      {
        field: 'postcode',
        decisions: 48,
        isCarried: true,
        choices: [
          { outcome: 'dotdigital', probability: 0.92 },
          { outcome: 'erp', probability: 0.08 },
        ],
        weights: [
          { features: ['changed-last:dotdigital'], weight: 1.4, decisions: 30, alike: 29 },
          { features: ['link:email'], weight: -0.3, decisions: 9, alike: 4 },
          { features: [], weight: 0.01, decisions: 48, alike: 40 },
        ],
      },
    ],
  });
const text = () => document.body.textContent ?? '';

test('until enough decisions carry it, the words of the cold start stand, without a percentage', async () => {
  await show(<SuggestionCard detail={detailOf(rowOf(1))} now={toldAt} />);
  expect(screen.getByText('Certain')).toBeDefined();
  expect(text()).not.toContain('%');
  expect(screen.queryByText('Why this suggestion')).toBeNull();
});

test('what was learned is told with its confidence and how often it was followed', async () => {
  await show(<SuggestionCard detail={learned} now={toldAt} />);
  expect(screen.getByRole('heading').textContent).toBe("Suggested: keep Dotdigital's values 92 %");
  expect(text()).toContain('followed 23 of 25 times');
});

test('it does nothing by itself; put into the rows, it is an edit like any other', async () => {
  await show(<SuggestionCard detail={learned} now={toldAt} />);
  expect(useMismatches.getState().drafts[1]).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: 'Put it into the rows above' }));
  expect(useMismatches.getState().drafts[1]).toEqual({ postcode: 'BS8 1TX' });
});

test('why it is suggested lists the weights, those that decide nothing left out', async () => {
  const { container } = await show(<SuggestionCard detail={learned} now={toldAt} />, { 'suggestion.why': why });
  const details = container.querySelector('details');
  if (details === null) throw new Error('no details');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await pass();
  expect(text()).toContain("Dotdigital's value 92 %, the ERP's value 8 %");
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'Dotdigital changed lastfor 1.429 of 30',
    'Matched on email onlyagainst 0.34 of 9',
  ]);
  expect(text()).toContain('no policy reads it');
});
