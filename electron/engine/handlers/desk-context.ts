import { createHash } from 'node:crypto';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type DeskKeys, deskKeysOf } from '../../vault/desk/keys.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** SHA-256, base64url: the same on every machine. */
export const sharedHash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The systems that a workspace works on, as they named themselves, and the hash that stands for both. */
export type Identity = { readonly erp: string; readonly dotdigital: string; readonly hash: string };

/** null before both were read once. */
export const identityOf = ({ stores }: Pick<HandlerDeps, 'stores'>): Identity | null => {
  const erp = stores.workspace.fact('erp.account');
  const dotdigital = stores.workspace.fact('dotdigital.account');
  if (erp === null || dotdigital === null) return null;
  return { erp, dotdigital, hash: sharedHash(`concord-workspace/1\n${JSON.stringify([erp, dotdigital])}`) };
};

export const notReady = failure(
  'sync.not-ready',
  'Sync this workspace once first: desks know each other by the two systems that they work on.',
);
const noKey = failure(
  'secret.unavailable',
  'This desk has no key at hand: make one, or unlock the vault that keeps it.',
);

/** Everything that a desk needs to sign, to open, and to be recognised by. */
export type Desk = { readonly keys: DeskKeys; readonly identity: Identity };

export const keysOf = (deps: HandlerDeps): DeskKeys | null => {
  const secret = deps.deskSecret();
  return secret === null ? null : deskKeysOf(secret);
};

/** This desk, or what it still lacks. */
export const ownDesk = (deps: HandlerDeps): Result<Desk> => {
  const identity = identityOf(deps);
  if (identity === null) return err(notReady);
  const keys = keysOf(deps);
  return keys === null ? err(noKey) : ok({ keys, identity });
};

export const roleOf = ({ start }: Pick<HandlerDeps, 'start'>): 'writer' | 'reviewer' => start.role ?? 'writer';

/** An entry of the audit trail about a desk; the names of operators are no customer's, and are sealed all the same. */
export const noteDesk = (
  { stores, clock, operator }: HandlerDeps,
  action: string,
  fingerprint: string,
  detail: Readonly<Record<string, string | number | null>>,
): void =>
  stores.audit.append({
    at: clock.now(),
    actor: operator,
    action,
    subject: `desk:${fingerprint}`,
    personal: JSON.stringify(detail),
    person: null,
  });
