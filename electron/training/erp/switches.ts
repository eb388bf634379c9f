import { z } from 'zod';
import { type Trouble, troubleSchema } from './troubles.ts';

/** What the flow contract leaves to a platform, and how far platforms fall short of it. */
export type ErpSwitches = {
  readonly defaultLimit: number;
  readonly maxLimit: number;
  readonly cursorLifetimeMs: number;
  /** Fixed at the start: the port is opened with it. */
  readonly maxBodyBytes: number;
  /** A command is carried out before it is answered (201), or accepted (202) and carried out on the ERP's clock. */
  readonly commandPace: 'at-once' | 'later';
  readonly commandAcceptedMs: number;
  readonly commandRunningMs: number;
  /** How a command that was accepted ends. */
  readonly commandOutcome: 'done' | 'failed';
  readonly deployedFlows: readonly string[];
  readonly runQueuedMs: number;
  readonly runRunningMs: number;
  readonly runOutcome: 'succeeded' | 'partial' | 'failed';
  /** What becomes of an order in its stream and by its id once it is settled or refunded: BC lets it disappear (contract 1.3). */
  readonly closedOrders: 'stay' | 'tombstone' | 'disappear';
  /** Whether documents are posted into a month that is restricted (contract erp-cloud 0, fact 6). */
  readonly restrictedPeriods: 'allow' | 'refuse';
  /** Older events are dropped from the mailbox; `oldestSeq` tells so. */
  readonly eventsKept: number;
  /** Node-RED answers a body that is no JSON with 500 in plain text (contract 9.1 [R]). */
  readonly malformedJson: 'refuse' | '500-text';
  /** Node-RED answers an unknown path or method with 404 in HTML (contract 9.1 [R]). */
  readonly unknownPath: 'refuse' | '404-html';
  readonly troubles: readonly Trouble[];
};

const defaultErpSwitches: ErpSwitches = {
  defaultLimit: 200,
  maxLimit: 1_000,
  cursorLifetimeMs: 24 * 3_600_000,
  maxBodyBytes: 1_048_576,
  commandPace: 'at-once',
  commandAcceptedMs: 2_000,
  commandRunningMs: 3_000,
  commandOutcome: 'done',
  deployedFlows: ['customer-export', 'customer-import', 'product-export', 'order-export', 'order-import'],
  runQueuedMs: 2_000,
  runRunningMs: 20_000,
  runOutcome: 'succeeded',
  closedOrders: 'stay',
  restrictedPeriods: 'allow',
  eventsKept: 100_000,
  malformedJson: 'refuse',
  unknownPath: 'refuse',
  troubles: [],
};

const count = z.number().int().positive();
const duration = z.number().int().nonnegative();

const shape = {
  defaultLimit: count,
  maxLimit: count,
  cursorLifetimeMs: duration,
  commandPace: z.enum(['at-once', 'later']),
  commandAcceptedMs: duration,
  commandRunningMs: duration,
  commandOutcome: z.enum(['done', 'failed']),
  deployedFlows: z.array(z.string()),
  runQueuedMs: duration,
  runRunningMs: duration,
  runOutcome: z.enum(['succeeded', 'partial', 'failed']),
  closedOrders: z.enum(['stay', 'tombstone', 'disappear']),
  restrictedPeriods: z.enum(['allow', 'refuse']),
  eventsKept: count,
  malformedJson: z.enum(['refuse', '500-text']),
  unknownPath: z.enum(['refuse', '404-html']),
  troubles: z.array(troubleSchema),
} satisfies Record<Exclude<keyof ErpSwitches, 'maxBodyBytes'>, z.ZodType>;

const changesSchema = z.strictObject(shape).partial();

export type ErpSwitchboard = {
  /** Always the same object, whose values change: read a switch when it matters, and keep none. */
  readonly switches: ErpSwitches;
  /** Changes some switches from the next call on. Says why not, or null when it is done. */
  readonly change: (changes: unknown) => string | null;
};

/** The switches of a running ERP. */
export const createErpSwitchboard = (initial: Partial<ErpSwitches> = {}): ErpSwitchboard => {
  const switches = { ...defaultErpSwitches, ...initial };
  return {
    switches,
    change: (changes) => {
      const parsed = changesSchema.safeParse(changes);
      if (!parsed.success) return z.prettifyError(parsed.error);
      Object.assign(
        switches,
        Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)),
      );
      return null;
    },
  };
};
