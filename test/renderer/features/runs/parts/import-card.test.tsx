import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ImportCard } from '../../../../../renderer/features/runs/parts/import-card.tsx';
import { toldAt } from '../../../../doubles/window-answers.ts';

const one = {
  id: 1,
  importId: 'd7de900d-d337',
  state: 'finished',
  rows: 120,
  startedAt: toldAt - 60_000,
  endedAt: toldAt,
  updated: 118,
  refused: 2,
  unnamed: 0,
  sentence: null,
} as const;

test('what went in bulk is told with its id, its counts, and why it did not come through', () => {
  const given = { ...one, id: 2, state: 'overdue', updated: null, refused: null, unnamed: null } as const;
  render(<ImportCard imports={[one, { ...given, importId: null, sentence: 'It has not ended.' }]} now={toldAt} />);
  expect(screen.getByRole('heading', { name: 'Sent in bulk' })).toBeDefined();
  expect(screen.getByText('120 changes in one import: 118 taken, 2 refused')).toBeDefined();
  expect(screen.getByText(/Import d7de900d-d337/)).toBeDefined();
  expect(screen.getByText(/Its id was never learned/)).toBeDefined();
  expect(screen.getByText('It has not ended.')).toBeDefined();
});

test('where nothing went in bulk there is no card', () => {
  const { container } = render(<ImportCard imports={[{ ...one, state: 'not-sent' }]} now={toldAt} />);
  expect(container.innerHTML).toBe('');
});
