import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { clockOf } from '../../electron/training/clock.ts';
import { startDotdigitalSimulator } from '../../electron/training/dotdigital/server.ts';
import { defaultSwitches } from '../../electron/training/dotdigital/switches.ts';
import { startErpSimulator } from '../../electron/training/erp/server.ts';
import type { Admin } from '../../electron/training/server/admin.ts';
import type { Fault } from '../../electron/training/server/faults.ts';
import type { EngineStart } from '../../shared/ipc/messages.ts';

export const customers = 200;

/**
 * Waits of the engine last a two-hundredth, so that hours of an outage fit into minutes; and the two minutes by which
 * increments overlap are shorter than the time between two kills, so that they hide no page that was lost.
 */
const fast = 200;

export type Side = 'erp' | 'dotdigital';
export const sides = ['erp', 'dotdigital'] as const;

/** Both simulated systems in this process, which survives what is done to the engine. */
export type World = {
  readonly start: EngineStart;
  readonly admin: Readonly<Record<Side, Admin>>;
  readonly now: () => number;
  /** Whether requests are held at one of them. */
  readonly isHolding: () => boolean;
  readonly arm: (side: Side, fault: Fault) => void;
  /** Lets held requests go on. */
  readonly release: () => void;
  /** Uses up all faults that nothing met, and lets held requests go on. */
  readonly calm: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Where a data folder keeps the simulated systems, and where the workspace: as the application does. */
export const trainingFolder = (data: string): string => join(data, 'training');
export const workspaceFolder = (data: string): string => join(data, 'workspaces', 'training');

const secret = 'secret-of-a-made-up-account';
const user = 'apiuser-chaos@apiconnector.com';

/** What a world may be besides the usual: when its clock begins (epoch ms), how large it is, what its account does. */
export type WorldOptions = {
  readonly epoch?: number;
  readonly size?: { readonly customers: number; readonly products?: number; readonly orders?: number };
  readonly switches?: Partial<typeof defaultSwitches>;
};

/** No limits: thousands of starts in minutes are no way to use an account, and the limits have tests of their own. */
const unlimited = { low: 1_000_000, medium: 1_000_000, high: 1_000_000 };

/** Opens the world of a data folder, or founds it. The application's clock has a `rate` of 1. */
export const openWorld = async (
  data: string,
  seed: number,
  rate = fast,
  { epoch, size = { customers }, switches: changed = {} }: WorldOptions = {},
): Promise<World> => {
  const startedAt = Date.now();
  const simulated = { epoch: epoch ?? startedAt, startedAt, rate };
  const clock = clockOf(simulated);
  const shared = { folder: trainingFolder(data), world: { seed, ...size }, secret, clock };
  const erp = await startErpSimulator({ ...shared, user: '' });
  const switches = { ...defaultSwitches, callsPerMinute: unlimited, ...changed };
  const dotdigital = await startDotdigitalSimulator({ ...shared, user, switches });
  const admin = { erp: erp.admin, dotdigital: dotdigital.admin };
  const armed: { readonly side: Side; readonly fault: Fault }[] = [];
  const release = (): void => {
    for (const side of sides) admin[side].release();
  };
  return {
    start: {
      folder: workspaceFolder(data),
      workspace: { name: 'Northbank Apparel', training: true },
      operator: 'chaos',
      holder: 'the chaos runner',
      erp: { product: 'Training ERP', baseUrl: erp.baseUrl, user: '', secret },
      dotdigital: { product: 'Dotdigital (simulated)', baseUrl: dotdigital.baseUrl, user, secret },
      clock: simulated,
    },
    admin,
    now: clock,
    isHolding: () => sides.some((side) => (admin[side].state().held ?? 0) > 0),
    arm: (side, fault) => {
      armed.push({ side, fault });
      admin[side].arm(fault);
    },
    release,
    calm: async () => {
      for (const { side, fault } of armed.splice(0)) {
        const origin = side === 'erp' ? erp.baseUrl : dotdigital.baseUrl;
        // Without credentials: refused, whatever it asks; but it meets the fault.
        const meet = (): Promise<unknown> =>
          fetch(`${origin}${fault.match?.pathIncludes ?? '/'}`, { method: fault.match?.method ?? 'GET' }).catch(
            () => null,
          );
        for (let left = fault.times ?? 1; left > 0 && admin[side].state().armed !== 0; left -= 1) {
          const met = meet();
          while (await Promise.race([met.then(() => false), setTimeout(5, true)])) release();
        }
      }
      release();
    },
    stop: async () => {
      await Promise.all([erp.close(), dotdigital.close()]);
    },
  };
};
