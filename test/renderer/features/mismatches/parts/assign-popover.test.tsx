import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { MismatchesView } from '../../../../../renderer/features/mismatches/view.tsx';
import type { MismatchRow } from '../../../../../shared/domain/mismatch.ts';
import { failure } from '../../../../../shared/errors.ts';
import { windowAnswers } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

const draw = async (
  facts: (id: number) => Partial<MismatchRow> = () => ({}),
  answers: Parameters<typeof show>[1] = {},
) => {
  const drawn = await show(<MismatchesView />, { ...windowAnswers(3, facts), ...answers });
  await pass();
  press('m');
  await pass();
  return drawn;
};
const dialog = () => screen.getByRole('dialog', { name: 'Assign to' });
const offers = () => [...dialog().querySelectorAll('button')].map(({ textContent }) => textContent);
const assigneeOf = (id: number) => useMismatches.getState().list.rows.find((row) => row.id === id)?.assignee;

beforeEach(freshWindow);

test('one that is nobody’s can be taken by the operator, and is shown as theirs at once', async () => {
  const drawn = await draw();
  expect(offers()).toEqual(['To me Ada']);
  fireEvent.click(screen.getByRole('button', { name: /^To me/ }));
  expect(assigneeOf(1)).toBe('Ada');
  expect(screen.getByText('Assigned to Ada')).toBeDefined();
  await pass();
  expect(drawn.named('decision.assign').map(({ input }) => input)).toEqual([{ id: 1, to: 'Ada' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('names that are in the list are offered, and one that is somebody’s can be given to nobody', async () => {
  const drawn = await draw((id) => ({ assignee: id === 1 ? 'Ben' : id === 2 ? 'Carla Ruiz' : null }));
  expect(offers()).toEqual(['To me Ada', 'To Carla Ruiz', 'To nobody now Ben']);
  fireEvent.click(screen.getByRole('button', { name: /^To nobody/ }));
  await pass();
  expect(drawn.named('decision.assign').map(({ input }) => input)).toEqual([{ id: 1, to: null }]);
});

test('a name that is written is taken without blanks around it; a blank one is none', async () => {
  const drawn = await draw();
  const name = screen.getByRole('textbox', { name: 'Name' });
  const form = name.closest('form') ?? name;
  fireEvent.change(name, { target: { value: '   ' } });
  fireEvent.submit(form);
  fireEvent.change(name, { target: { value: ' Dora ' } });
  fireEvent.submit(form);
  await pass();
  expect(drawn.named('decision.assign').map(({ input }) => input)).toEqual([{ id: 1, to: 'Dora' }]);
});

test('a refusal gives the row back as it was and says why', async () => {
  await draw(undefined, { 'decision.assign': () => ({ ok: false, error: failure('store.busy', 'It is busy.') }) });
  fireEvent.click(screen.getByRole('button', { name: /^To me/ }));
  await pass();
  expect(assigneeOf(1)).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('It is busy.');
});

test('under it the keys do nothing, and Esc closes it', async () => {
  const drawn = await draw();
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
  press('Escape', dialog());
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('its button tells whether it is open, and closes it again', async () => {
  await draw();
  const button = () => screen.getByRole('button', { name: /^Assign…/, hidden: true });
  expect(button().getAttribute('aria-expanded')).toBe('true');
  fireEvent.pointerDown(button());
  fireEvent.click(button());
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(button().getAttribute('aria-expanded')).toBe('false');
});

test('axe finds nothing wrong with it', async () => {
  await draw();
  expect(await faultsOf(dialog())).toEqual([]);
});
