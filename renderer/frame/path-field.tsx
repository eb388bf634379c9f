import type { InputOf } from '../../shared/ipc/contract.ts';
import { Field } from '../design/field.tsx';
import { invoke } from '../ipc/client.ts';
import { fileText } from '../text/desk-text.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly choose: InputOf<'file.choose'>;
  readonly hint?: string;
};

/** A path that can be written, or chosen in the system's own dialog. */
export const PathField = ({ label, value, onChange, choose, hint }: Props) => {
  const ask = async (): Promise<void> => {
    const chosen = await invoke('file.choose', choose);
    if (chosen.ok && chosen.value.path !== null) onChange(chosen.value.path);
  };
  return (
    <div className="form inline path">
      <Field
        label={label}
        value={value}
        onChange={onChange}
        maxLength={1000}
        {...(hint === undefined ? {} : { placeholder: hint })}
      />
      <button type="button" className="btn" onClick={() => void ask()}>
        {fileText.choose}
      </button>
    </div>
  );
};
