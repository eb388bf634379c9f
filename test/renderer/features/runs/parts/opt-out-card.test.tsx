import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { OptOutCard } from '../../../../../renderer/features/runs/parts/opt-out-card.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const outlook: OutputOf<'policy.opt-outs'> = {
  isOn: true,
  recorded: 1,
  leftOut: [{ reason: 'The person subscribed anew after the opt-out.', count: 2 }],
  calls: { erp: 2, dotdigital: 3, imports: 0 },
};
const writes: OutputOf<'job.plan'>['writes'] = [
  {
    key: 'C-7',
    verb: 'update',
    json: 'PATCH /contacts/v3/contactId/7',
    changes: [{ field: 'email-status', before: 'subscribed', after: 'unsubscribed' }],
  },
];
const draw = (answer: unknown) =>
  show(<OptOutCard />, { 'policy.opt-outs': () => answer, 'job.plan': () => good({ writes, next: null }) });

test('what the next run would record is told with its calls and reasons, and each record can be looked at', async () => {
  const drawn = await draw(good(outlook));
  expect(screen.getByText(/It would record 1 opt-out and leave 2 to a person\./)).toBeDefined();
  expect(screen.getByText('3 calls to Dotdigital and 2 to the ERP')).toBeDefined();
  expect(screen.getByText('2 · The person subscribed anew after the opt-out.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'What would be written…' }));
  await pass();
  const dialog = within(screen.getByRole('dialog', { name: 'What a run of Consent would write' }));
  expect(dialog.getByText('C-7')).toBeDefined();
  expect(drawn.named('job.plan').map(({ input }) => input)).toEqual([{ job: 'consent', after: '', limit: 50 }]);
});

test('a policy that is off says so, and with nothing to record there is nothing to look at', async () => {
  await draw(good({ ...outlook, isOn: false }));
  expect(screen.getByText(/The policy is off; were it on, it would record 1 opt-out/)).toBeDefined();
  freshWindow();
  await draw(good({ ...outlook, recorded: 0, leftOut: [] }));
  expect(screen.getByText(/there is nothing to record/)).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an answer that did not come is told, with a way to ask again', async () => {
  await draw(err(failure('bug', 'Something broke.')));
  expect(screen.getByText('Something broke.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});
