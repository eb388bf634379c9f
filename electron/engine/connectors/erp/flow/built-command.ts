/** A command as it is sent to the flow. */
export type BuiltCommand = {
  readonly method: 'POST';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};
