import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PoliciesCard } from '../../../../../renderer/features/connections/parts/policies-card.tsx';
import type { Policy } from '../../../../../shared/domain/policy.ts';
import { failure } from '../../../../../shared/errors.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const off: Policy = {
  policy: 'publish-items',
  isOn: false,
  cap: 5_000,
  stopShare: 0.2,
  sample: null,
  changedBy: null,
  changedAt: null,
};

const draw = (props: Partial<Parameters<typeof PoliciesCard>[0]> = {}, refuses = false) => {
  let policies: readonly Policy[] = [off, { ...off, policy: 'send-orders', isOn: true, changedBy: 'ada' }];
  return show(<PoliciesCard isReadOnly={false} isReviewer={false} {...props} />, {
    'policy.list': () => good({ policies }),
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
  expect(screen.getByText('off, as it comes')).toBeDefined();
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
