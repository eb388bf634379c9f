import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { List } from '../../../../../renderer/features/mismatches/parts/list.tsx';
import { reloadList, select, useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { good, rowOf, toldAt, windowAnswers } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const options = () => screen.getAllByRole('option');
const listbox = () => screen.getByRole('listbox', { name: 'Mismatches' });

/** A list that has this many rows, all of them loaded. */
const full = (count: number) =>
  useMismatches.setState(({ list }) => ({
    selectedId: 1,
    list: {
      ...list,
      rows: Array.from({ length: count }, (_, index) => rowOf(index + 1)),
      total: count,
      isLoading: false,
      isFresh: true,
    },
  }));

beforeEach(() => {
  freshWindow();
  // happy-dom lays nothing out: the list is told that it is 800 pixels high.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
});

test('of 100,000 rows only those in view are drawn, and each says its place among all', async () => {
  full(100_000);
  await show(<List now={toldAt} />);
  expect(options().length).toBeGreaterThan(10);
  expect(options().length).toBeLessThan(40);
  expect(options()[0]?.getAttribute('aria-posinset')).toBe('1');
  expect(options()[0]?.getAttribute('aria-setsize')).toBe('100000');
});

test('scrolled to the middle other rows are drawn, and no more of them', async () => {
  full(100_000);
  await show(<List now={toldAt} />);
  listbox().scrollTop = 50_000 * 56;
  fireEvent.scroll(listbox());
  await pass(200);
  expect(options().length).toBeLessThan(40);
  expect(options().some(({ id }) => id === 'mismatch-50000')).toBe(true);
});

test('the selected option is the active one of the listbox, and the only one selected', async () => {
  full(50);
  await show(<List now={toldAt} />);
  expect(listbox().getAttribute('aria-activedescendant')).toBe('mismatch-1');
  fireEvent.click(options()[2] ?? document.body);
  expect(listbox().getAttribute('aria-activedescendant')).toBe('mismatch-3');
  expect(screen.getAllByRole('option', { selected: true }).map(({ id }) => id)).toEqual(['mismatch-3']);
});

test('an active option that is named is in the document, wherever the operator has scrolled', async () => {
  full(1_000);
  await show(<List now={toldAt} />);
  listbox().scrollTop = 500 * 56;
  fireEvent.scroll(listbox());
  await pass(200);
  const named = listbox().getAttribute('aria-activedescendant');
  expect(named === null || document.getElementById(named) !== null).toBe(true);
});

test('a row says what, who, how severe and how long ago', async () => {
  full(1);
  await show(<List now={toldAt} />);
  expect(options()[0]?.textContent).toBe('Postcode differsWarnPerson 1 · C-11 min');
});

test('the soonest endangered send stands over its cases with its time and number, and so do those of none', async () => {
  full(3);
  const impact = { amount: '611.5', currency: 'GBP', people: 1, sendAt: toldAt + 19 * 3_600_000, campaign: 7 };
  useMismatches.setState(({ list }) => ({
    list: { ...list, rows: list.rows.map((row) => (row.id < 3 ? { ...row, impact } : row)) },
  }));
  const send = {
    campaign: 7,
    name: 'Autumn Drop',
    sendAt: impact.sendAt,
    namedBy: null,
    notTold: [],
    isTargetKnown: true,
  };
  await show(<List now={toldAt} />, {
    'mismatch.sends': () => good({ sends: [{ ...send, touching: 2, grouped: 2 }], unpriced: 0 }),
  });
  const headings = [...document.querySelectorAll('.grp')].map(({ textContent }) => textContent);
  expect(headings).toEqual(['Autumn Drop · sends in 19 h2', 'Not tied to a campaign1']);
  expect(options()[0]?.textContent).toBe('Postcode differsWarnPerson 1 · C-1worth £611sends in 19 h1 min');
});

test('while cases are yet to be looked at, a heading says that they are being counted', async () => {
  full(3);
  await show(<List now={toldAt} />, { 'mismatch.sends': () => good({ sends: [], unpriced: 5 }) });
  expect(screen.getByText('No campaign to come is known').parentElement?.textContent).toMatch(/counting…$/);
});

test('each severity has a heading with its number; narrowed, it has none to tell', async () => {
  full(3);
  useMismatches.setState({ sort: 'severity' });
  await show(<List now={toldAt} />);
  expect(screen.getByText('Puts something wrong into mail or figures').parentElement?.textContent).toMatch(/figures3$/);
  act(() => useMismatches.setState(({ facets }) => ({ facets: { ...facets, search: 'a' } })));
  expect(screen.getByText('Puts something wrong into mail or figures').parentElement?.textContent).toMatch(/figures$/);
});

test('near the end the next page is asked for once, and a place is kept for it', async () => {
  const drawn = await show(<List now={toldAt} />, windowAnswers(250));
  await act(() => reloadList());
  act(() => select(95));
  listbox().scrollTop = 85 * 56;
  fireEvent.scroll(listbox());
  await pass(200);
  expect(drawn.named('mismatch.page')).toHaveLength(2);
  expect(useMismatches.getState().list.rows).toHaveLength(200);
});

test('axe finds nothing wrong with the list', async () => {
  full(5);
  const { container } = await show(<List now={toldAt} />);
  expect(await faultsOf(container)).toEqual([]);
});
