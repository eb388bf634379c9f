import type { Page } from '@playwright/test';
import type { ConcordBridge } from '../../shared/ipc/bridge.ts';
import { contract, type InputOf, type OperationName, type OutputOf } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly concord: ConcordBridge;
  }
}

/** Asks as the page would, past the types: the gate must not depend on them. */
export const askAnything = (page: Page, name: unknown, input: unknown): Promise<unknown> =>
  page.evaluate(([asked, given]) => window.concord.invoke(asked as string, given), [name, input] as const);

/** An operation's answer through the window's own bridge; throws when it is a failure. */
export const ask = async <Name extends OperationName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> => {
  const answer = await askAnything(page, name, input);
  if (typeof answer === 'object' && answer !== null && 'value' in answer)
    return contract[name].output.parse(answer.value) as OutputOf<Name>;
  throw new Error(`${name} answered ${JSON.stringify(answer)}`);
};
