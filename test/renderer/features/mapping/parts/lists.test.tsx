import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMapping } from '../../../../../renderer/features/mapping/store.ts';
import { MappingView } from '../../../../../renderer/features/mapping/view.tsx';
import { useWhatIf } from '../../../../../renderer/features/mapping/what-if.ts';
import { firstMapping, type ListRule, type MappingDocument } from '../../../../../shared/domain/mapping-document.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';
import { counted, draftOf, mappingOf, previews, reach } from '../told.ts';

const vip: ListRule = {
  listId: 7,
  name: 'VIP',
  who: { are: 'those-with', field: 'loyaltyTier', oneOf: ['Gold'] },
  takesOut: true,
};
const found = [
  { id: 7, name: 'VIP', kind: 'list', contacts: 12 },
  { id: 8, name: 'News', kind: 'list', contacts: 12 },
  { id: 9, name: 'All Contacts', kind: 'list', contacts: 40 },
];
const neverAnswered = () => new Promise(() => undefined);

const draw = async (lists: readonly ListRule[], find: () => unknown = () => good({ audiences: found })) => {
  useMapping.setState({ area: 'lists' });
  const document: MappingDocument = { ...firstMapping, lists };
  return show(<MappingView />, {
    'mapping.get': () => good(mappingOf({ draft: draftOf(document) }, document)),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [] }),
    'mapping.set-draft': () => good({ hash: 'kept', problems: [] }),
    'campaign.find-audiences': find,
  });
};

const editor = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'VIP' }));
  await pass();
  return within(screen.getByRole('dialog', { name: 'Who belongs in VIP' }));
};
const edited = () => useMapping.getState().edited?.lists;

beforeEach(() => {
  freshWindow();
  useWhatIf.setState({ counted: null });
});

test('a list of the account is added with everybody in it and nobody taken out; not one that has a rule, nor one of Dotdigital itself', async () => {
  await draw([vip]);
  fireEvent.click(screen.getByRole('button', { name: 'Add a list' }));
  await pass();
  const choices = within(screen.getByRole('list', { name: 'Add a list' }));
  expect(
    choices.getAllByRole<HTMLButtonElement>('button').map(({ textContent, disabled }) => [textContent, disabled]),
  ).toEqual([
    ['VIPhas a rule', true],
    ['News12 contacts', false],
    ['All Contactskept by Dotdigital itself', true],
  ]);
  expect(await faultsOf(document.body)).toEqual([]);
  fireEvent.click(choices.getByRole('button', { name: /^News/ }));
  expect(edited()).toEqual([vip, { listId: 8, name: 'News', who: { are: 'everyone' }, takesOut: false }]);
});

test('while lists are looked for that is said; only lists are asked for, once the typing has settled', async () => {
  const { calls } = await draw([], neverAnswered);
  fireEvent.click(screen.getByRole('button', { name: 'Add a list' }));
  await pass();
  expect(within(screen.getByRole('list', { name: 'Add a list' })).getByText('Looking…')).toBeTruthy();
  for (const value of ['p', 'pr', 'press'])
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find a list' }), { target: { value } });
  await pass(500);
  const asked = calls.filter(({ name }) => name === 'campaign.find-audiences').map(({ input }) => input);
  expect(asked).toEqual([
    { text: '', kind: 'list' },
    { text: 'press', kind: 'list' },
  ]);
});

test('who belongs in a list is chosen: a field that is sent, its values, and what becomes of the others', async () => {
  await draw([vip]);
  const form = await editor();
  fireEvent.change(form.getByRole('textbox', { name: /^One of these values/ }), {
    target: { value: 'Gold, Platinum' },
  });
  expect(edited()?.[0]?.who).toEqual({ are: 'those-with', field: 'loyaltyTier', oneOf: ['Gold', 'Platinum'] });
  fireEvent.click(form.getByRole('checkbox', { name: /leave it$/ }));
  expect(edited()?.[0]?.takesOut).toBe(false);
  fireEvent.change(form.getByRole('combobox', { name: 'Of which field' }), { target: { value: 'country' } });
  expect(edited()?.[0]?.who).toEqual({ are: 'those-with', field: 'country', oneOf: [] });
  fireEvent.change(form.getByRole('combobox', { name: 'Who belongs in it' }), { target: { value: 'everyone' } });
  expect(edited()?.[0]?.who).toEqual({ are: 'everyone' });
  // Where everybody belongs nobody can be taken out: it is not asked.
  expect(form.queryByRole('checkbox', { name: /leave it$/ })).toBeNull();
  expect(await faultsOf(document.body)).toEqual([]);
});

test('a list is dropped from the mapping', async () => {
  await draw([vip]);
  const form = await editor();
  fireEvent.click(form.getByRole('button', { name: 'Drop VIP' }));
  expect(edited()).toEqual([]);
});

test('whom the draft would add and take out stands with each list, once that was counted for it', async () => {
  await draw([vip]);
  expect(screen.getByText(/^Count what changes, to see whom/)).toBeTruthy();
  const lists = [{ listId: 7, name: 'VIP', add: 1_204, takeOut: 3 }];
  useWhatIf.setState({ counted: { ...counted, lists } });
  await pass();
  expect(screen.getByText('1,204 would have to join, 3 to leave.')).toBeTruthy();
});
