import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { boxIn, type CredentialRef, keyOf, recordsIn } from '../../vault/credential-file.ts';
import {
  changePassphrase,
  createBox,
  isLongEnough,
  openBox,
  openBoxWithRecovery,
  type PassphraseBox,
  renewRecovery,
  type VaultKey,
} from '../../vault/passphrase-box.ts';
import type { Cost } from '../../vault/stretch.ts';
import { sealedByKey, sealedByKeychain } from './open-record.ts';
import { sealAnew } from './seal-anew.ts';
import type { TryLimit } from './try-limit.ts';
import { isLocked, placeOf, type VaultState } from './vault-state.ts';

type NotMoved = { readonly notMoved: CredentialRef[] };

export type PassphraseWays = {
  readonly unlock: (passphrase: string) => Promise<Result<void>>;
  /** The new passphrase is in force at once; the printed code stays good. */
  readonly unlockWithRecovery: (code: string, newPassphrase: string) => Promise<Result<void>>;
  readonly usePassphrase: (
    passphrase: string,
    startOver: boolean,
  ) => Promise<Result<NotMoved & { readonly recoveryCode: string }>>;
  readonly useKeychain: () => Promise<Result<NotMoved>>;
  readonly changePassphrase: (
    old: string,
    next: string,
    renewRecovery: boolean,
  ) => Promise<Result<{ readonly recoveryCode: string | null }>>;
  /** Whether the vault is locked now; without a passphrase there is nothing to lock. */
  readonly lock: () => Promise<boolean>;
};

type Deps = {
  readonly state: VaultState;
  readonly limit: TryLimit;
  readonly cost: Cost;
  readonly onUnlocked: () => void;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

const unavailable = (sentence: string, retryAfterMs?: number): Result<never> =>
  err(failure('secret.unavailable', sentence, retryAfterMs === undefined ? {} : { retryAfterMs }));
const notPossible = (sentence: string): Result<never> => err(failure('decision.not-possible', sentence));
const tooShort = notPossible('The passphrase is too short: take 8 characters or more.');
const inSeconds = (ms: number): string => (ms <= 1_000 ? '1 second' : `${Math.ceil(ms / 1_000)} seconds`);

/** Everything that has to do with the passphrase, and the way back to the keychain. */
export const createPassphraseWays = (deps: Deps): PassphraseWays => {
  const { state, inTurn, onUnlocked } = deps;
  /** Called when the turn is over, so that the callback may ask the vault. */
  const unlocked = async (opening: Promise<Result<void>>): Promise<Result<void>> => {
    const result = await opening;
    if (result.ok) onUnlocked();
    return result;
  };
  return {
    unlock: (passphrase) =>
      unlocked(
        inTurn(async () => {
          const opened = await tried(deps, (box) => openBox(box, passphrase), wrongPassphrase);
          if (!opened.ok) return opened;
          state.keepKey(opened.value.key);
          return ok(undefined);
        }),
      ),
    unlockWithRecovery: (code, newPassphrase) => unlocked(inTurn(() => unlockWithRecovery(deps, code, newPassphrase))),
    usePassphrase: (passphrase, startOver) => inTurn(() => usePassphrase(deps, passphrase, startOver)),
    useKeychain: () => inTurn(() => useKeychain(state)),
    changePassphrase: (old, next, renew) => inTurn(() => change(deps, old, next, renew)),
    lock: () =>
      inTurn(async () => {
        state.keepKey(null);
        return isLocked(state);
      }),
  };
};

const wrongPassphrase = 'This is not the passphrase of the vault.';
const wrongCode = 'This is not the recovery code of the vault. Compare it with the printed sheet.';

/** One try at the box, if one may be made now; wrong ones make the next one wait. */
const tried = async (
  { state, limit }: Deps,
  open: (box: PassphraseBox) => Promise<VaultKey | 'wrong'>,
  wrong: string,
): Promise<Result<{ readonly box: PassphraseBox; readonly key: VaultKey }>> => {
  const box = boxIn(state.read());
  if (box === null) return unavailable('No passphrase was chosen, so there is nothing to unlock.');
  if (box === 'damaged')
    return unavailable('What was stored for the passphrase is damaged. Start over, and enter the credentials again.');
  const waitMs = limit.waitMs();
  if (waitMs > 0) return unavailable(`Too soon after a wrong try: wait ${inSeconds(waitMs)}.`, Math.ceil(waitMs));
  const key = await open(box);
  if (key !== 'wrong') {
    limit.right();
    return ok({ box, key });
  }
  limit.wrong();
  return unavailable(`${wrong} The next try is possible in ${inSeconds(limit.waitMs())}.`, Math.ceil(limit.waitMs()));
};

const unlockWithRecovery = async (deps: Deps, code: string, newPassphrase: string): Promise<Result<void>> => {
  if (!isLongEnough(newPassphrase)) return tooShort;
  const opened = await tried(deps, (box) => openBoxWithRecovery(box, code), wrongCode);
  if (!opened.ok) return opened;
  const { box, key } = opened.value;
  deps.state.change({ box: await changePassphrase(box, key, newPassphrase, deps.cost) });
  deps.state.keepKey(key);
  return ok(undefined);
};

const usePassphrase: (
  deps: Deps,
  passphrase: string,
  startOver: boolean,
) => ReturnType<PassphraseWays['usePassphrase']> = async ({ state, cost, limit }, passphrase, startOver) => {
  if (!isLongEnough(passphrase)) return tooShort;
  const isSealedByOld = recordsIn(state.read()).some(({ record }) => record.by === 'passphrase');
  const isInUse = boxIn(state.read()) !== null && (await placeOf(state)) === 'passphrase';
  if (isInUse && !isLocked(state)) return notPossible('A passphrase is in use already; change it in its place.');
  if (isLocked(state) && (isSealedByOld || isInUse) && !startOver)
    return notPossible(
      'Credentials are locked by an older passphrase. Unlock them first, or start over: those can only be entered again then.',
    );
  const { box, key, recoveryCode } = await createBox(passphrase, cost);
  const { records, notMoved } = await sealAnew(state, (ref, credential, expiresAt) =>
    sealedByKey(key, ref, credential, expiresAt),
  );
  state.change({ box, chosen: 'passphrase', records });
  state.session.clear();
  state.keepKey(key);
  limit.right();
  return ok({ recoveryCode, notMoved: [...notMoved] });
};

const useKeychain = async (state: VaultState): ReturnType<PassphraseWays['useKeychain']> => {
  if (!(await state.sealer.isAvailable()))
    return unavailable('There is no keychain on this computer that Concord could use.');
  const anew = await sealAnew(state, (ref, credential, expiresAt) =>
    sealedByKeychain(state.sealer, ref, credential, expiresAt),
  ).catch(() => null);
  if (anew === null)
    return unavailable('The keychain did not take the credentials, so nothing was changed. Look whether it is locked.');
  const { records, notMoved } = anew;
  const moved = new Set(records.map(({ ref }) => keyOf(ref)));
  // What is still locked by the passphrase can be unlocked later only while its box is there.
  const isStillNeeded = recordsIn(state.read()).some(
    ({ ref, record }) => record.by === 'passphrase' && !moved.has(keyOf(ref)),
  );
  state.change({ chosen: 'keychain', records, ...(isStillNeeded ? {} : { box: null }) });
  state.session.clear();
  if (!isStillNeeded) state.keepKey(null);
  return ok({ notMoved: [...notMoved] });
};

const change = async (
  deps: Deps,
  old: string,
  next: string,
  renew: boolean,
): ReturnType<PassphraseWays['changePassphrase']> => {
  if (!isLongEnough(next)) return tooShort;
  const opened = await tried(deps, (box) => openBox(box, old), wrongPassphrase);
  if (!opened.ok) return opened;
  const { key } = opened.value;
  const box = await changePassphrase(opened.value.box, key, next, deps.cost);
  const renewed = renew ? await renewRecovery(box, key, deps.cost) : { box, recoveryCode: null };
  deps.state.change({ box: renewed.box });
  return ok({ recoveryCode: renewed.recoveryCode });
};
