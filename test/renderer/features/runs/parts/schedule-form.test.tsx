import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RunsView } from '../../../../../renderer/features/runs/view.tsx';
import { runAnswers, type Schedule, scheduleOf, timersOf } from '../../../../doubles/run-answers.ts';
import { good, runOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const open = async (facts: Partial<Schedule> = {}) => {
  const drawn = await show(<RunsView />, {
    ...runAnswers([runOf(1)]),
    'schedule.get': () => good(scheduleOf(timersOf(), facts)),
    'schedule.quiet': () => good({}),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Schedule…' }));
  await pass();
  return drawn;
};
const dialog = () => within(screen.getByRole('dialog'));
const write = (label: string, value: string): void => {
  fireEvent.change(dialog().getByLabelText(label), { target: { value } });
};
const save = () => dialog().getByRole<HTMLButtonElement>('button', { name: 'Save' });

beforeEach(freshWindow);

test('a job is put on a time of day in a zone, and only what changed is kept', async () => {
  const drawn = await open();
  expect(save().disabled).toBe(true);
  write('Rhythm of Customers', 'daily');
  write('Time of Customers', '03:15');
  write('Time zone of Customers', 'America/New_York');
  fireEvent.click(save());
  await pass();
  expect(drawn.named('schedule.set').map(({ input }) => input)).toEqual([
    { job: 'customers', isOn: true, rhythm: { kind: 'daily', minute: 195, zone: 'America/New_York' } },
  ]);
  expect(drawn.named('schedule.quiet')).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the quiet window is switched on, and needs two different times', async () => {
  const drawn = await open();
  fireEvent.click(dialog().getByRole('checkbox', { name: 'No job starts by itself' }));
  write('to', '22:00');
  expect(dialog().getByText('It needs two different times.')).toBeDefined();
  expect(save().disabled).toBe(true);
  write('to', '06:30');
  expect(dialog().getByText(/from 22:00 to 06:30, London\./)).toBeDefined();
  fireEvent.click(save());
  await pass();
  expect(drawn.named('schedule.quiet').map(({ input }) => input)).toEqual([
    { quiet: { isOn: true, from: 1_320, to: 390, zone: 'Europe/London' } },
  ]);
});

test('an interval out of range is not kept', async () => {
  await open();
  write('Minutes between runs of Consent', '0');
  expect(save().disabled).toBe(true);
});

test('what jobs wait for, switched-off timers and a clock that moved are told', async () => {
  await open({
    isEnabled: false,
    jobs: timersOf({ nextAt: null, wait: { kind: 'blocked', by: 'machine' } }),
    setBack: [{ at: toldAt, byMs: 7_200_000, newestRun: 1 }],
  });
  expect(dialog().getByText('Timers are switched off on this machine.')).toBeDefined();
  expect(dialog().getAllByText('off on this machine').length).toBe(2);
  expect(dialog().getByText(/clock was set back by 2 h/)).toBeDefined();
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
