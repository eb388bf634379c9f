import type { InputOf } from '../../../../shared/ipc/contract.ts';
import { fileText } from '../../../text/desk-text.ts';
import { chooseFile } from '../desk.ts';
import { Field } from './field.tsx';

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
    const path = await chooseFile(choose);
    if (path !== null) onChange(path);
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
