import { expect, test } from 'vitest';
import { trainingOptions } from '../../../electron/main/training/training-options.ts';

test('the training world has its usual size and no admin port', () => {
  expect(trainingOptions({})).toEqual({ world: { seed: 1, customers: 5_000 }, admin: null });
});

test('the environment may ask for another world and for the admin port', () => {
  const env = { CONCORD_TRAINING_CUSTOMERS: '200', CONCORD_TRAINING_SEED: '7', CONCORD_TRAINING_ADMIN: 'a-long-token' };
  expect(trainingOptions(env)).toEqual({
    world: { seed: 7, customers: 200 },
    admin: { port: 0, token: 'a-long-token' },
  });
});

test('nonsense and short tokens are left out', () => {
  const env = { CONCORD_TRAINING_CUSTOMERS: 'many', CONCORD_TRAINING_SEED: '-1', CONCORD_TRAINING_ADMIN: 'short' };
  expect(trainingOptions(env)).toEqual({ world: { seed: 1, customers: 5_000 }, admin: null });
});

test('the environment may ask for more or fewer products and orders than the customers bring along', () => {
  const env = { CONCORD_TRAINING_CUSTOMERS: '50000', CONCORD_TRAINING_PRODUCTS: '8000', CONCORD_TRAINING_ORDERS: '0' };
  expect(trainingOptions(env).world).toEqual({ seed: 1, customers: 50_000, products: 8_000, orders: 0 });
  expect(trainingOptions({ CONCORD_TRAINING_ORDERS: 'many' }).world).toEqual({ seed: 1, customers: 5_000 });
});
