import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { chainVerdict } from '../../text/chain-text.ts';

export type Verification = OutputOf<'audit.verify'>;

type ChainState = {
  /** What the last check found; kept while the next one goes on. */
  readonly found: Verification | null;
  readonly error: Failure | null;
  readonly isChecking: boolean;
};

/** The check of the audit chain. It reads every entry, so it is done when asked for and not at every change. */
export const useChain = create<ChainState>(() => ({ found: null, error: null, isChecking: false }));

/** Checks the whole chain and tells a screen reader what came of it. */
export const verifyChain = async (): Promise<void> => {
  if (useChain.getState().isChecking) return;
  useChain.setState({ isChecking: true });
  const checked = await invoke('audit.verify', {});
  if (checked.ok) useChain.setState({ found: checked.value, error: null, isChecking: false });
  else useChain.setState({ error: checked.error, isChecking: false });
  announce(checked.ok ? `${chainVerdict(checked.value).title}.` : checked.error.sentence);
};
