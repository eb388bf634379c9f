import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { LiveRun } from '../../../../../renderer/features/runs/parts/live-run.tsx';
import { runDetailOf } from '../../../../doubles/run-answers.ts';
import { good, runOf, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

const running = (progressedAt: number) =>
  runOf(7, { state: 'running', phase: 'erp', endedAt: null, startedAt: progressedAt - 60_000, progressedAt });
const draw = (progressedAt: number) => {
  const run = running(progressedAt);
  const waitingFor = { system: 'erp' as const, reason: 'answer' as const, since: progressedAt, until: null };
  return show(<LiveRun run={run} isCancelling={false} onCancel={() => undefined} />, {
    'run.get': () => good(runDetailOf(run, { waitingFor })),
  });
};

beforeEach(freshWindow);

test('a run that makes progress says when it did, and asks for nothing', async () => {
  const drawn = await draw(toldAt - 10_000);
  expect(screen.getByText('Last progress 10 s ago')).toBeDefined();
  expect(drawn.named('run.get')).toEqual([]);
});

test('a run that stands still names its cause within a minute, and asks again while it does', async () => {
  const drawn = await draw(toldAt - 40_000);
  await pass(10_000);
  expect(screen.getByRole('status').textContent).toMatch(/^No progress for \d+ s: no answer from the ERP for \d+ s$/);
  const asked = drawn.named('run.get').length;
  await pass(10_000);
  expect(drawn.named('run.get').length).toBeGreaterThan(asked);
  expect(await faultsOf(screen.getByRole('region'))).toEqual([]);
});

test('a clock that was set back does not hide that a run stands still', async () => {
  await draw(toldAt + 3_600_000);
  expect(screen.getByText('Last progress 0 s ago')).toBeDefined();
  await pass(50_000);
  expect(screen.getByRole('status').textContent).toContain('No progress for 5');
});
