import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runSteps, type Step, tallyOfExit, tallyOfTests } from '../../../build/scripts/steps/tally.mjs';

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((text) => printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text) => printed.push(text));
});
afterEach(() => vi.restoreAllMocks());

const lastLine = (): string | undefined => printed.join('\n').split('\n').at(-1);
const step = (name: string, passed: number, failed: number): Step => ({ name, run: async () => ({ passed, failed }) });

test('the last line adds up what the steps counted', async () => {
  expect(await runSteps([step('types', 0, 0), step('unit', 40, 0), step('end to end', 2, 0)])).toBe(0);
  expect(lastLine()).toBe('42 passed, 0 failed');
});

test('the first step that fails is the last that runs', async () => {
  const run = vi.fn(async () => ({ passed: 1, failed: 0 }));
  const never: Step = { name: 'end to end', run };
  expect(await runSteps([step('unit', 40, 1), never])).toBe(1);
  expect(run).not.toHaveBeenCalled();
  expect(lastLine()).toBe('40 passed, 1 failed');
  expect(printed.join('\n')).toMatch(/not run.*end to end/);
});

test('a step that throws has failed, and its message is shown', async () => {
  const broken: Step = { name: 'build', run: () => Promise.reject(new Error('no such module')) };
  expect(await runSteps([broken])).toBe(1);
  expect(printed).toContain('no such module');
  expect(lastLine()).toBe('0 passed, 1 failed');
});

test.each([
  ['passes', { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
  ['fails a test', { passed: 2, failed: 1 }, 1, { passed: 2, failed: 1 }],
  ['cannot load a file', { passed: 2, failed: 0 }, 1, { passed: 2, failed: 1 }],
  ['leaves no report', null, 1, { passed: 0, failed: 1 }],
  ['leaves no report but claims success', null, 0, { passed: 0, failed: 1 }],
])('a test runner that %s', (_what, counted, exitCode, tally) => {
  expect(tallyOfTests(counted, exitCode)).toEqual(tally);
});

test('a step without tests counts only its failure', () => {
  expect([tallyOfExit(0), tallyOfExit(2)]).toEqual([
    { passed: 0, failed: 0 },
    { passed: 0, failed: 1 },
  ]);
});
