import { useState } from 'react';
import { Ask } from '../../../design/ask.tsx';
import { Field } from '../../../design/field.tsx';
import { passphraseLength, vaultText } from '../../../text/vault-text.ts';
import { changePassphrase, setPassphrase } from '../vault-store.ts';
import { Tick } from './tick.tsx';

/** Why two entries of a new passphrase cannot be taken yet; null when they can, or nothing was typed twice yet. */
export const passphraseGap = (first: string, second: string): string | null => {
  if (first.length < passphraseLength) return vaultText.tooShort;
  return first === second ? null : vaultText.unlike;
};

type PairProps = {
  readonly first: string;
  readonly second: string;
  readonly onFirst: (value: string) => void;
  readonly onSecond: (value: string) => void;
};

/** A new passphrase, typed twice. */
export const NewPassphrase = ({ first, second, onFirst, onSecond }: PairProps) => (
  <>
    <Field
      label={vaultText.newPassphrase}
      type="password"
      value={first}
      onChange={onFirst}
      maxLength={1000}
      hint={vaultText.tooShort}
    />
    <Field
      label={vaultText.repeat}
      type="password"
      value={second}
      onChange={onSecond}
      maxLength={1000}
      {...(second !== '' && first !== second ? { hint: vaultText.unlike } : {})}
    />
  </>
);

type Props = { readonly onClose: () => void };

/** Sets a passphrase; `isOlderLocked` when an older one still locks secrets that it would leave behind. */
export const SetPassphraseDialog = ({ onClose, isOlderLocked }: Props & { readonly isOlderLocked: boolean }) => {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [startOver, setStartOver] = useState(false);
  return (
    <Ask
      title={vaultText.setTitle}
      text={vaultText.setText}
      onClose={onClose}
      label={vaultText.set}
      isReady={passphraseGap(first, second) === null && (!isOlderLocked || startOver)}
      work={() => setPassphrase(first, startOver)}
    >
      <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
      {isOlderLocked ? <Tick label={vaultText.startOver} isOn={startOver} onChange={setStartOver} /> : null}
    </Ask>
  );
};

/** Changes the passphrase; on demand with a new recovery code. */
export const ChangePassphraseDialog = ({ onClose }: Props) => {
  const [old, setOld] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [renews, setRenews] = useState(false);
  return (
    <Ask
      title={vaultText.changeTitle}
      text={vaultText.changeText}
      onClose={onClose}
      label={vaultText.changeDo}
      isReady={old !== '' && passphraseGap(first, second) === null}
      work={() => changePassphrase(old, first, renews)}
    >
      <Field label={vaultText.old} type="password" value={old} onChange={setOld} maxLength={1000} />
      <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
      <Tick label={vaultText.renew} isOn={renews} onChange={setRenews} />
    </Ask>
  );
};
