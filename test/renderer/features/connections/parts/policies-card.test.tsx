import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PoliciesCard } from '../../../../../renderer/features/connections/parts/policies-card.tsx';
import type { Policy } from '../../../../../shared/domain/policy.ts';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

type Listed = OutputOf<'policy.list'>['policies'][number];

const off: Listed = {
  policy: 'publish-items',
  isOn: false,
  cap: 5_000,
  stopShare: 0.2,
  sample: null,
  sampleStanding: null,
  changedBy: null,
  changedAt: null,
};

const attributes: Listed = {
  ...off,
  policy: 'write-attributes',
  sample: { share: 0.05, until: 20 },
  sampleStanding: { approved: 3, waiting: 1 },
};
const outlook: OutputOf<'policy.outlook'>['outlooks'][number] = {
  policy: 'write-attributes',
  isOn: false,
  written: 34,
  sample: 2,
  later: 0,
  leftOut: [{ reason: 'The email address would change.', count: 9 }],
  expected: 900,
  stop: null,
  calls: { erp: 68, dotdigital: 102, imports: 0 },
};

const draw = (props: Partial<Parameters<typeof PoliciesCard>[0]> = {}, refuses = false) => {
  let policies: readonly Listed[] = [off, { ...off, policy: 'send-orders', isOn: true, changedBy: 'ada' }, attributes];
  return show(<PoliciesCard isReadOnly={false} isReviewer={false} isTraining={false} {...props} />, {
    'policy.list': () => good({ policies }),
    'policy.outlook': () => good({ outlooks: [outlook] }),
    'policy.set': (wanted: Policy) => {
      if (refuses) return err(failure('workspace.read-only', 'Ben holds this workspace.'));
      policies = policies.map((one) => (one.policy === wanted.policy ? { ...one, ...wanted, changedBy: 'ada' } : one));
      return good({});
    },
  });
};
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const cap = () => screen.getByLabelText<HTMLInputElement>(/Most records .*: Keep the catalogue/);

test('a policy is off until somebody switches it on, and says who did', async () => {
  await draw();
  expect([box(/Keep the catalogue/).checked, box(/Send orders/).checked]).toEqual([false, true]);
  expect(screen.getAllByText('off, as it comes')).toHaveLength(2);
  fireEvent.click(box(/Keep the catalogue/));
  await pass();
  expect(box(/Keep the catalogue/).checked).toBe(true);
  expect(screen.getAllByText('on, by ada')).toHaveLength(2);
});

test('bounds are kept when they are in range, and only then', async () => {
  await draw();
  fireEvent.change(cap(), { target: { value: '0' } });
  expect(screen.getByText('From 1 to 1,000,000 records, and from 0.1 to 100 %.')).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  fireEvent.change(cap(), { target: { value: '250' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await pass();
  await pass();
  expect(cap().value).toBe('250');
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});

test('what was refused is told', async () => {
  await draw({}, true);
  fireEvent.click(box(/Keep the catalogue/));
  await pass();
  expect(screen.getByText('Ben holds this workspace.')).toBeDefined();
  expect(box(/Keep the catalogue/).checked).toBe(false);
});

test('a workspace that is read-only here changes nothing, and a reviewer is told that its desk writes nothing', async () => {
  await draw({ isReadOnly: true, isReviewer: true });
  expect(box(/Send orders/).disabled).toBe(true);
  expect(screen.getByText(/A reviewer’s desk writes nothing/)).toBeDefined();
});

test('what is proposed says what it would write today, why it leaves the rest, and how far the review is', async () => {
  await draw();
  const summary = screen.getByText('Today it would write 34, leave 2 for review and leave 9 to a person.');
  expect(summary.closest('form')?.querySelector('.pill')?.textContent).toBe('proposed');
  expect(screen.getByText('9 · The email address would change.')).toBeDefined();
  expect(screen.getByText('3 of 20 approved in a row, 1 waits in Mismatches.')).toBeDefined();
});

test('what deletes is a card of its own, is never proposed, and its share is one of the catalogue', async () => {
  const withdrawal: Listed = { ...off, policy: 'withdraw-items', cap: 500, stopShare: 0.05 };
  await show(<PoliciesCard isReadOnly={false} isReviewer={false} isTraining={false} />, {
    'policy.list': () => good({ policies: [withdrawal] }),
    'policy.outlook': () => good({ outlooks: [{ ...outlook, policy: 'withdraw-items', sample: 0 }] }),
  });
  expect(box(/Withdraw discontinued items/).checked).toBe(false);
  expect(screen.queryByText('proposed')).toBeNull();
  expect(
    screen.getByText(/Deletes from the catalogue the items that the ERP says it does not sell any more/),
  ).toBeDefined();
  expect(document.querySelector('.bounds')?.textContent).toContain('% of the catalogue');
  expect(screen.getByLabelText<HTMLInputElement>(/Share above which .*: Withdraw/).value).toBe('5');
  expect(screen.getByText('Today it would withdraw 34 and leave 9 to a person.')).toBeDefined();
});

test('in training nothing is proposed', async () => {
  await draw({ isTraining: true });
  expect(screen.queryByText('proposed')).toBeNull();
});

test('how much is left for review is kept when it is in range', async () => {
  await draw();
  const share = () => screen.getByLabelText<HTMLInputElement>(/Share of every run that is left for review/);
  const until = () => screen.getByLabelText<HTMLInputElement>(/Approvals in a row/);
  expect([share().value, until().value]).toEqual(['5', '20']);
  fireEvent.change(until(), { target: { value: '0' } });
  expect(screen.getByText('From 1 to 100 %, and from 1 to 1,000 approvals.')).toBeDefined();
  fireEvent.change(until(), { target: { value: '10' } });
  fireEvent.change(share(), { target: { value: '25' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await pass();
  await pass();
  expect([share().value, until().value]).toEqual(['25', '10']);
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});
