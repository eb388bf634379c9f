import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { Ask } from '../../../renderer/design/ask.tsx';
import { freshWindow, pass, show } from '../screen.tsx';

const closed = vi.fn();
const ask = (work: () => Promise<{ readonly sentence: string } | null>, field = false) =>
  show(
    <Ask
      title="Remove it?"
      text="It is gone then."
      label="Remove"
      busy="Going…"
      tone="danger"
      work={work}
      onClose={closed}
    >
      {field ? <input type="text" aria-label="Name" /> : null}
    </Ask>,
  );

beforeEach(() => {
  freshWindow();
  closed.mockReset();
});

test('the dialog itself takes the focus where nothing is to be filled in, so that its head is read first', async () => {
  await ask(async () => null);
  expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Remove it?' }));
});

test('a field takes the focus', async () => {
  await ask(async () => null, true);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
});

test('a refusal is said and the dialog stays; it is done once at a time, and closes', async () => {
  const answers = [{ sentence: 'It is in use.' }, null];
  const work = vi.fn(async () => answers.shift() ?? null);
  await ask(work);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Going…' }).disabled).toBe(true);
  await pass();
  expect(screen.getByRole('alert').textContent).toBe('It is in use.');
  expect(closed).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await pass();
  expect(work).toHaveBeenCalledTimes(2);
  expect(closed).toHaveBeenCalledOnce();
});
