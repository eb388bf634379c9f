import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { choose } from '../../../../../renderer/features/connections/store.ts';
import { ConnectionsView } from '../../../../../renderer/features/connections/view.tsx';
import { failure } from '../../../../../shared/errors.ts';
import { connectionAnswers, type connectionOf, nextOf, slug } from '../../../../doubles/connection-answers.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

type Listed = ReturnType<typeof connectionOf>;

/** The form over a workspace whose connections change as they are saved. */
const openForm = async (system: 'erp' | 'dotdigital', refuse: Parameters<typeof connectionAnswers>[1] = {}) => {
  let connections: readonly Listed[] = [];
  choose(system);
  return show(
    <ConnectionsView />,
    connectionAnswers([], {
      'connection.list': () => good({ connections }),
      'connection.save': ({ baseUrl, name, user }: Listed) => {
        connections = [nextOf({ system, baseUrl, name, user, hasSecret: false })];
        return good(connections[0]);
      },
      'credential.save': () => {
        connections = connections.map((one) => ({ ...one, hasSecret: true }));
        return good({ kept: 'keychain' });
      },
      ...refuse,
    }),
  );
};
const fill = (label: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label, { selector: 'input:not([type=radio])' }), { target: { value } });
};
const field = (label: string) =>
  screen.getByLabelText<HTMLInputElement>(label, { selector: 'input:not([type=radio])' }).value;
const click = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
};

test('the connection is kept without its secret, and the secret in the vault with its end', async () => {
  const drawn = await openForm('erp');
  fill('Name', 'Our flow');
  fill('Address', ' https://flows.example/erp/v1 ');
  fill('Key', 'a key');
  fill('Expires on', '2026-12-02');
  await click('Save');
  expect(drawn.named('connection.save').map(({ input }) => input)).toEqual([
    { system: 'erp', product: 'flow', name: 'Our flow', baseUrl: 'https://flows.example/erp/v1', user: '' },
  ]);
  expect(drawn.named('credential.save').map(({ input }) => input)).toEqual([
    {
      ref: { workspace: slug, system: 'erp', slot: 'next' },
      user: '',
      secret: 'a key',
      expiresAt: Date.UTC(2026, 11, 2, 23, 59, 59),
    },
  ]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Our flow is being set up');
});

test('a secret that is kept is not filled in, and not sent again when left empty', async () => {
  const drawn = await openForm('erp');
  fill('Address', 'https://flows.example/erp/v1');
  fill('Key', 'a key');
  await click('Save');
  await click('Edit');
  expect(field('Key')).toBe('');
  fill('Name', 'Another name');
  await click('Save');
  expect(drawn.named('connection.save')).toHaveLength(2);
  expect(drawn.named('credential.save')).toHaveLength(1);
});

test('an address that may not be is refused in words and what was typed stays', async () => {
  const error = failure('connection.incomplete', 'This address begins with http://. Write https://.');
  const drawn = await openForm('erp', { 'connection.save': () => ({ ok: false, error }) });
  fill('Address', 'http://erp.example');
  fill('Key', 'a key');
  await click('Save');
  expect(screen.getByRole('alert').textContent).toBe('This address begins with http://. Write https://.');
  expect(field('Address')).toBe('http://erp.example');
  expect(drawn.named('credential.save')).toHaveLength(0);
});

test('a secret that the vault does not take leaves the form open', async () => {
  const error = failure('secret.unavailable', 'The vault is locked.');
  await openForm('erp', { 'credential.save': () => ({ ok: false, error }) });
  fill('Address', 'https://flows.example/erp/v1');
  fill('Key', 'a key');
  await click('Save');
  expect(screen.getByRole('alert').textContent).toBe('The vault is locked.');
  expect(field('Key')).toBe('a key');
});

test('the region is found with what was typed, and its address filled in', async () => {
  const drawn = await openForm('dotdigital', {
    'connection.discover-region': () => good({ baseUrl: 'https://r2-api.dotdigital.com', region: 'r2' }),
  });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Find my region' }).disabled).toBe(true);
  fill('API user', 'apiuser-1@apiconnector.com');
  fill('Password', 'a password');
  await click('Find my region');
  expect(drawn.named('connection.save').map(({ input }) => input)).toMatchObject([
    { product: 'dotdigital', baseUrl: 'https://r1-api.dotdigital.com', user: 'apiuser-1@apiconnector.com' },
  ]);
  expect(screen.getByText('The account lives in region r2.')).toBeDefined();
  expect([field('Address'), field('Password')]).toEqual(['https://r2-api.dotdigital.com', '']);
  await click('Save');
  expect(drawn.named('connection.save').at(-1)?.input).toMatchObject({ baseUrl: 'https://r2-api.dotdigital.com' });
});

test('a region that could not be found is told, and the form stays', async () => {
  const error = failure('remote.unauthorised', 'Dotdigital does not accept the user and password.');
  await openForm('dotdigital', { 'connection.discover-region': () => ({ ok: false, error }) });
  fill('API user', 'apiuser-1@apiconnector.com');
  fill('Password', 'a password');
  await click('Find my region');
  expect(screen.getByRole('alert').textContent).toBe('Dotdigital does not accept the user and password.');
  expect(field('API user')).toBe('apiuser-1@apiconnector.com');
});
