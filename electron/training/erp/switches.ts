/** What the flow contract leaves to a platform. */
export type ErpSwitches = {
  readonly defaultLimit: number;
  readonly maxLimit: number;
  readonly cursorLifetimeMs: number;
  readonly maxBodyBytes: number;
};

export const defaultErpSwitches: ErpSwitches = {
  defaultLimit: 200,
  maxLimit: 1_000,
  cursorLifetimeMs: 24 * 3_600_000,
  maxBodyBytes: 1_048_576,
};
