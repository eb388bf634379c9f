import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../shared/errors.ts';
import { Field } from '../../../design/field.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { unlockText } from '../../../text/vault-text.ts';
import { useLock } from '../use-lock.ts';
import { putOff, unlock, unlockWithRecovery, useVaultDialogs } from '../vault-store.ts';
import { NewPassphrase, passphraseGap } from './passphrase-dialogs.tsx';

/** Asks for the passphrase once, where a workspace of one's own waits for it; training never does. */
export const UnlockScreen = () => {
  const { isLocked, isAwaited } = useLock();
  const { isPutOff, isAsked } = useVaultDialogs();
  const [isRecovering, setRecovering] = useState(false);
  const isOpen = isLocked && !isPutOff && (isAsked || isAwaited);
  if (!isOpen) return null;
  return (
    <Dialog.Root open onOpenChange={putOff}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay calm" />
        <Dialog.Content className="dialog unlock" onInteractOutside={(event) => event.preventDefault()}>
          <span className="mark" aria-hidden="true" />
          <Dialog.Title asChild>
            <h2>{isRecovering ? unlockText.recoveryTitle : unlockText.title}</h2>
          </Dialog.Title>
          <Dialog.Description className="muted">
            {isRecovering ? unlockText.recoveryWhy : unlockText.why}
          </Dialog.Description>
          {isRecovering ? <ByRecovery /> : <ByPassphrase />}
          <div className="buttons">
            <button type="button" className="btn ghost" onClick={() => setRecovering(!isRecovering)}>
              {isRecovering ? unlockText.usePassphrase : unlockText.useRecovery}
            </button>
            <span className="grow" />
            <button type="button" className="btn" onClick={putOff}>
              {unlockText.notNow}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

const ByPassphrase = () => {
  const [passphrase, setPassphrase] = useState('');
  const { seconds, hold } = useWait();
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  return (
    <form className="form" onSubmit={run(async () => hold(await unlock(passphrase)))}>
      <Field
        label={unlockText.passphrase}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        maxLength={1000}
        hasFocus
      />
      <Refusal sentence={refusal} />
      <UnlockButton isBusy={isBusy} isReady={passphrase !== ''} seconds={seconds} />
    </form>
  );
};

const ByRecovery = () => {
  const [code, setCode] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const { seconds, hold } = useWait();
  const { isBusy, refusal, run } = useAttempt(() => undefined);
  const isReady = code.trim() !== '' && passphraseGap(first, second) === null;
  return (
    <form className="form" onSubmit={run(async () => hold(await unlockWithRecovery(code, first)))}>
      <Field label={unlockText.code} value={code} onChange={setCode} hasFocus />
      <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
      <Refusal sentence={refusal} />
      <UnlockButton isBusy={isBusy} isReady={isReady} seconds={seconds} />
    </form>
  );
};

type ButtonProps = { readonly isBusy: boolean; readonly isReady: boolean; readonly seconds: number };

const UnlockButton = ({ isBusy, isReady, seconds }: ButtonProps) => (
  <button type="submit" className="btn pri" disabled={isBusy || !isReady || seconds > 0}>
    {seconds > 0 ? unlockText.wait(seconds) : isBusy ? unlockText.unlocking : unlockText.unlock}
  </button>
);

/** Counts down until the next try may be made. */
const useWait = () => {
  const [until, setUntil] = useState(0);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const look = (): void => {
      const left = Math.ceil((until - Date.now()) / 1_000);
      setSeconds(Math.max(0, left));
      if (left <= 0) setUntil(0);
    };
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [until]);
  const hold = (refused: Failure | null): Failure | null => {
    if (refused?.retryAfterMs !== undefined) setUntil(Date.now() + refused.retryAfterMs);
    return refused;
  };
  return { seconds, hold };
};
