import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { PostingCard } from '../../../../../renderer/features/runs/parts/posting-card.tsx';
import { failure } from '../../../../../shared/errors.ts';
import type { OutputOf } from '../../../../../shared/ipc/contract.ts';
import { err } from '../../../../../shared/result.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const now = Date.UTC(2026, 10, 26, 9);
const day = 24 * 60 * 60_000;

type Told = OutputOf<'posting.standing'>;

const told: Told = {
  standing: {
    unposted: 9,
    inGrace: 1,
    void: 1,
    ready: 2,
    waiting: [
      { reason: 'period-closed', count: 4, since: now - 3 * day },
      { reason: 'sku-unknown', count: 1, since: now - day },
    ],
    elsewhere: [{ source: 'phone', count: 3 }],
  },
  settings: { sources: ['marketing'], graceHours: 24, channel: 'web' },
  isPolicyOn: false,
  lookedAt: now,
};

const row = (key: string, changes: object = {}) => ({
  key,
  orderedAt: now - 9 * day,
  since: now - 3 * day,
  total: '24.45',
  currency: 'GBP',
  reasons: [],
  mismatchId: 7,
  isForPolicy: true,
  requests: [{ system: 'erp', method: 'POST', path: '/commands', body: '{ "type": "createSalesOrder" }' }],
  ...changes,
});
const shut = { reason: 'period-closed', sentence: 'The accounting period 2026-09 is closed for receivables.' };

const draw = (answer: unknown = good(told)) =>
  show(<PostingCard now={now} />, {
    'posting.standing': () => answer,
    'posting.page': ({ state, after }: { readonly state: string; readonly after: string }) =>
      state === 'ready'
        ? good({ rows: [row('MKT-1'), row('MKT-2', { isForPolicy: false, requests: [] })], next: null })
        : good({
            rows: [row(after === '' ? 'MKT-3' : 'MKT-4', { reasons: [shut], requests: [], isForPolicy: false })],
            next: after === '' ? 'MKT-3' : null,
          }),
  });

const open = async (name: RegExp) => {
  const summary = screen.getByText(name);
  const details = summary.closest('details');
  if (details === null) throw new Error('nothing to open');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await pass();
};

beforeEach(freshWindow);

test('every marketing order that the ERP lacks is in one of the figures', async () => {
  const { container } = await draw();
  const figures = [...screen.getByLabelText('Marketing orders that the ERP lacks').querySelectorAll('dd')];
  const [all, ...parts] = figures.map(({ textContent }) => Number(textContent));
  expect([all, parts]).toEqual([9, [2, 5, 1, 1]]);
  expect(screen.getByText(/^4 orders: period closed, the first .*3/)).toBeDefined();
  expect(screen.getByText('Not in the ERP either, and not ours to post: 3 on “phone”.')).toBeDefined();
  expect(await faultsOf(container)).toEqual([]);
});

test('what would be posted is shown to the byte, and what is left to a person says so', async () => {
  const drawn = await draw();
  expect(drawn.named('posting.page')).toEqual([]);
  await open(/^What would be posted \(2\)/);
  expect(screen.getByText('{ "type": "createSalesOrder" }')).toBeDefined();
  expect(screen.getByText('It came back from a decision: a person decides, no policy posts it.')).toBeDefined();
});

test('the shelf says of each order what it waits for, page by page', async () => {
  await draw();
  await open(/^On the shelf \(5\)/);
  expect(screen.getByText(shut.sentence)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await pass();
  expect(screen.getByText('MKT-4')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('before the first look nothing is said to be in the ERP', async () => {
  await draw(good({ ...told, lookedAt: null }));
  expect(screen.getByText('They were not looked at yet; run the job once.')).toBeDefined();
});

test('where the ERP has every one of them, that is said', async () => {
  const standing = { ...told.standing, unposted: 0, inGrace: 0, void: 0, ready: 0, waiting: [], elsewhere: [] };
  await draw(good({ ...told, standing }));
  expect(screen.getByText('The ERP has every marketing order.')).toBeDefined();
});

test('what cannot be told can be asked for again', async () => {
  await draw(err(failure('engine.unavailable', 'The engine does not answer.')));
  expect(screen.getByText('The engine does not answer.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});
