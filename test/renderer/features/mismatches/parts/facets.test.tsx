import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Facets } from '../../../../../renderer/features/mismatches/parts/facets.tsx';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { good, workspaceOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

const counts: OutputOf<'mismatch.counts'> = {
  counts: [
    { kind: 'field-drift', severity: 'warns', status: 'open', count: 1_200 },
    { kind: 'malformed-value', severity: 'blocks', status: 'open', count: 30 },
    { kind: 'field-drift', severity: 'warns', status: 'ignored', count: 4 },
  ],
  customers: 0,
  contacts: 0,
  neverArrived: 0,
  notEligible: 0,
  prospects: 0,
  ambiguous: 0,
};
const draw = () => show(<Facets />, { 'mismatch.counts': () => good(counts) });
const open = (name: string | RegExp): void => press('Enter', screen.getByRole('button', { name }));
const choices = () => screen.getAllByRole('menuitemcheckbox').map(({ textContent }) => textContent);
const choose = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('menuitemcheckbox', { name }));
};
const facets = () => useMismatches.getState().facets;

beforeEach(freshWindow);

test('the statuses are told with their numbers, and one replaces the other', async () => {
  await draw();
  open('Needs you 1,230');
  expect(choices()).toEqual(['Needs you1,230', 'Being sent0', 'Resolved0', 'Deferred0', 'Ignored4', 'Gone by itself0']);
  choose(/^Ignored/);
  await pass();
  expect(facets().statuses).toEqual(['ignored']);
  expect(screen.getByRole('button', { name: 'Ignored 4' })).toBeDefined();
});

test('at a reviewer, who sends nothing, what was decided waits for the writer', async () => {
  await show(<Facets />, {
    'mismatch.counts': () => good(counts),
    'workspace.get': () => good(workspaceOf({ role: 'reviewer' })),
  });
  open('Needs you 1,230');
  expect(choices()).toContain('Waits for the writer0');
  expect(choices()).not.toContain('Being sent0');
});

test('kinds join each other, are counted within the status, and ask for the list each time', async () => {
  const drawn = await draw();
  open('Kind');
  expect(choices()).toContain('Fields differ1,200');
  choose(/^Fields differ/);
  await pass();
  choose(/^Malformed/);
  await pass();
  expect(facets().kinds).toEqual(['field-drift', 'malformed-value']);
  expect(drawn.named('mismatch.page')).toHaveLength(2);
  expect(screen.getByText('Kind: 2')).toBeDefined();
  choose(/^Fields differ/);
  await pass();
  expect(facets().kinds).toEqual(['malformed-value']);
});

test('owners are counted by the kinds that they answer for', async () => {
  await draw();
  open('Owner');
  expect(choices()).toEqual(['Marketing1,200', 'Customer service30', 'Finance0', 'Integration0', 'Ecommerce0']);
});

test('the list can be narrowed to the operator’s own cases, and to those of nobody', async () => {
  const drawn = await draw();
  open('Assigned');
  expect(choices()).toEqual(['Assigned: anyone', 'Assigned: me', 'Assigned: nobody', 'Left for review by a policy']);
  choose('Assigned: me');
  await pass();
  expect(drawn.named('mismatch.page').at(-1)?.input).toMatchObject({ filter: { assigned: 'me' } });
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  await pass();
  expect(facets().assigned).toBe('anyone');
});

test('age and order have one choice each', async () => {
  const drawn = await draw();
  open('Age');
  choose('Seen within a week');
  await pass();
  expect(facets().age).toBe('week');
  open(/^Order/);
  choose('Newest first');
  await pass();
  expect(drawn.named('mismatch.page').at(-1)?.input).toMatchObject({ sort: 'newest' });
});

test('clearing keeps the status, and is offered only when there is something to clear', async () => {
  await draw();
  expect(screen.queryByRole('button', { name: 'Clear' })).toBeNull();
  open('Severity');
  choose(/^Blocks/);
  await pass();
  press('Escape', screen.getByRole('menu'));
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  await pass();
  expect(facets()).toMatchObject({ statuses: ['open'], severities: [] });
});

test('axe finds nothing wrong with the facets, closed or open', async () => {
  const { container } = await draw();
  open('Kind');
  expect(await faultsOf(container)).toEqual([]);
});
