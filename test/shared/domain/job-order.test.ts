import { expect, test } from 'vitest';
import { buildsOn } from '../../../shared/domain/job-order.ts';
import { jobs } from '../../../shared/domain/run.ts';

test('a job builds only on jobs that stand before it, so that nothing waits in a circle', () => {
  for (const [place, job] of jobs.entries()) {
    expect(buildsOn[job].filter((other) => jobs.indexOf(other) >= place)).toEqual([]);
  }
});

test('orders build on identities and on the catalogue', () => {
  expect(buildsOn.orders).toEqual(expect.arrayContaining(['customers', 'products']));
});
