import type { WindowState } from '../../runtime/call-history.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ConcurrencyGate } from './concurrency-gate.ts';
import type { Ending, Purpose } from './rate-window.ts';
import type { TokenBucket } from './token-bucket.ts';

/** A call that may be sent now. `leave` must be called once with what came of it. */
export type Admitted = {
  readonly kind: 'admitted';
  readonly waitedMs: number;
  readonly leave: (ending: Ending) => { readonly others: number; readonly window: WindowState | null };
};

export type Admission =
  | Admitted
  | { readonly kind: 'aborted' }
  /** The windows opens later than the patience lasts. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number };

export type Doors = { readonly clock: Clock; readonly gate: ConcurrencyGate; readonly bucket: TokenBucket };

/**
 * Waits for a place and for room in the rate window, both at once: who waits for a window holds no place, so that calls
 * of another scope go on. Patience is counted in what was waited, on the injected clock.
 */
export const admit = async (
  { clock, gate, bucket }: Doors,
  call: {
    readonly scope: string;
    readonly route?: string;
    readonly purpose: Purpose;
    readonly patienceMs: number;
    /** Is told how long a window is waited for; answers how to say that it is over. */
    readonly waits?: (ms: number) => () => void;
  },
  signal: AbortSignal,
): Promise<Admission> => {
  let waitedMs = 0;
  for (;;) {
    const leaveGate = await gate.enter(signal);
    if (leaveGate === null || signal.aborted) {
      leaveGate?.();
      return { kind: 'aborted' };
    }
    const taken = bucket.tryTake(call.scope, call.purpose, clock.now(), call.route);
    if ('end' in taken) {
      const leave = (ending: Ending) => {
        leaveGate();
        return taken.end(ending, clock.now());
      };
      return { kind: 'admitted', waitedMs, leave };
    }
    const change = bucket.changed();
    leaveGate();
    if (waitedMs + taken.waitMs > call.patienceMs) {
      change.forget();
      return { kind: 'limited', retryAfterMs: taken.waitMs };
    }
    const isOver = call.waits?.(taken.waitMs);
    waitedMs += await waitOrChange(clock, taken.waitMs, change, signal);
    isOver?.();
  }
};

/** Waits so long, or until a call has ended. Answers how long it was. */
const waitOrChange = async (
  clock: Clock,
  ms: number,
  change: ReturnType<TokenBucket['changed']>,
  signal: AbortSignal,
): Promise<number> => {
  const startedAt = clock.now();
  const over = new AbortController();
  const changed = await Promise.race([
    clock.wait(ms, AbortSignal.any([signal, over.signal])).then(() => false),
    change.happened.then(() => true),
  ]);
  change.forget();
  over.abort();
  return changed ? Math.max(0, clock.now() - startedAt) : ms;
};
