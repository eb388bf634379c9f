import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { OutlookCard } from '../../../../../renderer/features/runs/parts/outlook-card.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const outlook: OutputOf<'policy.outlook'>['outlooks'][number] = {
  policy: 'write-attributes',
  isOn: true,
  written: 3,
  sample: 1,
  later: 0,
  leftOut: [{ reason: 'The email address would change.', count: 9 }],
  expected: 900,
  stop: null,
  calls: { erp: 6, dotdigital: 9, imports: 0 },
};
const writes: OutputOf<'job.plan'>['writes'] = [
  {
    key: 'C-1',
    verb: 'update',
    fate: 'sample',
    json: 'PATCH /contacts/v3/contact-id/1',
    changes: [{ field: 'customer-number', before: null, after: 'C-1' }],
  },
];
const draw = (answer: unknown = good({ outlooks: [outlook] })) =>
  show(<OutlookCard />, { 'policy.outlook': () => answer, 'job.plan': () => good({ writes, next: null }) });

test('what each policy would do is told with its reasons, and every case can be looked at', async () => {
  await draw();
  expect(screen.getByText(/Today it would write 3, leave 1 for review and leave 9 to a person\./)).toBeDefined();
  expect(screen.getByText('9 · The email address would change.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'What would be written…' }));
  await pass();
  const dialog = within(screen.getByRole('dialog', { name: 'What a run of Customers would write' }));
  expect(dialog.getByText('left for review')).toBeDefined();
  expect(dialog.getByText('Customer number')).toBeDefined();
  expect(dialog.getByText('4 of 4 shown')).toBeDefined();
});

test('with nothing to write there is nothing to look at', async () => {
  await draw(good({ outlooks: [{ ...outlook, written: 0, sample: 0, leftOut: [] }] }));
  expect(screen.getByText('Today there is nothing for it to write.')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an answer that did not come is told, with a way to ask again', async () => {
  await draw(err(failure('bug', 'Something broke.')));
  expect(screen.getByText('Something broke.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});
