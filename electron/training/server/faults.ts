import { z } from 'zod';
import type { Call } from './http.ts';

/**
 * A fault that waits for matching requests. `hold-…` never answers until released, `cut-…` drops the line, `status`
 * answers in the system's place, `delay` answers late, `truncate` breaks off within the body. "Before" means that the
 * system never saw the request, "after commit" that it did everything but answer.
 */
export const faultSchema = z.strictObject({
  match: z.strictObject({ method: z.string().optional(), pathIncludes: z.string().optional() }).default({}),
  times: z.number().int().positive().default(1),
  action: z.enum(['hold-before', 'hold-after-commit', 'cut-before', 'cut-after-commit', 'status', 'delay', 'truncate']),
  status: z.number().int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** Text is sent as it is, anything else as JSON. */
  body: z.unknown().optional(),
  delayMs: z.number().int().nonnegative().optional(),
});
export type Fault = Readonly<z.input<typeof faultSchema>>;
type Armed = z.output<typeof faultSchema>;

export type FaultDesk = {
  readonly arm: (fault: Fault) => void;
  /** The fault that this request meets; counts it down. */
  readonly meet: (call: Pick<Call, 'method' | 'path'>) => Armed | null;
  /** Resolves when held requests are released. */
  readonly held: () => Promise<void>;
  /** Lets held requests go on, and disarms nothing. Returns how many were held. */
  readonly release: () => number;
  /** How many requests are held, and how many meetings are still armed. */
  readonly state: () => { readonly held: number; readonly armed: number };
  readonly disarm: () => void;
};

const fits = ({ match }: Armed, { method, path }: Pick<Call, 'method' | 'path'>): boolean =>
  (match.method === undefined || match.method.toUpperCase() === method) &&
  (match.pathIncludes === undefined || path.includes(match.pathIncludes));

/** Faults are armed in memory: a restart is free of them. */
export const createFaultDesk = (): FaultDesk => {
  let armed: { readonly fault: Armed; left: number }[] = [];
  let waiting: (() => void)[] = [];
  return {
    arm: (fault) => {
      const parsed = faultSchema.parse(fault);
      armed.push({ fault: parsed, left: parsed.times });
    },
    meet: (call) => {
      const found = armed.find(({ fault }) => fits(fault, call));
      if (!found) return null;
      found.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return found.fault;
    },
    held: () => new Promise((resolve) => waiting.push(resolve)),
    release: () => {
      const released = waiting;
      waiting = [];
      for (const go of released) go();
      return released.length;
    },
    state: () => ({ held: waiting.length, armed: armed.reduce((sum, { left }) => sum + left, 0) }),
    disarm: () => {
      armed = [];
    },
  };
};
