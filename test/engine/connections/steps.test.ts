import { expect, test } from 'vitest';
import { fine, reachStep, takeSteps, wrong } from '../../../electron/engine/connections/steps.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok } from '../../../shared/result.ts';

const noTime = () => 0;
const clock = { step: 'clock', look: async () => fine('The clocks agree.') } as const;

test('an address that answers passes, and the steps behind it are taken', async () => {
  const taken = await takeSteps([reachStep('erp.example', async () => ok(undefined)), clock], noTime);
  expect(taken).toEqual([
    { step: 'reach', state: 'passed', ms: 0, sentence: 'erp.example answers.', rows: [] },
    { step: 'clock', state: 'passed', ms: 0, sentence: 'The clocks agree.', rows: [] },
  ]);
});

test('an address that does not answer says why, and nothing behind it is tried', async () => {
  const silent = reachStep('erp.example', async () => err(failure('remote.unavailable', 'Nobody answers there.')));
  const taken = await takeSteps([silent, clock], noTime);
  expect(taken.map(({ state, sentence }) => [state, sentence])).toEqual([
    ['failed', 'Nobody answers there.'],
    ['skipped', 'Not tried, because "reach" failed.'],
  ]);
});

test('how long a step took is told in whole milliseconds', async () => {
  const times = [100, 112.6];
  const [taken] = await takeSteps([{ ...clock, look: async () => wrong('Late.') }], () => times.shift() ?? 0);
  expect([taken?.state, taken?.ms]).toEqual(['failed', 13]);
});
