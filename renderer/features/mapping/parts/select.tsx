type Props<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly choices: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
};

/** One of a few choices, by the system's own list. */
export const Select = <T extends string>({ label, value, choices, onChange }: Props<T>) => {
  const names = Object.keys(choices).filter((name): name is T => Object.hasOwn(choices, name));
  return (
    <select
      className="choice"
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = names.find((name) => name === target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {choices[name]}
        </option>
      ))}
    </select>
  );
};
