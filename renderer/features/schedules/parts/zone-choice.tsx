type Props = {
  readonly label: string;
  readonly zone: string;
  readonly zones: readonly string[];
  readonly onChange: (zone: string) => void;
};

/** A time zone by its name. */
export const ZoneChoice = ({ label, zone, zones, onChange }: Props) => (
  <select aria-label={label} value={zone} onChange={(event) => onChange(event.target.value)}>
    {zones.map((name) => (
      <option key={name}>{name}</option>
    ))}
  </select>
);
