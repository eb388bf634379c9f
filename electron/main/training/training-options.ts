import type { TrainingStart } from '../../../shared/ipc/training-messages.ts';

/** The training world's size and seed, and the admin port that tests ask for: all from the environment, all optional. */
export const trainingOptions = (env: NodeJS.ProcessEnv): Pick<TrainingStart, 'world' | 'admin'> => {
  const customers = wholeNumber(env.CONCORD_TRAINING_CUSTOMERS) ?? 5_000;
  const seed = wholeNumber(env.CONCORD_TRAINING_SEED) ?? 1;
  const products = wholeNumber(env.CONCORD_TRAINING_PRODUCTS);
  const orders = wholeNumber(env.CONCORD_TRAINING_ORDERS);
  const sales = { ...(products === null ? {} : { products }), ...(orders === null ? {} : { orders }) };
  const token = env.CONCORD_TRAINING_ADMIN ?? '';
  return { world: { seed, customers, ...sales }, admin: token.length < 8 ? null : { port: 0, token } };
};

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : null;
