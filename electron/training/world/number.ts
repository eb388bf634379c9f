import { createRandom } from './random.ts';

/** C-1 and five digits; from 50,000 customers on six, and with a million seven. */
const widthFor = (customers: number): number => {
  if (customers < 50_000) return 100_000;
  return customers < 1_000_000 ? 1_000_000 : 10_000_000;
};

/** The number of a customer of the first day: with gaps, and rising with the index. */
export const numberAt = (index: number, customers: number, seed: number): string => {
  const width = widthFor(customers);
  const stride = Math.floor((width - 1) / customers);
  const jitter = createRandom(seed, `number:${index}`).below(stride);
  return `C-${width + index * stride + jitter}`;
};

/** A number in the gap behind this index's own, which nobody has; where there are no gaps, one of an older series. */
export const unusedNumber = (index: number, customers: number, seed: number): string => {
  const width = widthFor(customers);
  const stride = Math.floor((width - 1) / customers);
  if (stride < 2) return `C-0${String(index).padStart(7, '0')}`;
  const jitter = createRandom(seed, `number:${index}`).below(stride);
  return `C-${width + index * stride + ((jitter + 1) % stride)}`;
};

/** The number of the customer who came as the `count`th after the first day: C-2 and as many digits. */
export const numberAfter = (count: number, customers: number): string => `C-${2 * widthFor(customers) + count}`;
