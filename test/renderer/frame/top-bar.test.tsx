import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { setFacets, useMismatches } from '../../../renderer/features/mismatches/store.ts';
import { useNavigation } from '../../../renderer/frame/navigation.ts';
import { TopBar } from '../../../renderer/frame/top-bar.tsx';
import { good, runOf, toldAt, workspaceOf } from '../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../screen.tsx';

const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const write = (value: string): void => {
  fireEvent.change(field(), { target: { value } });
};
const sync = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Sync/ });
const inWorkspace = (facts: Parameters<typeof workspaceOf>[0]) =>
  show(<TopBar />, { 'workspace.get': () => good(workspaceOf(facts)) });

beforeEach(freshWindow);

test('the list is asked for once, when typing has settled, from whichever screen', async () => {
  const drawn = await show(<TopBar />);
  useNavigation.getState().go('runs');
  for (const text of ['b', 'ba', 'bat', 'bath']) {
    write(text);
    await pass(100);
  }
  expect(drawn.named('mismatch.page')).toEqual([]);
  await pass(20);
  expect(drawn.named('mismatch.page').map(({ input }) => input)).toMatchObject([{ filter: { search: 'bath' } }]);
  expect(useNavigation.getState().screen).toBe('mismatches');
});

test('who went to another screen before the typing settled stays there', async () => {
  await show(<TopBar />);
  write('bath');
  act(() => useNavigation.getState().go('connections'));
  await pass(1_000);
  expect(useNavigation.getState().screen).toBe('connections');
  expect(useMismatches.getState().facets.search).toBe('bath');
});

test('what is written and taken back before it settles asks for nothing', async () => {
  const drawn = await show(<TopBar />);
  write('b');
  await pass(50);
  write('');
  await pass(1_000);
  expect(drawn.named('mismatch.page')).toEqual([]);
});

test('Esc empties the search and leaves the field', async () => {
  await show(<TopBar />);
  act(() => field().focus());
  write('bath');
  await pass(120);
  press('Escape', field());
  await pass(120);
  expect([field().value, useMismatches.getState().facets.search]).toEqual(['', '']);
  expect(document.activeElement).not.toBe(field());
});

test('clearing the facets elsewhere empties the field', async () => {
  await show(<TopBar />);
  write('bath');
  await pass(120);
  act(() => setFacets({ search: '' }));
  await pass(1_000);
  expect([field().value, useMismatches.getState().facets.search]).toEqual(['', '']);
});

test.each(['ctrlKey', 'metaKey'])('K with %s goes to the search', async (modifier) => {
  await show(<TopBar />);
  fireEvent.keyDown(document.body, { key: 'k', [modifier]: true });
  expect(document.activeElement).toBe(field());
});

const freshness: readonly (readonly [number | null, string, string])[] = [
  [toldAt - 240_000, 'ERP read 4 min ago', 'dot'],
  [toldAt - 2 * 3_600_000, 'ERP read 2 h ago', 'dot w'],
  [toldAt - 25 * 3_600_000, 'ERP read 2 d ago', 'dot b'],
  [null, 'ERP not read yet', 'dot off'],
];

test.each(freshness)('a side that was read at %j is told as %j', async (readAt, text, tone) => {
  await inWorkspace({ erp: { product: 'Tryton', account: null, readAt, records: 1 } });
  expect(screen.getByText(text).querySelector('i')?.className).toBe(tone);
});

test('while a sync runs it says how far it is, and none can be started', async () => {
  const running = runOf(8, { state: 'running', phase: 'erp', endedAt: null });
  await inWorkspace({ running });
  expect(screen.getByText('ERP 1,200 read')).toBeDefined();
  expect([sync().disabled, sync().textContent]).toEqual([true, 'Syncing… S']);
});

test('what is on its way is counted, what is settled is not', async () => {
  await inWorkspace({
    outbox: [
      { state: 'pending', count: 2 },
      { state: 'in-flight', count: 1 },
      { state: 'unconfirmed', count: 1 },
      { state: 'accepted', count: 1 },
      { state: 'verified', count: 900 },
      { state: 'dead', count: 3 },
    ],
  });
  expect(screen.getByText('Sending 5')).toBeDefined();
});

test('a reviewer is told how much waits for the writer, and of nothing that is being sent', async () => {
  await inWorkspace({ role: 'reviewer', outbox: [{ state: 'pending', count: 3 }] });
  expect(screen.getByText('3 for the writer')).toBeDefined();
  expect(screen.queryByText(/^Sending/)).toBeNull();
});

test('a sync is started for what changed; who may only read cannot', async () => {
  const drawn = await inWorkspace({});
  fireEvent.click(sync());
  await pass();
  expect(drawn.named('sync.start').map(({ input }) => input)).toEqual([{ job: 'customers', mode: 'incremental' }]);
  freshWindow();
  await inWorkspace({ access: 'read-only' });
  expect(sync().disabled).toBe(true);
});

test('axe finds nothing wrong with the bar', async () => {
  const { container } = await inWorkspace({});
  expect(await faultsOf(container)).toEqual([]);
});
