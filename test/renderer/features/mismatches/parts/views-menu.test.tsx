import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../../../renderer/actions/announce.ts';
import { ViewDialogs } from '../../../../../renderer/features/mismatches/parts/view-dialogs.tsx';
import { ViewsMenu } from '../../../../../renderer/features/mismatches/parts/views-menu.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { viewOf } from '../../../../../renderer/features/mismatches/views.ts';
import { failure } from '../../../../../shared/errors.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const blockers = () => ({
  id: 4,
  name: 'Blockers',
  view: { ...viewOf(useMismatches.getState()), severities: ['blocks'], sort: 'newest' },
  savedBy: 'Ada',
  savedAt: 1,
});
const draw = (views: readonly unknown[], answers: Parameters<typeof show>[1] = {}) =>
  show(
    <>
      <ViewsMenu />
      <ViewDialogs />
    </>,
    {
      'view.list': () => good({ views }),
      'view.save': () => good({ id: 5 }),
      'view.rename': () => good({}),
      'view.remove': () => good({}),
      ...answers,
    },
  );
const open = (name: string): void => press('Enter', screen.getByRole('button', { name }));
const choose = async (name: RegExp | string): Promise<void> => {
  fireEvent.click(screen.getByRole('menuitem', { name }));
  await pass();
};

test('the present filter and order are kept under a name', async () => {
  const drawn = await draw([]);
  open('Views');
  expect(screen.getByText('No view is kept yet.')).toBeDefined();
  await choose('Keep this view…');
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Mine' } });
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await pass();
  expect(drawn.named('view.save').map(({ input }) => input)).toEqual([
    { name: 'Mine', view: viewOf(useMismatches.getState()) },
  ]);
  expect(useMismatches.getState().panel).toBeNull();
});

test('a kept view is shown as it was kept, and can be renamed and removed from there', async () => {
  const drawn = await draw([blockers()]);
  open('Views');
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Blockers' }));
  await pass();
  expect(drawn.named('mismatch.page').at(-1)?.input).toMatchObject({
    sort: 'newest',
    filter: { severities: ['blocks'] },
  });
  open('Blockers');
  await choose(/^Rename/);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Stops mail' } });
  fireEvent.click(screen.getByRole('button', { name: 'Rename' }));
  await pass();
  expect(drawn.named('view.rename').map(({ input }) => input)).toEqual([{ id: 4, name: 'Stops mail' }]);
  open('Blockers');
  await choose(/^Remove/);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await pass();
  expect(drawn.named('view.remove').map(({ input }) => input)).toEqual([{ id: 4 }]);
});

test('a removal that is refused says why where it was asked for', async () => {
  useMismatches.setState({ facets: { ...useMismatches.getState().facets, severities: ['blocks'] }, sort: 'newest' });
  await draw([blockers()], {
    'view.remove': () => ({ ok: false, error: failure('not-found', 'This view is no longer there.') }),
  });
  open('Blockers');
  await choose(/^Remove/);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await pass();
  expect(screen.getByRole('dialog').textContent).toContain('This view is no longer there.');
  expect(useToast.getState().sentence).toBe(useToast.getInitialState().sentence);
});

test('axe finds nothing wrong with the menu', async () => {
  const { container } = await draw([blockers()]);
  open('Views');
  expect(await faultsOf(container)).toEqual([]);
});
