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
  const none = { updated: null, refused: null, unnamed: null } as const;
  const overdue = { ...one, ...none, id: 2, state: 'overdue', sentence: 'It has not ended.' } as const;
  const sending = { ...one, ...none, id: 3, importId: null, state: 'sending' } as const;
  render(<ImportCard imports={[sending, { ...overdue, importId: 'e1' }, one]} now={toldAt} />);
  expect(screen.getByRole('heading', { name: 'Sent in bulk' })).toBeDefined();
  expect(screen.getByText('120 changes in one import: 118 taken, 2 refused')).toBeDefined();
  expect(screen.getByText(/Import d7de900d-d337/)).toBeDefined();
  expect(screen.getByText('It has not ended.')).toBeDefined();
  // What has no id yet says nothing of one.
  expect(screen.getAllByText(/^Import /)).toHaveLength(2);
  expect(screen.getByText('Being handed in')).toBeDefined();
});

test('where nothing went in bulk there is no card', () => {
  const { container } = render(<ImportCard imports={[{ ...one, state: 'not-sent' }]} now={toldAt} />);
  expect(container.innerHTML).toBe('');
});
