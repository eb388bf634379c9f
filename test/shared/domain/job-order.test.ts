import { expect, test } from 'vitest';
import { givesWay } from '../../../shared/domain/job-order.ts';
import { jobs } from '../../../shared/domain/run.ts';

test('long jobs let increments of people and of consent in, and those let nobody in', () => {
  const lets = (job: (typeof jobs)[number]) => jobs.filter((other) => givesWay({ job, phase: 'erp' }, other));
  expect(lets('orders')).toEqual(['customers', 'consent']);
  expect(lets('products')).toEqual(['customers', 'consent']);
  expect([lets('customers'), lets('consent')]).toEqual([[], []]);
});

test('a full check lets them in once it has read the people itself', () => {
  const check = (phase: Parameters<typeof givesWay>[0]['phase']) => givesWay({ job: 'full-check', phase }, 'consent');
  expect([check('people-erp'), check('people-compare'), check('erp')]).toEqual([false, false, false]);
  expect([check('items-erp'), check('orders-dotdigital')]).toEqual([true, true]);
});
