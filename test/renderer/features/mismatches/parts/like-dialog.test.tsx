import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../../../renderer/actions/announce.ts';
import { useLike } from '../../../../../renderer/features/mismatches/like.ts';
import { MismatchesView } from '../../../../../renderer/features/mismatches/view.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

type LikeSet = OutputOf<'decision.preview-like'>;

const setOf = (total: number, facts: Partial<LikeSet> = {}): LikeSet => ({
  setId: `set-${total}`,
  total,
  limit: 2_000,
  isCut: false,
  rule: { kind: 'field-drift', things: ['postcode'], direction: 'dotdigital' },
  leftOut: [{ reason: 'Another decision would be needed.', count: 3 }],
  sample: Array.from({ length: 12 }, (_, index) => ({
    id: index + 1,
    label: `Person ${index + 1}`,
    reference: `C-${index + 1}`,
    lines: [{ thing: 'postcode', before: 'BS8 1TX', after: 'BS8 1TH' }],
  })),
  calls: { erp: 2 * total, dotdigital: 3 * total, imports: 0 },
  ...facts,
});
const draw = async (set: LikeSet, answers: Parameters<typeof show>[1] = {}) => {
  const drawn = await show(<MismatchesView />, {
    'decision.preview-like': () => good(set),
    'decision.approve-like': () => good({ approved: set.total, leftOut: 0, notReached: 0 }),
    ...answers,
  });
  await pass();
  press('l');
  await pass();
  return drawn;
};
const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Approve [\d,]+$/ });
const dialog = () => screen.getByRole('dialog');
const write = (value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name: /to confirm$/ }), { target: { value } });
};

beforeEach(() => {
  freshWindow();
  useLike.setState(useLike.getInitialState(), true);
});

test('the whole set is told before anything is decided: how many, what, a sample, what is left out, and its calls', async () => {
  const drawn = await draw(setOf(40));
  expect(drawn.named('decision.preview-like').map(({ input }) => input)).toEqual([{ id: 1, evidenceHash: 'hash-1' }]);
  expect(screen.getByRole('heading', { name: 'Approve 40 like this' })).toBeDefined();
  const text = dialog().textContent ?? '';
  for (const said of [
    'In each, postcode differs and Dotdigital takes the ERP’s value.',
    'Sample, 12 of 40',
    'Person 12',
    'BS8 1TX',
    'Another decision would be needed.3',
    'Calls to the ERP80',
    'Calls to Dotdigital120',
    'Programs that may startunknown',
  ])
    expect(text).toContain(said);
  expect(drawn.named('decision.approve-like')).toEqual([]);
});

test('up to a hundred are approved by the button that has the focus; what came of it is told', async () => {
  const drawn = await draw(setOf(100), {
    'decision.approve-like': () => good({ approved: 98, leftOut: 2, notReached: 0 }),
  });
  expect(document.activeElement).toBe(confirm());
  drawn.calls.length = 0;
  fireEvent.click(confirm());
  await pass();
  expect(drawn.named('decision.approve-like').map(({ input }) => input)).toMatchObject([{ setId: 'set-100' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(useToast.getState().sentence).toBe('98 approved. 2 cases left out: they changed since the preview.');
  expect(drawn.named('mismatch.page').length).toBeGreaterThan(0);
});

test('more than a hundred need their number, written with or without a comma', async () => {
  const drawn = await draw(setOf(1_204));
  expect(confirm().disabled).toBe(true);
  write('1205');
  expect(confirm().disabled).toBe(true);
  fireEvent.submit(confirm());
  expect(drawn.named('decision.approve-like')).toEqual([]);
  write('1,204');
  expect(confirm().disabled).toBe(false);
  fireEvent.submit(confirm());
  fireEvent.submit(confirm());
  await pass();
  expect(drawn.named('decision.approve-like')).toHaveLength(1);
});

test('a set that is cut says so', async () => {
  await draw(setOf(2_000, { isCut: true }));
  expect(dialog().textContent).toContain('2,000 are taken at once; approve the rest after them.');
});

test('while it is being approved that is said, and the dialog can be closed meanwhile', async () => {
  let finish: (answer: unknown) => void = () => undefined;
  const { tell } = await draw(setOf(40), {
    'decision.approve-like': () => new Promise((resolve) => (finish = resolve)),
  });
  fireEvent.click(confirm());
  await pass();
  expect(dialog().textContent).toContain('0 of 40 decided.');
  act(() => tell('decision.progressed', { setId: 'set-of-another-window', done: 30, total: 40 }));
  expect(dialog().textContent).toContain('0 of 40 decided.');
  act(() => tell('decision.progressed', { setId: 'set-40', done: 25, total: 40 }));
  expect(dialog().textContent).toContain('25 of 40 decided.');
  expect(confirm().disabled).toBe(true);
  press('Escape', dialog());
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  finish(good({ approved: 40, leftOut: 0, notReached: 0 }));
  await pass();
  expect(useToast.getState().sentence).toBe('40 approved. Sending.');
});

test('it can be stopped; what was decided stays and is told with what was not', async () => {
  let finish: (answer: unknown) => void = () => undefined;
  const drawn = await draw(setOf(90), {
    'decision.approve-like': () => new Promise((resolve) => (finish = resolve)),
    'decision.stop-like': () => good({ stopped: true }),
  });
  fireEvent.click(confirm());
  await pass();
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await pass();
  expect(drawn.named('decision.stop-like').map(({ input }) => input)).toEqual([{ setId: 'set-90' }]);
  expect(dialog().textContent).toContain('Stopping.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Stop' }).disabled).toBe(true);
  finish(good({ approved: 50, leftOut: 0, notReached: 40 }));
  await pass();
  expect(useToast.getState().sentence).toBe('Stopped: 50 approved, 40 cases not decided. Sending.');
});

test('a set that became too old is told with its sentence, and can be looked at again', async () => {
  const drawn = await draw(setOf(40), {
    'decision.approve-like': () => ({ ok: false, error: failure('apply.stale', 'Look at the set once more.') }),
  });
  fireEvent.click(confirm());
  await pass();
  expect(screen.getByRole('alert').textContent).toContain('Look at the set once more.');
  expect(confirm().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await pass();
  expect(drawn.named('decision.preview-like')).toHaveLength(2);
  expect(confirm().disabled).toBe(false);
});

test('a preview that was refused says why and offers nothing to approve', async () => {
  await draw(setOf(1), {
    'decision.preview-like': () => ({ ok: false, error: failure('apply.stale', 'The record changed.') }),
  });
  expect(screen.getByRole('alert').textContent).toContain('The record changed.');
  expect(screen.queryByRole('button', { name: /^Approve \d/ })).toBeNull();
});

test('the answer of a look that was overtaken is dropped', async () => {
  const finish: ((answer: unknown) => void)[] = [];
  await draw(setOf(1), { 'decision.preview-like': () => new Promise((resolve) => finish.push(resolve)) });
  press('Escape', dialog());
  await pass();
  press('l');
  await pass();
  finish[1]?.(good(setOf(7)));
  await pass();
  finish[0]?.(good(setOf(9)));
  await pass();
  expect(screen.getByRole('heading', { name: 'Approve 7 like this' })).toBeDefined();
});

test.each([40, 1_204])('axe finds nothing wrong with a set of %i', async (total) => {
  await draw(setOf(total));
  expect(await faultsOf(dialog())).toEqual([]);
});
