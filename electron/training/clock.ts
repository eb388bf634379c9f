import type { SimulatedClock } from '../../shared/ipc/messages.ts';

/** The present instant, in epoch milliseconds. */
export type Clock = () => number;

/** The clock that engine and simulators share; without one, the wall's. */
export const clockOf = (simulated: SimulatedClock | null): Clock =>
  simulated === null
    ? () => Date.now()
    : () => Math.floor(simulated.epoch + (Date.now() - simulated.startedAt) * simulated.rate);
