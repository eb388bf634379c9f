import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { DeferDialog } from '../../../../../renderer/features/mismatches/parts/defer-dialog.tsx';
import { showPanel } from '../../../../../renderer/features/mismatches/store.ts';
import { localText, tomorrow } from '../../../../../renderer/features/mismatches/times.ts';
import { detailOf, rowOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const draw = async () => {
  const drawn = await show(<DeferDialog detail={detailOf(rowOf(1))} />);
  act(() => showPanel('defer'));
  return drawn;
};
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Defer' });
const own = () => screen.getByLabelText<HTMLInputElement>('Another time', { selector: '[type="datetime-local"]' });
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const sent = (drawn: Awaited<ReturnType<typeof draw>>) => drawn.named('decision.defer').map(({ input }) => input);

beforeEach(freshWindow);

test('tomorrow morning is offered first, and sent as an instant', async () => {
  const drawn = await draw();
  expect(radio(/^Tomorrow/).checked).toBe(true);
  fireEvent.click(button());
  await pass();
  expect(sent(drawn)).toMatchObject([{ id: 1, evidenceHash: 'hash-1', until: tomorrow(toldAt), reason: null }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('another offer and a reason go along', async () => {
  const drawn = await draw();
  fireEvent.click(radio(/^Next Monday/));
  const reason = screen.getByRole('textbox', { name: 'Reason, optional' });
  fireEvent.change(reason, { target: { value: ' After the audit ' } });
  const form = button().closest('form');
  if (form !== null) fireEvent.submit(form);
  await pass();
  expect(sent(drawn)).toMatchObject([{ until: new Date(2026, 10, 23, 9).getTime(), reason: 'After the audit' }]);
});

test('an own time is sent as it is written', async () => {
  const drawn = await draw();
  const at = toldAt + 5 * 86_400_000 + 3_600_000;
  fireEvent.change(own(), { target: { value: localText(at) } });
  expect(radio(/^Another time/).checked).toBe(true);
  fireEvent.click(button());
  await pass();
  expect(sent(drawn)).toMatchObject([{ until: at }]);
});

test('a time that is over, or none, keeps from deferring and says why', async () => {
  const drawn = await draw();
  fireEvent.change(own(), { target: { value: localText(toldAt - 3_600_000) } });
  expect(screen.getByText('That is over already.')).toBeDefined();
  expect([button().disabled, own().getAttribute('aria-invalid')]).toEqual([true, 'true']);
  fireEvent.click(radio(/^Tomorrow/));
  expect(button().disabled).toBe(false);
  fireEvent.click(radio(/^Another time/));
  expect(screen.getByText('Choose a day and a time.')).toBeDefined();
  const form = button().closest('form');
  if (form !== null) fireEvent.submit(form);
  await pass();
  expect(sent(drawn)).toEqual([]);
});

test('axe finds nothing wrong with the dialog', async () => {
  await draw();
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
