import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMapping } from '../../../../renderer/features/mapping/store.ts';
import { MappingView } from '../../../../renderer/features/mapping/view.tsx';
import { firstMapping } from '../../../../shared/domain/mapping-document.ts';
import { failure } from '../../../../shared/errors.ts';
import { good, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';
import { draftOf, mappingOf, previews, reach } from './told.ts';

type Told = ReturnType<typeof mappingOf>;

const draw = (told: Told | (() => unknown), answers: Parameters<typeof show>[1] = {}) =>
  show(<MappingView />, {
    'mapping.get': typeof told === 'function' ? told : () => good(told),
    'mapping.preview': previews(),
    'mapping.reach': () => good(reach),
    'mapping.versions': () => good({ versions: [{ version: 14, since: 0, until: null, by: null, changes: 0 }] }),
    ...answers,
  });

const rowNamed = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`) });
const putButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Put version 15 in force/ });
const drafted = { ...firstMapping, numberField: 'OTHER_ID' };

beforeEach(freshWindow);

test('the head tells the version in force and whose draft there is; axe finds nothing wrong', async () => {
  await draw(mappingOf({ draft: draftOf(drafted, 'hash-1', 3) }));
  expect(screen.getByText(/^Version 14 in force since 17 Nov 2026/).textContent).toContain(
    'version 15 is a draft by Bea with 3 changes',
  );
  expect(putButton().disabled).toBe(false);
  expect(await faultsOf(document.body)).toEqual([]);
});

test('a draft with something to settle cannot be put in force, and the reason stands beside it', async () => {
  const problem = {
    code: 'data-field-missing' as const,
    severity: 'must' as const,
    area: 'customers' as const,
    field: 'city',
    dataField: 'TOWN',
    title: 'TOWN is not in Dotdigital',
    sentence: 'String, private, no default.',
    remedies: [{ do: 'create-field' as const, name: 'TOWN', type: 'String' as const }],
  };
  await draw(mappingOf({ draft: draftOf(drafted), problems: [problem, { ...problem, field: 'title' }] }));
  expect(putButton().disabled).toBe(true);
  expect(screen.getByText('Settle 2 things first')).toBeTruthy();
  press('p');
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(within(screen.getByRole('region', { name: 'To settle first' })).getAllByRole('heading')).toHaveLength(3);
});

test('J and K step through customers; at either end the customer stays and it is said', async () => {
  await draw(mappingOf());
  expect(rowNamed('First name').textContent).toContain('Amelia');
  press('j');
  await pass();
  expect(screen.getByText('Berta Hart')).toBeTruthy();
  press('j');
  await pass();
  expect(screen.getByText('Berta Hart')).toBeTruthy();
  press('k');
  await pass();
  expect(screen.getByText('Amelia Hart')).toBeTruthy();
  expect(rowNamed('Last name').textContent).toContain('Amelia');
});

test('of a field that Dotdigital masters its own value is shown, and it stays as it is', async () => {
  const customers = firstMapping.customers.map((rule) =>
    rule.field === 'city' ? { ...rule, master: 'dotdigital' as const } : rule,
  );
  await draw(mappingOf({ draft: draftOf({ ...firstMapping, customers }) }));
  expect(rowNamed('City').textContent).toContain('Amelia there');
  expect(rowNamed('City').textContent).toContain('stays as it is');
});

test('putting in force asks with the changes and names the draft that was looked at; a refusal is shown there', async () => {
  const answers = [{ ok: false, error: failure('decision.not-possible', 'A run is going on.') }, good({ version: 15 })];
  const drawn = await draw(mappingOf({ draft: draftOf(drafted) }), {
    'mapping.put-in-force': () => answers.shift(),
  });
  press('p');
  await pass();
  const dialog = screen.getByRole('dialog', { name: 'Put version 15 in force?' });
  expect(within(dialog).getByText('upper case 0')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Put in force' }));
  await pass();
  expect(within(dialog).getByRole('alert').textContent).toBe('A run is going on.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Put in force' }));
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(drawn.named('mapping.put-in-force').map(({ input }) => input)).toEqual([
    { hash: 'hash-1' },
    { hash: 'hash-1' },
  ]);
});

test('while the mirror is derived again it is said with its progress, and nothing can be put in force', async () => {
  const drawn = await draw(mappingOf({ draft: draftOf(drafted), deriving: { done: 10, total: 200 } }));
  expect(screen.getByText(/derived again under the new mapping: 10 of 200 records/)).toBeTruthy();
  drawn.tell('mapping.progressed', { lookId: null, done: 150, total: 200 });
  await pass();
  expect(screen.getByText(/derived again under the new mapping: 150 of 200 records/)).toBeTruthy();
  expect(putButton().disabled).toBe(true);
});

test('a desk that may only read sees everything and can change nothing', async () => {
  await draw(mappingOf({ draft: draftOf(drafted) }), {
    'workspace.get': () => good(workspaceOf({ access: 'read-only' })),
  });
  expect(rowNamed('First name').querySelector('button')).toBeNull();
  expect(putButton().disabled).toBe(true);
  expect(screen.getByText('This desk may only read')).toBeTruthy();
  for (const name of ['Discard draft', 'Import…'])
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  fireEvent.mouseDown(screen.getByRole('tab', { name: /^Rules/ }), { button: 0 });
  await pass();
  const rules = screen.getByRole('tabpanel', { name: /^Rules/ });
  expect(rules.textContent).toContain('A person may be mailed on recorded consent.');
  expect(within(rules).queryByRole('button')).toBeNull();
});

test('before anything was read the table stands and says that nothing was read', async () => {
  await draw(mappingOf({ accountFields: [], accountFieldsReadAt: null }), {
    'mapping.preview': () => good({ customer: null, rows: [] }),
    'mapping.reach': () => good({ total: 0, sent: 0, leftOut: [] }),
  });
  expect(screen.getByText('No customer has been read yet')).toBeTruthy();
  expect(screen.getByText('No customer has been read yet.')).toBeTruthy();
  expect(screen.getByText('The data fields were never read.')).toBeTruthy();
  expect(rowNamed('First name').textContent).toContain('FIRSTNAME');
});

test('what cannot be read says so and can be tried again', async () => {
  const drawn = await draw(() => ({ ok: false, error: failure('engine.unavailable', 'The engine is starting.') }));
  expect(screen.getByText('The engine is starting.')).toBeTruthy();
  const asked = drawn.named('mapping.get').length;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass();
  expect(drawn.named('mapping.get').length).toBeGreaterThan(asked);
  expect(useMapping.getState().edited).toBeNull();
});
