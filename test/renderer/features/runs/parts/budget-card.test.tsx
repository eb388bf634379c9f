import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { BudgetCard } from '../../../../../renderer/features/runs/parts/budget-card.tsx';
import { type Scope, scopeOf } from '../../../../doubles/run-answers.ts';
import { toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, show } from '../../../screen.tsx';

const from = toldAt - 59 * 60_000;
const draw = (scopes: readonly Scope[] | undefined, error: string | null = null) =>
  show(<BudgetCard scopes={scopes} error={error} from={from} erp="Tryton" now={toldAt} />);
const items = () => screen.getAllByRole('listitem');
const chart = (name: RegExp) => screen.getByRole('img', { name });

beforeEach(freshWindow);

test('each scope tells its calls, its peak and its limit, in words too', async () => {
  await draw([scopeOf('low', [4, 31, 9])]);
  expect(items()[0]?.textContent).toBe('Low imports, big reads44 callspeak 31 of 35');
  expect(chart(/^Low: 44 calls in the last hour, peak 31 of 35 a minute at 14:01$/)).toBeDefined();
});

test('the tightest scope is first, the ERP behind Dotdigital, what has no limit last and without a chart', async () => {
  await draw([
    scopeOf('erp', [7], { system: 'erp', limit: null }),
    scopeOf('high', [1]),
    scopeOf('low', [1]),
    scopeOf('medium', [1]),
    scopeOf('unlimited', [318], { limit: null }),
  ]);
  expect(items().map((item) => item.querySelector('b')?.textContent)).toEqual([
    'Low',
    'Medium',
    'High',
    'Tryton',
    'Unlimited',
  ]);
  expect(items()[4]?.textContent).toBe('Unlimited status polls318 callsno limit');
  expect(within(items()[4] ?? document.body).queryByRole('img')).toBeNull();
  expect(chart(/^Tryton: 7 calls in the last hour, peak 7 a minute at 14:02, no limit told$/)).toBeDefined();
});

test('a minute that was refused is drawn in amber and told; so is what others used', async () => {
  await draw([scopeOf('low', [2, 12], { limited: 3, others: 6 })]);
  expect(screen.getByText('3 refused, limit reached, 6 used by others')).toBeDefined();
  expect(chart(/^Low/).querySelectorAll('rect.limited')).toHaveLength(1);
  expect(chart(/^Low/).querySelectorAll('rect.others')).toHaveLength(1);
  expect(screen.getByText('peak 12 of 35').className).toContain('warn-text');
});

test('the window that is open tells what is ours, what is of others, what is left and until when', async () => {
  await draw([
    scopeOf('low', [12], { resetAt: toldAt + 40_000, remaining: 17, own: 12, others: 6 }),
    scopeOf('high', [1], { resetAt: toldAt - 1, own: 9 }),
  ]);
  expect(screen.getByText(/^this window:/).textContent).toBe(
    'this window: 12 ours, 6 of others, 17 left until 14:02:40',
  );
});

test('nothing is told of others and refusals where there were none', async () => {
  await draw([scopeOf('low', [2, 12])]);
  expect(screen.queryByText(/others|refused/)).toBeNull();
  expect(screen.getByText('peak 12 of 35').className).toBe('peak');
});

test('the limit is drawn as high as it is, and bars stay below it while the calls do', async () => {
  await draw([scopeOf('low', [35])]);
  const limit = Number(chart(/^Low/).querySelector('.limit')?.getAttribute('y1'));
  const top = Number(chart(/^Low/).querySelector('rect')?.getAttribute('y'));
  expect([limit, top]).toEqual([3, 3]);
});

test('minutes from before the hour are left out', async () => {
  await draw([scopeOf('low', [30, ...Array.from({ length: 60 }, () => 1)])]);
  expect(items()[0]?.textContent).toContain('60 callspeak 1 of 35');
});

test('a scope that was not called in the hour says so', async () => {
  await draw([scopeOf('low', []), scopeOf('erp', [], { system: 'erp', limit: null })]);
  expect(items().map(({ textContent }) => textContent)).toEqual([
    'Low imports, big reads0 calls0 of 35',
    'Tryton all calls0 callsno call',
  ]);
});

test('without a call, and without an answer, it says so', async () => {
  await draw([]);
  expect(screen.getByText('No call was made yet.')).toBeDefined();
  freshWindow();
  await draw(undefined, 'The store is busy.');
  expect(screen.getByText('The store is busy.')).toBeDefined();
});

test('axe finds nothing wrong with it', async () => {
  const { container } = await draw([scopeOf('low', [2, 12], { limited: 3, others: 6 }), scopeOf('high', [1])]);
  expect(await faultsOf(container)).toEqual([]);
});
