/** Two ends of a pipe that copies values. Adapters: the parent port of a utility process, a MessagePort, a pair in memory. */
export interface Port {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly close: () => void;
}
