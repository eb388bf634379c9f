import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import { searchFor } from '../../../../renderer/features/never-arrived/store.ts';
import { NeverArrivedView } from '../../../../renderer/features/never-arrived/view.tsx';
import { useNavigation } from '../../../../renderer/frame/navigation.ts';
import type { ShelfReason, ShelfRow } from '../../../../shared/domain/shelf.ts';
import { good } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../screen.tsx';

beforeEach(freshWindow);

const rowOf = (number: string, change: Partial<ShelfRow> = {}): ShelfRow => ({
  number,
  label: `Person ${number}`,
  email: null,
  reason: 'no-email',
  also: [],
  value: [{ amount: '120.5', currency: 'GBP' }],
  mismatch: null,
  ...change,
});
const rows = [
  rowOf('C-1', { also: ['no-permission'] }),
  rowOf('C-2', { reason: 'waiting', email: 'c2@shop.test', value: [], mismatch: { id: 2, label: 'Person 2' } }),
];
const answers = {
  'shelf.counts': () =>
    good({
      customers: 10,
      arrived: 8,
      reasons: [
        { reason: 'no-email', count: 1 },
        { reason: 'waiting', count: 1 },
      ],
    }),
  'shelf.values': () => good({ reasons: [{ reason: 'no-email', value: [{ amount: '120.5', currency: 'GBP' }] }] }),
  'shelf.page': ({ reason, cursor }: { reason: ShelfReason | null; cursor?: string | null }) =>
    cursor === 'C-2'
      ? good({ rows: [rowOf('C-3')], nextCursor: null })
      : good({ rows: rows.filter((row) => reason === null || row.reason === reason), nextCursor: 'C-2' }),
};
const people = () => screen.getByRole('region', { name: 'Customers' });

test('the reasons add up to all customers, each with what it is worth', async () => {
  await show(<NeverArrivedView />, answers);
  const table = screen.getByRole('table');
  expect(
    within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'ReasonCustomersSettled orders',
    'All who have not arrived2',
    'No email address1£120.50',
    'Nothing in the way1',
    'Arrived8',
    'All customers10',
  ]);
});

test('a reason narrows the list, and more is read behind the last', async () => {
  const drawn = await show(<NeverArrivedView />, answers);
  fireEvent.click(screen.getByRole('button', { name: 'Nothing in the way' }));
  await pass();
  expect(within(people()).getAllByRole('listitem')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await pass();
  expect(within(people()).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(drawn.named('shelf.page').at(-1)?.input).toMatchObject({ reason: 'waiting', cursor: 'C-2' });
});

test('the list is asked for when the typing has settled, and the rows before stay until it answers', async () => {
  const drawn = await show(<NeverArrivedView />, answers);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  drawn.calls.length = 0;
  for (const value of ['P', 'Pe', 'Person 1']) fireEvent.change(field, { target: { value } });
  expect(field.value).toBe('Person 1');
  await pass(100);
  expect(drawn.named('shelf.page')).toEqual([]);
  expect(within(people()).getAllByRole('listitem')).toHaveLength(2);
  // The moment between: the search is another one, its answer has not come.
  act(() => searchFor('Person 1'));
  expect(within(people()).getAllByRole('listitem')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  await pass(100);
  expect(drawn.named('shelf.page').map(({ input }) => input)).toMatchObject([{ search: 'Person 1' }]);
});

test('a double click adds the next page once', async () => {
  await show(<NeverArrivedView />, answers);
  const more = screen.getByRole('button', { name: 'Show more' });
  fireEvent.click(more);
  fireEvent.click(more);
  await pass();
  expect(within(people()).getAllByRole('listitem')).toHaveLength(3);
});

test('until another reason is read nobody is listed under it', async () => {
  await show(<NeverArrivedView />, answers);
  expect(within(people()).getAllByRole('listitem')).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: 'Nothing in the way' }));
  expect(within(people()).queryAllByRole('listitem')).toEqual([]);
  await pass();
  expect(within(people()).getAllByRole('listitem')).toHaveLength(1);
});

test('a person opens with the reason, what else would keep them away, and the value', async () => {
  await show(<NeverArrivedView />, answers);
  fireEvent.click(within(people()).getByRole('button', { name: /Person C-1/ }));
  expect(people().textContent).toContain('Without an address nobody can be mailed.');
  expect(people().textContent).toContain('Were that mended, there would still be: no permission to mail.');
  expect(people().textContent).toContain('No case is about it');
});

test('from a person it is one step to the case', async () => {
  await show(<NeverArrivedView />, answers);
  fireEvent.click(within(people()).getByRole('button', { name: /Person C-2/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Open the case' }));
  await pass();
  expect(useNavigation.getState().screen).toBe('mismatches');
  expect(useMismatches.getState().selectedId).toBe(2);
});

test('axe finds nothing wrong', async () => {
  const { container } = await show(<NeverArrivedView />, answers);
  expect(await faultsOf(container)).toEqual([]);
});
