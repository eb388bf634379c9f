import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeskCards } from '../../../../../renderer/features/connections/parts/desk-cards.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { connectionAnswers, deskOf, handoverOf } from '../../../../doubles/connection-answers.ts';
import { good, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const open = (desk: Partial<OutputOf<'desk.get'>>, answers: Parameters<typeof connectionAnswers>[1] = {}) =>
  show(<DeskCards isReadOnly={false} />, connectionAnswers([], { 'desk.get': () => good(deskOf(desk)), ...answers }));
const card = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const click = async (name: string): Promise<void> => {
  fireEvent.click(button(name));
  await pass();
};
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const refused = (sentence: string) => ({ ok: false, error: failure('decision.not-possible', sentence) });

const shown: OutputOf<'handover.inspect'> = {
  digest: 'd',
  desk: { name: 'Maria', fingerprint: 'MMMM-NNNN-PPPP-QQQQ-RRRR-SSSS' },
  operator: 'maria',
  number: 4,
  createdAt: toldAt,
  total: 3,
  takes: 1,
  done: 0,
  leaves: [{ sentence: 'It has been decided here already.', count: 2 }],
  rows: [
    {
      verb: 'approve',
      kind: 'field-drift',
      label: 'Ada King',
      reference: 'C-1',
      lines: [{ thing: 'city', before: 'Leeds', after: 'York' }],
      sentence: null,
    },
    {
      verb: 'ignore',
      kind: 'field-drift',
      label: '',
      reference: 'C-2',
      lines: [],
      sentence: 'The person was forgotten here.',
    },
  ],
};

test('a writer looks at a file, sees what would happen and why some is left, and takes it in', async () => {
  const drawn = await open(
    {},
    {
      'handover.inspect': () => good(shown),
      'handover.take-in': () => good({ taken: 1, left: shown.leaves }),
    },
  );
  expect(button('Look at it').disabled).toBe(true);
  type('File', '/mail/4.concord-decisions');
  await click('Look at it');
  const take = card('Take in decisions');
  expect(take.getByText('1 of 3 decisions can be made here.')).toBeDefined();
  expect(take.getByText('It has been decided here already.')).toBeDefined();
  expect(take.getByText('City:').parentElement?.textContent).toBe('City: Leeds → York');
  expect(take.getByText('The person was forgotten here.')).toBeDefined();
  expect(screen.queryByText('C-2')).toBeNull();
  await click('Take in 1 decision');
  expect(drawn.named('handover.take-in').map(({ input }) => input)).toEqual([
    { path: '/mail/4.concord-decisions', digest: 'd' },
  ]);
  expect(take.getByText(/^1 decision taken in, 2 left out/)).toBeDefined();
});

test('a file that is refused is told in words, and nothing can be taken in', async () => {
  await open({}, { 'handover.inspect': () => refused('This file was changed after it was signed.') });
  type('File', '/mail/4.concord-decisions');
  await click('Look at it');
  expect(screen.getByRole('alert').textContent).toBe('This file was changed after it was signed.');
  expect(screen.queryByRole('button', { name: /^Take in/ })).toBeNull();
});

test('a reviewer writes what was decided into a file for one desk, or a file again', async () => {
  const files = [{ number: 1, at: toldAt, by: 'maria', desk: 'Office', path: '/x', decisions: 2 }];
  const drawn = await open(
    { role: 'reviewer' },
    {
      'handover.preview': () => good(handoverOf({ total: 2, verbs: [{ verb: 'approve', count: 2 }], files })),
      'handover.export': () => good({ path: '/mail/2.concord-decisions', number: 2, decisions: 2 }),
      'file.choose': () => good({ path: '/mail/2' }),
    },
  );
  expect(screen.getByText('2 decisions to hand over: 2 approved.')).toBeDefined();
  await click('Hand over…');
  await click('Choose…');
  await click('Write the file');
  await click('Hand over file 1 again');
  type('Folder or file', '/mail');
  await click('Write the file');
  const desk = 'MMMM-NNNN-PPPP-QQQQ-RRRR-SSSS';
  expect(drawn.named('handover.export').map(({ input }) => input)).toEqual([
    { desk, path: '/mail/2', again: null },
    { desk, path: '/mail', again: 1 },
  ]);
  expect(card('Hand over decisions').getByRole('status').textContent).toContain('File 2 with 2 decisions was written');
});

test('a reviewer who decided nothing yet is not told that it was handed over', async () => {
  await open({ role: 'reviewer' }, { 'handover.preview': () => good(handoverOf({ total: 0, files: [] })) });
  expect(card('Hand over decisions').getByText('There is nothing to hand over yet.')).toBeDefined();
  expect(button('Hand over…').disabled).toBe(true);
});

test('without a trusted desk nothing is handed over or taken in, and the next step is named', async () => {
  await open(
    { role: 'reviewer', trusted: [] },
    {
      'handover.preview': () => good(handoverOf({ total: 1, verbs: [{ verb: 'ignore', count: 1 }] })),
    },
  );
  expect(button('Hand over…').disabled).toBe(true);
  expect(screen.getByText('Trust the desk of the writer first: the file is sealed for it alone.')).toBeDefined();
  expect(screen.getByText(/^No writer is trusted yet/)).toBeDefined();
});

test('another desk is trusted only after its fingerprint was compared', async () => {
  const found = { name: 'otto', role: 'reviewer', fingerprint: 'AB12-CD34', isTrusted: false };
  const drawn = await open({}, { 'desk.inspect': () => good(found), 'desk.trust': () => good({}) });
  await click('Trust a desk…');
  type('Or paste the key', '{"type":"concord-desk"}');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Look at it' }));
  await pass();
  expect(screen.getByText('AB12')).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText('I compared it, and it is the same'));
  expect(button('Trust it').disabled).toBe(true);
  fireEvent.click(screen.getByLabelText('I compared it, and it is the same'));
  type('What you call this desk', 'Otto');
  await click('Trust it');
  expect(drawn.named('desk.trust').map(({ input }) => input)).toEqual([
    { text: '{"type":"concord-desk"}', fingerprint: 'AB12-CD34', name: 'Otto' },
  ]);
});

test('a desk is removed after a question, and a refusal stays on the screen', async () => {
  let answer: unknown = refused('This desk is not trusted here.');
  const drawn = await open({}, { 'desk.untrust': () => answer });
  await click('Remove the desk Maria');
  await click('Trust it no more');
  expect(screen.getByRole('alert').textContent).toBe('This desk is not trusted here.');
  answer = good({});
  await click('Trust it no more');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(drawn.named('desk.untrust')).toHaveLength(2);
});

test('a desk without a key makes one, and a new one only when asked to', async () => {
  let error = failure('secret.unavailable', 'Choose a passphrase for the vault first.');
  const drawn = await open({ key: null }, { 'desk.make-key': () => ({ ok: false, error }) });
  await click('Make a key');
  expect(screen.getByRole('alert').textContent).toBe('Choose a passphrase for the vault first.');
  expect(screen.queryByRole('button', { name: 'Make a new key in its place' })).toBeNull();
  error = failure('secret.unreadable', 'It cannot be opened any more.');
  await click('Make a key');
  expect(screen.getByRole('alert').textContent).toBe('It cannot be opened any more.');
  await click('Make a new key in its place');
  expect(drawn.named('desk.make-key').map(({ input }) => input)).toEqual([
    { replace: false },
    { replace: false },
    { replace: true },
  ]);
});

test('what cannot be read is told with a way to try again', async () => {
  let isBroken = true;
  await open({}, { 'desk.get': () => (isBroken ? refused('The engine is starting.') : good(deskOf())) });
  expect(screen.getByText('The desks could not be read. The engine is starting.')).toBeDefined();
  isBroken = false;
  await click('Try again');
  expect(card('This desk').getByText('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF')).toBeDefined();
});

test('a file that is looked at, and what a reviewer hands over, can be used by everybody', async () => {
  const drawn = await open({}, { 'handover.inspect': () => good(shown) });
  type('File', '/mail/4.concord-decisions');
  await click('Look at it');
  expect(await faultsOf(drawn.container)).toEqual([]);
  freshWindow();
  const files = [{ number: 1, at: toldAt, by: 'maria', desk: 'Office', path: '/x', decisions: 2 }];
  const reviewer = await open({ role: 'reviewer' }, { 'handover.preview': () => good(handoverOf({ files })) });
  expect(await faultsOf(reviewer.container)).toEqual([]);
});
