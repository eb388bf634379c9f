import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { MismatchesView } from '../../../../../renderer/features/mismatches/view.tsx';
import type { MismatchDetail } from '../../../../../shared/ipc/operations/mismatch.ts';
import { duplicateContacts, duplicateCustomers, recordDetails } from '../../../../doubles/record-details.ts';
import { good, patchOf, windowAnswers } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../../screen.tsx';

type Preview = { readonly keep: string | null };

const draw = async (detail: MismatchDetail, answers: Parameters<typeof show>[1] = {}) => {
  const drawn = await show(<MismatchesView />, {
    ...windowAnswers(3, () => ({ kind: detail.row.kind })),
    'mismatch.get': () => good(detail),
    'mismatch.preview': ({ keep }: Preview) =>
      good({
        requests: [patchOf(keep ?? 'proposed')],
        lines: keep === null ? detail.lines : [{ thing: 'duplicate-of', before: null, after: keep }],
        problems: [],
      }),
    ...answers,
  });
  await pass();
  return drawn;
};
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const text = () => document.body.textContent ?? '';

beforeEach(freshWindow);

test('the proposed record is chosen, and what is written names the other', async () => {
  await draw(duplicateCustomers());
  expect(radio(/^C-1/).checked).toBe(true);
  expect(radio(/^C-1/).labels?.[0]?.textContent).toBe('C-1staysproposed');
  expect(text()).toContain('C-9: marked as a duplicate of C-1, set inactive');
});

test('choosing another asks again what would be written, and that is what is approved', async () => {
  const drawn = await draw(duplicateCustomers());
  fireEvent.click(radio(/^C-9/));
  press('a', radio(/^C-9/));
  expect(drawn.named('decision.approve')).toEqual([]);
  await pass(200);
  expect(drawn.named('mismatch.preview').at(-1)?.input).toMatchObject({ keep: 'C-9' });
  expect(text()).toContain('C-1: marked as a duplicate of C-9, set inactive');
  press('a', radio(/^C-9/));
  await pass();
  expect(drawn.named('decision.approve').map(({ input }) => input)).toMatchObject([{ id: 1, keep: 'C-9' }]);
});

test('without a choice the proposed one is approved by name', async () => {
  const drawn = await draw(duplicateContacts());
  press('a');
  await pass();
  expect(drawn.named('decision.approve').map(({ input }) => input)).toMatchObject([{ keep: '41', edits: {} }]);
});

test('a choice that is refused says why and keeps from approving', async () => {
  const sentence = 'One of these records has opted out. Keep that one.';
  const drawn = await draw(duplicateCustomers(), {
    'mismatch.preview': ({ keep }: Preview) =>
      good({ requests: [], lines: [], problems: keep === null ? [] : [{ field: null, sentence }] }),
  });
  fireEvent.click(radio(/^C-9/));
  await pass(200);
  expect(screen.getByText(sentence)).toBeDefined();
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
});

test('the arrows move between the choices and not through the list', async () => {
  await draw(duplicateCustomers());
  const [heading] = screen.getAllByRole('heading', { level: 1 });
  const before = heading?.textContent;
  press('ArrowDown', radio(/^C-1/));
  await pass();
  expect(heading?.textContent).toBe(before);
  press('e');
  expect(document.activeElement).toBe(radio(/^C-1/));
});

test('what was decided cannot be chosen any more', async () => {
  const detail = duplicateCustomers();
  await draw({ ...detail, row: { ...detail.row, status: 'decided' } });
  expect(radio(/^C-9/).disabled).toBe(true);
  expect(text()).toContain('C-9: marked as a duplicate of C-1, set inactive');
});

test.each(recordDetails().map((detail, place) => [`${detail.row.kind} ${place}`, detail] as const))(
  'axe finds nothing wrong with %s',
  async (_name, detail) => {
    const { container } = await draw(detail);
    expect(text()).not.toMatch(/undefined|NaN|\[object/);
    expect(await faultsOf(container)).toEqual([]);
  },
);
