import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { IgnoreDialog } from '../../../../../renderer/features/mismatches/parts/ignore-dialog.tsx';
import { showPanel } from '../../../../../renderer/features/mismatches/store.ts';
import { localText } from '../../../../../renderer/features/mismatches/times.ts';
import { detailOf, rowOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

const draw = async () => {
  const drawn = await show(<IgnoreDialog detail={detailOf(rowOf(1))} />);
  act(() => showPanel('ignore'));
  return drawn;
};
const reason = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' });
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Ignore' });
const write = (value: string): void => {
  fireEvent.change(reason(), { target: { value } });
};

beforeEach(freshWindow);

test.each(['', '  ', 'ab', ' ab  '])('%j is not a reason: neither the button nor Enter sends it', async (value) => {
  const drawn = await draw();
  write(value);
  expect(button().disabled).toBe(true);
  press('Enter', reason());
  await pass();
  expect(drawn.named('decision.ignore')).toEqual([]);
});

test('three letters are a reason; it is sent once, trimmed, and the dialog closes', async () => {
  const drawn = await draw();
  write(' abc ');
  fireEvent.click(button());
  await pass();
  expect(drawn.named('decision.ignore').map(({ input }) => input)).toMatchObject([{ id: 1, reason: 'abc' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('Enter sends the reason, Shift and Enter writes on', async () => {
  const drawn = await draw();
  write('Agreed with finance');
  fireEvent.keyDown(reason(), { key: 'Enter', shiftKey: true });
  expect(drawn.named('decision.ignore')).toEqual([]);
  press('Enter', reason());
  await pass();
  expect(drawn.named('decision.ignore')).toHaveLength(1);
});

test('a reason that is offered can be taken', async () => {
  await draw();
  fireEvent.click(screen.getByRole('button', { name: 'Agreed difference' }));
  expect(reason().value).toBe('Agreed difference');
});

test('Esc and Cancel send nothing', async () => {
  const drawn = await draw();
  write('Agreed with finance');
  press('Escape', reason());
  expect(screen.queryByRole('dialog')).toBeNull();
  act(() => showPanel('ignore'));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(drawn.named('decision.ignore')).toEqual([]);
});

test('it can end at a time; one that is over keeps from ignoring', async () => {
  const drawn = await draw();
  write('Agreed with finance');
  const until = screen.getByLabelText<HTMLInputElement>(/^Until/);
  fireEvent.change(until, { target: { value: localText(toldAt - 3_600_000) } });
  expect([button().disabled, until.getAttribute('aria-invalid')]).toEqual([true, 'true']);
  press('Enter', reason());
  expect(drawn.named('decision.ignore')).toEqual([]);
  fireEvent.change(until, { target: { value: localText(toldAt + 86_400_000) } });
  expect(screen.getByRole('dialog').textContent).toContain('or until 19 Nov 2026, 14:02.');
  fireEvent.click(button());
  await pass();
  expect(drawn.named('decision.ignore').map(({ input }) => input)).toMatchObject([{ until: toldAt + 86_400_000 }]);
});

test('axe finds nothing wrong with the dialog', async () => {
  await draw();
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
