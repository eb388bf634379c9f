import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FactsTable } from '../../../../../renderer/features/mismatches/parts/facts-table.tsx';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';

beforeEach(freshWindow);
afterEach(() => void vi.restoreAllMocks());

test('two lines of one SKU are two rows, each its own', async () => {
  const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const side = { title: 'ERP', note: 'no such order' };
  const line = { name: 'A-1', left: '', result: '', isMarked: false };
  const rows = ['2 at 8.50, 17.00', '1 at 0.00, 0.00'].map((right) => ({ ...line, right }));
  await show(<FactsTable facts={{ left: side, right: { ...side, title: 'Dotdigital' }, rows }} />);
  expect(screen.getAllByRole('rowheader', { name: 'A-1' })).toHaveLength(2);
  expect(warned).not.toHaveBeenCalled();
  expect(await faultsOf(document.body)).toEqual([]);
});
