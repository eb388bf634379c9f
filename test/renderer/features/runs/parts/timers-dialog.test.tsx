import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RunsView } from '../../../../../renderer/features/runs/view.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OperationName } from '../../../../../shared/ipc/contract.ts';
import { runAnswers, scheduleOf, type Timer, timersOf } from '../../../../doubles/run-answers.ts';
import { good, runOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

/** The screen over timers that can be switched. */
const draw = async (start: readonly Timer[] = timersOf(), refused: readonly string[] = []) => {
  let timers = start;
  return show(<RunsView />, {
    ...runAnswers([runOf(1)]),
    'schedule.get': () => good(scheduleOf(timers)),
    'schedule.set': ({ job, isOn }: Pick<Timer, 'job' | 'isOn'>) => {
      if (refused.includes(job)) return { ok: false, error: failure('store.busy', 'The list could not be kept.') };
      timers = timers.map((timer) => (timer.job === job ? { ...timer, isOn } : timer));
      return good({});
    },
  });
};
const dialog = () => screen.getByRole('dialog');
const click = async (name: string, inside = screen) => {
  fireEvent.click(inside.getByRole('button', { name }));
  await pass();
};
const switched = (drawn: { named: (name: OperationName) => readonly { readonly input: unknown }[] }) =>
  drawn.named('schedule.set').map(({ input }) => input);
const rhythm = { kind: 'interval', everyMs: 300_000 };
const off = { isOn: false, nextAt: null };

beforeEach(freshWindow);

test('pausing says what stops and what goes on before it switches anything', async () => {
  const drawn = await draw();
  await click('Pause all…');
  expect(dialog().textContent).toContain(
    'Customers (every 5 min) and Consent (every 5 min) will not run by themselves until switched on again.',
  );
  expect(dialog().textContent).toContain('approved changes are still sent');
  expect(switched(drawn)).toEqual([]);
  fireEvent.click(within(dialog()).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(switched(drawn)).toEqual([]);
});

test('paused timers are told as off, and are offered to be switched on again', async () => {
  const drawn = await draw();
  await click('Pause all…');
  await click('Pause 2 timers');
  expect(switched(drawn)).toEqual([
    { job: 'customers', isOn: false, rhythm },
    { job: 'consent', isOn: false, rhythm },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText(/^No job runs by itself/)).toBeDefined();
  await click('Switch on…');
  await click('Switch on 2 timers');
  expect(switched(drawn).slice(2)).toEqual([
    { job: 'customers', isOn: true, rhythm },
    { job: 'consent', isOn: true, rhythm },
  ]);
  expect(screen.getByRole('button', { name: 'Pause all…' })).toBeDefined();
});

test('only what is on is paused', async () => {
  const drawn = await draw(timersOf().map((timer) => (timer.job === 'consent' ? { ...timer, ...off } : timer)));
  await click('Pause all…');
  expect(dialog().textContent).toContain('Customers (every 5 min) will not run by itself');
  await click('Pause 1 timer');
  expect(switched(drawn)).toEqual([{ job: 'customers', isOn: false, rhythm }]);
});

test('timers that were not paused here are switched on only as a person chooses', async () => {
  const drawn = await draw(timersOf(off));
  await click('Switch on…');
  expect(within(dialog()).getByRole<HTMLButtonElement>('button', { name: 'Switch on' }).disabled).toBe(true);
  fireEvent.click(within(dialog()).getByRole('checkbox', { name: /^Consent/ }));
  await click('Switch on 1 timer');
  expect(switched(drawn)).toEqual([{ job: 'consent', isOn: true, rhythm }]);
});

test('a refusal is told, and nothing more is switched', async () => {
  const drawn = await draw(timersOf(), ['customers']);
  await click('Pause all…');
  await click('Pause 2 timers');
  expect(screen.getByRole('alert').textContent).toContain('The list could not be kept.');
  expect(switched(drawn)).toHaveLength(1);
});

test('axe finds nothing wrong with either confirmation', async () => {
  await draw(timersOf(off));
  await click('Switch on…');
  expect(await faultsOf(dialog())).toEqual([]);
});
