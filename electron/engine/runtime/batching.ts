/** The most rows that one write batch holds before the engine answers somebody else (architecture 12). */
export const batchSize = 500;

/** Lets waiting messages be answered before going on. */
export const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Cuts a list into batches. */
export const batchesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] => {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
};
