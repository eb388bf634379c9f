import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PlanCard } from '../../../../../renderer/features/runs/parts/plan-card.tsx';
import { PlanDialog } from '../../../../../renderer/features/runs/parts/plan-dialog.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

type Plan = OutputOf<'job.plan'>;
type Asked = { readonly after?: string; readonly limit?: number };

const standing = { expected: 90, agreeing: 20, missing: 40, differing: 30, misplaced: 0, extra: 3, unreadable: 1 };
const write = (key: string, facts: Partial<Plan['writes'][number]> = {}): Plan['writes'][number] => ({
  key,
  verb: 'update',
  json: '{ "price": 49.9 }',
  changes: [{ field: 'price', before: '59', after: '49.9' }],
  ...facts,
});

/** Two pages: what is asked for behind the first key is the second. */
const plan = ({ after = '', limit = 50 }: Asked): Plan => ({
  writes:
    after === ''
      ? [
          write('A-1'),
          write('A-2', { verb: 'create', json: null, changes: [{ field: 'total', before: null, after: '5' }] }),
        ]
      : [write('B-1')],
  next: after === '' && limit > 1 ? 'A-2' : null,
});

type Outlook = OutputOf<'policy.outlook'>['outlooks'][number];
const withdrawal: Outlook = {
  policy: 'withdraw-items',
  isOn: false,
  written: 3,
  sample: 0,
  later: 1,
  leftOut: [{ reason: 'It is assigned to somebody.', count: 2 }],
  expected: 90,
  stop: null,
  calls: { erp: 0, dotdigital: 9, imports: 0 },
};

const draw = (answer: unknown = good({ standing, calls: 3 }), outlook: Partial<Outlook> = {}) =>
  show(<PlanCard job="products" />, {
    'policy.outlook': () => good({ outlooks: [{ ...withdrawal, ...outlook }] }),
    'job.standing': () => answer,
    'job.plan': (asked: Asked) => good(plan(asked)),
  });

beforeEach(freshWindow);

test('how both sides stand is told figure by figure', async () => {
  await draw();
  const figures = [...screen.getByLabelText('How both sides stand now').querySelectorAll('dt, dd')];
  expect(figures.map(({ textContent }) => textContent).slice(0, 6)).toEqual([
    ...['Sold, with a price', '90', 'agree', '20', 'missing in Dotdigital', '40'],
  ]);
});

test('where both sides agree nothing is offered to look at', async () => {
  await draw(good({ standing: { ...standing, missing: 0, differing: 0 }, calls: 0 }));
  expect(screen.getByText('Both sides agree; a run would write nothing.')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('what would be withdrawn is told while the policy is off, and is in the plan only while it is on', async () => {
  const agreeing = good({ standing: { ...standing, missing: 0, differing: 0 }, calls: 0 });
  await draw(agreeing);
  expect(screen.getByText(/Today it would withdraw 3, leave 1 to later runs and leave 2 to a person/)).toBeDefined();
  expect(screen.getByText('2 · It is assigned to somebody.')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
  freshWindow();
  await draw(agreeing, { isOn: true });
  fireEvent.click(screen.getByRole('button', { name: 'What would be written…' }));
  await pass();
  expect(screen.getByRole('dialog').textContent).toContain('4 items to be withdrawn, each by itself.');
});

test('an item that goes is told as gone, with nothing after it', async () => {
  await show(<PlanDialog job="products" total={1} told="" onClose={() => undefined} />, {
    'job.plan': () =>
      good({
        writes: [
          write('A-9', {
            verb: 'delete',
            fate: 'later',
            changes: [{ field: 'catalogue-item', before: 'A-9', after: null }],
          }),
        ],
        next: null,
      }),
  });
  const row = screen.getByRole('row');
  expect(row.textContent).toContain('A-9withdrawin a later run: the cap');
  expect([row.querySelector('del')?.textContent, row.querySelector('ins')]).toEqual(['A-9', null]);
});

test('before the first run nothing is said to agree', async () => {
  const nothing = { expected: 0, agreeing: 0, missing: 0, differing: 0, misplaced: 0, extra: 0, unreadable: 0 };
  await draw(good({ standing: nothing, calls: 0 }));
  expect(screen.getByText('Nothing has been read yet; run the job once.')).toBeDefined();
  expect(screen.queryByText(/agree/)).toBeNull();
});

test('a plan that cannot be read says why and can be asked for again', async () => {
  await draw(err(failure('store.busy', 'The file is busy.')));
  expect(screen.getByText('The file is busy.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});

test('the dry run tells each record, what changes, and what is left to a person, page by page', async () => {
  await draw();
  fireEvent.click(screen.getByRole('button', { name: 'What would be written…' }));
  await pass();
  const dialog = screen.getByRole('dialog', { name: 'What a run of Products would write' });
  expect(within(dialog).getByText(/70 items in 3 calls at least/)).toBeDefined();
  const rows = () => within(dialog).getAllByRole('row');
  expect(rows()[0]?.textContent).toContain('A-1changePrice 59 49.9Exactly what is sent');
  expect(rows()[1]?.textContent).toContain('A-2addTotal  5The catalogue may have it under another dress');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Show more' }));
  await pass();
  expect(rows().map(({ textContent }) => textContent?.slice(0, 3))).toEqual(['A-1', 'A-2', 'B-1']);
  expect(within(dialog).queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(await faultsOf(dialog)).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});
