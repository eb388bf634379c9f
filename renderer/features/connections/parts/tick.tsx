type Props = { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void };

/** A box to tick, with its label. */
export const Tick = ({ label, isOn, onChange }: Props) => (
  <label className="tick-line">
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);
