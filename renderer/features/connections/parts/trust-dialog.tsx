import { type FormEvent, useState } from 'react';
import type { InputOf, OutputOf } from '../../../../shared/ipc/contract.ts';
import { Buttons } from '../../../design/buttons.tsx';
import { Field } from '../../../design/field.tsx';
import { Refusal } from '../../../design/refusal.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useAttempt } from '../../../design/use-attempt.ts';
import { PathField } from '../../../frame/path-field.tsx';
import { fileText, trustText } from '../../../text/desk-text.ts';
import { inspectKey, trustDesk } from '../desk.ts';
import { Tick } from './tick.tsx';

type Source = InputOf<'desk.inspect'>;
type Shown = OutputOf<'desk.inspect'>;
type Props = { readonly role: OutputOf<'desk.get'>['role']; readonly onClose: () => void };

/** Trusting another desk in two steps: look at its key, then compare the fingerprint over the phone. */
export const TrustDialog = ({ role, onClose }: Props) => {
  const [looked, setLooked] = useState<{ readonly source: Source; readonly shown: Shown } | null>(null);
  return (
    <Sheet title={trustText.addTitle(role)} text={trustText.addText} onClose={onClose}>
      {looked === null ? (
        <LookForm onLooked={(source, shown) => setLooked({ source, shown })} onClose={onClose} />
      ) : (
        <CompareForm {...looked} onClose={onClose} />
      )}
    </Sheet>
  );
};

type LookProps = { readonly onLooked: (source: Source, shown: Shown) => void; readonly onClose: () => void };

const LookForm = ({ onLooked, onClose }: LookProps) => {
  const [path, setPath] = useState('');
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isGiven = path.trim() !== '' || text.trim() !== '';
  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || !isGiven) return;
    setBusy(true);
    const source = path.trim() === '' ? { text } : { path };
    const answer = await inspectKey(source);
    setBusy(false);
    if (answer.ok) onLooked(source, answer.value);
    else setRefusal(answer.error.sentence);
  };
  return (
    <form className="form" onSubmit={(event) => void look(event)}>
      <PathField
        label={fileText.file}
        hint={fileText.pathHint}
        value={path}
        onChange={setPath}
        choose={{ purpose: 'open-desk' }}
      />
      <Field label={trustText.paste} value={text} onChange={setText} maxLength={4_000} />
      <Refusal sentence={refusal} />
      <Buttons label={trustText.look} busy={trustText.looking} isBusy={isBusy} isReady={isGiven} onClose={onClose} />
    </form>
  );
};

type CompareProps = { readonly source: Source; readonly shown: Shown; readonly onClose: () => void };

const CompareForm = ({ source, shown, onClose }: CompareProps) => {
  const [name, setName] = useState(shown.name);
  const [isSame, setSame] = useState(false);
  const { isBusy, refusal, run } = useAttempt(onClose);
  const { fingerprint, isTrusted } = shown;
  return (
    <form className="form" onSubmit={run(() => trustDesk({ ...source, fingerprint, name: name.trim() }))}>
      <p className="code" role="status">
        {fingerprint.split('-').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
      <p>{trustText.compare(shown.name)}</p>
      <Tick label={trustText.same} isOn={isSame} onChange={setSame} hasFocus />
      <Field label={trustText.name} value={name} onChange={setName} maxLength={80} />
      {isTrusted ? <p className="muted small">{trustText.already}</p> : null}
      <Refusal sentence={refusal} />
      <Buttons
        label={trustText.trust}
        busy={trustText.trusting}
        isBusy={isBusy}
        isReady={isSame && name.trim() !== ''}
        onClose={onClose}
      />
    </form>
  );
};
