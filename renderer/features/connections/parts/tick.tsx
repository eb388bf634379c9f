type Props = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly hasFocus?: boolean;
};

/** A box to tick, with its label. */
export const Tick = ({ label, isOn, onChange, hasFocus }: Props) => (
  <label className="tick-line">
    <input
      type="checkbox"
      checked={isOn}
      // biome-ignore lint/a11y/noAutofocus: the next step of a dialog that was asked for.
      autoFocus={hasFocus}
      onChange={(event) => onChange(event.target.checked)}
    />
    {label}
  </label>
);
