/** What the preload gives the window: two functions, and no other power. Answers are Results, payloads are the events'. */
export type ConcordBridge = {
  readonly invoke: (name: string, input: unknown) => Promise<unknown>;
  readonly subscribe: (name: string, listener: (payload: unknown) => void) => () => void;
};
