import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMismatches } from '../../../../../renderer/features/mismatches/store.ts';
import { RunDetail } from '../../../../../renderer/features/runs/parts/run-detail.tsx';
import { useNavigation } from '../../../../../renderer/frame/navigation.ts';
import type { Run } from '../../../../../shared/domain/run.ts';
import { failure } from '../../../../../shared/errors.ts';
import { type RunDetail as Answer, runDetailOf } from '../../../../doubles/run-answers.ts';
import { good, runOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const draw = (run: Run, facts: Partial<Answer> = {}) =>
  show(<RunDetail id={run.id} known={undefined} now={toldAt} onAccept={null} />, {
    'run.get': () => good(runDetailOf(run, facts)),
    'policy.outlook': () => good({ outlooks: [] }),
  });
const consent = runOf(7, { job: 'consent', counts: { ...runOf(7).counts, recorded: 8 } });
const change = {
  changeId: 'c1',
  mismatchId: 2,
  label: 'Fiona Richardson',
  state: 'rejected',
  sentence: 'Dotdigital refused it: the contact is suppressed.',
} as const;
const funnel = (name: string) =>
  [...screen.getByLabelText(name).querySelectorAll('dt, dd')].map((one) => one.textContent);

beforeEach(freshWindow);

test('a run that wrote accounts for every record from read to verified', async () => {
  await draw(consent, { written: 8, verified: 6 });
  expect(funnel('From read to verified')).toEqual([
    ...['Read', '2,300', 'unchanged', '−2,270', 'Changed', '30', 'nothing to write', '−22'],
    ...['Written', '8', 'unverified', '−2', 'Verified', '6'],
  ]);
  expect(screen.getByText(/8 opt-outs recorded\./)).toBeDefined();
  expect(screen.queryByText(/wrote nothing/)).toBeNull();
});

test('more written than changed is told as found before', async () => {
  await draw(consent, { written: 33, verified: 33 });
  expect(funnel('From read to verified').slice(6, 8)).toEqual(['found before', '+3']);
});

test('a run that wrote nothing tells what each side read and changed, and that it wrote nothing', async () => {
  await draw(runOf(7));
  expect(funnel('ERP').slice(2)).toEqual(['Read', '1,200', 'unchanged', '−1,170', 'Changed', '30', 'Taken out', '0']);
  expect(funnel('Dotdigital')[3]).toBe('1,100');
  expect(screen.getByText(/This run wrote nothing to either system\./)).toBeDefined();
  freshWindow();
  await draw(consent);
  expect(screen.getByText(/This run wrote nothing to either system\./)).toBeDefined();
});

test('each change that is not verified tells its state, its cause and leads to its mismatch', async () => {
  await draw(consent, {
    written: 2,
    difference: [change, { ...change, changeId: 'c2', label: '', state: 'unconfirmed', sentence: null }],
  });
  const rows = within(screen.getByRole('region', { name: 'Changes that are not verified' })).getAllByRole('row');
  expect(rows[1]?.textContent).toBe(
    'Fiona RichardsonRefusedDotdigital refused it: the contact is suppressed.Open the mismatch',
  );
  expect(rows[2]?.textContent).toContain('Forgotten personNot confirmedThe answer was lost');
  fireEvent.click(screen.getByRole('button', { name: 'Open the mismatch of Fiona Richardson' }));
  await pass();
  expect(useNavigation.getState().screen).toBe('mismatches');
  expect(useMismatches.getState()).toMatchObject({ selectedId: 2, facets: { search: 'Fiona Richardson' } });
});

test('what it set aside and what it met on the way are told in words', async () => {
  await draw(runOf(7, { state: 'partial' }), {
    badRecords: [{ system: 'erp', reference: 'C-9', problem: 'It has no id.', seenAt: toldAt }],
    troubles: [
      {
        system: 'dotdigital',
        code: 'remote.timeout',
        sentence: 'Dotdigital did not answer in time.',
        count: 4,
        firstAt: toldAt - 540_000,
        lastAt: toldAt,
      },
    ],
  });
  expect(screen.getByRole('row', { name: 'C-9 ERP It has no id.' })).toBeDefined();
  expect(
    screen.getByRole('row', { name: 'Dotdigital did not answer in time. Dotdigital 4 13:53–14:02' }),
  ).toBeDefined();
});

test('a failed run says why and offers nothing to accept', async () => {
  await draw(runOf(7, { state: 'failed', failure: failure('remote.unavailable', 'The ERP did not answer.') }));
  expect(screen.getByText('The ERP did not answer.')).toBeDefined();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a run that could not be read says why and can be tried again', async () => {
  let answer: unknown = { ok: false, error: failure('store.busy', 'The store is busy.') };
  await show(<RunDetail id={7} known={undefined} now={toldAt} onAccept={null} />, { 'run.get': () => answer });
  expect(screen.getByText(/The store is busy\./)).toBeDefined();
  answer = good(runDetailOf(runOf(7)));
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await pass();
  expect(screen.getByRole('heading', { name: 'Customers, 14:00' })).toBeDefined();
});

test('axe finds nothing wrong with a run that has everything to tell', async () => {
  const { container } = await draw(consent, {
    written: 1,
    difference: [change],
    badRecords: [{ system: 'erp', reference: 'C-9', problem: 'It has no id.', seenAt: toldAt }],
  });
  expect(await faultsOf(container)).toEqual([]);
});

test('records that Dotdigital refused are told one by one, with why', async () => {
  await draw(runOf(7, { job: 'products' }), {
    refused: [{ key: 'NB-1', sentence: 'Refused because one of its texts is too long.' }],
  });
  const table = screen.getByRole('region', { name: 'Records that Dotdigital refused' });
  expect(table.textContent).toContain('NB-1Refused because one of its texts is too long.');
});
