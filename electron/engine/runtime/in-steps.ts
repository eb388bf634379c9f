import { yieldToOthers } from './batching.ts';

/** Does all steps and lets others be answered between them; null where it was broken off. */
export function inSteps<T>(steps: Iterator<undefined, T>): Promise<T>;
export function inSteps<T>(steps: Iterator<undefined, T>, signal: AbortSignal): Promise<T | null>;
export async function inSteps<T>(steps: Iterator<undefined, T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (signal?.aborted === true) return null;
    await yieldToOthers();
  }
}
