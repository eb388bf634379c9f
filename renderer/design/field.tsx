import { type HTMLInputTypeAttribute, useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly hasFocus?: boolean;
};

/** A labelled field with a hint under it. What is typed into a password field is never filled in by the window. */
export const Field = ({ label, value, onChange, hint, type = 'text', ...rest }: Props) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        maxLength={rest.maxLength ?? 200}
        placeholder={rest.placeholder}
        required={rest.isRequired}
        // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that was asked for.
        autoFocus={rest.hasFocus}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <small id={`${id}-hint`} className="faint">
          {hint}
        </small>
      )}
    </div>
  );
};
