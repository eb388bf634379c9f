import type { Failure } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { connectionText } from '../../text/connection-text.ts';
import type { Listed } from './sides.ts';
import { askDiscard, beBusy, dropTest, edit, keepTest, moveTest, type System, tell, useConnections } from './store.ts';

/** What is typed into the form. `expiresAt` is epoch ms; an empty secret leaves the kept one. */
export type Draft = {
  readonly name: string;
  readonly baseUrl: string;
  readonly user: string;
  readonly secret: string;
  readonly expiresAt: number | null;
};

/** Dotdigital's region 1 answers for every account (contract dotdigital 1 [C]). */
const anyRegion = 'https://r1-api.dotdigital.com';

const refuse = (error: Failure): void => {
  tell({ tone: 'bad', sentence: error.sentence });
  announce(error.sentence);
};

const askAgain = (): void => {
  queries.retry('connection.list', {});
  queries.retry('vault.status', {});
};

const keep = async (workspace: string, system: System, draft: Draft): Promise<Result<unknown>> => {
  const { name, baseUrl, user, secret, expiresAt } = draft;
  const product = system === 'erp' ? 'flow' : 'dotdigital';
  const saved = await invoke('connection.save', { system, product, name, baseUrl, user });
  if (!saved.ok || secret === '') return saved;
  return invoke('credential.save', { ref: { workspace, system, slot: 'next' }, user, secret, expiresAt });
};

/** Keeps what was typed as the connection that is being set up; answers whether that worked. */
export const save = async (workspace: string, system: System, draft: Draft): Promise<boolean> => {
  // The form stays while only a part was kept.
  edit(system);
  beBusy('saving');
  const kept = await keep(workspace, system, draft);
  beBusy(null);
  askAgain();
  if (!kept.ok) {
    refuse(kept.error);
    return false;
  }
  dropTest(system, 'next');
  edit(null);
  return true;
};

/** Keeps what was typed, asks Dotdigital where the account lives, and answers that address; null when it was refused. */
export const findRegion = async (workspace: string, draft: Draft): Promise<string | null> => {
  edit('dotdigital');
  beBusy('finding');
  const kept = await keep(workspace, 'dotdigital', { ...draft, baseUrl: draft.baseUrl || anyRegion });
  const found = kept.ok ? await invoke('connection.discover-region', {}) : kept;
  beBusy(null);
  askAgain();
  if (!found.ok) {
    refuse(found.error);
    return null;
  }
  const { baseUrl, region } = found.value;
  tell({ tone: 'good', sentence: connectionText.regionFound(region) });
  announce(connectionText.regionFound(region));
  return baseUrl;
};

/** Tests a connection step by step; nothing is written by it. */
export const test = async ({ system, slot, savedAt }: Listed): Promise<void> => {
  if (useConnections.getState().busy !== null) return;
  beBusy('testing');
  tell(null);
  dropTest(system, slot);
  const tested = await invoke('connection.test', { system, slot });
  beBusy(null);
  queries.retry('connection.list', {});
  if (!tested.ok) return refuse(tested.error);
  keepTest(system, slot, { ...tested.value, savedAt });
  const failed = tested.value.steps.filter(({ state }) => state === 'failed').length;
  announce(failed === 0 ? connectionText.allHold : connectionText.failedSteps(failed, tested.value.steps.length));
};

/** Forgets what is being set up, its secret too. */
export const discard = async (workspace: string, system: System): Promise<null> => {
  beBusy('discarding');
  const discarded = await invoke('connection.discard', { system });
  const removed = discarded.ok
    ? await invoke('credential.remove', { ref: { workspace, system, slot: 'next' } })
    : discarded;
  beBusy(null);
  askDiscard(false);
  dropTest(system, 'next');
  askAgain();
  if (!removed.ok) refuse(removed.error);
  return null;
};

/** Uses what was set up from now on. */
export const switchTo = async (system: System): Promise<void> => {
  beBusy('switching');
  tell(null);
  const switched = await invoke('connection.switch', { system });
  beBusy(null);
  askAgain();
  if (!switched.ok) return refuse(switched.error);
  moveTest(system);
  tell({ tone: 'good', sentence: connectionText.switched });
  announce(connectionText.switched);
};
