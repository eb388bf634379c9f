import { useState } from 'react';
import { ruleText } from '../../../text/rule-text.ts';
import { namesIn } from '../edits.ts';

type TickProps = { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void };

/** One thing that a rule asks for, or not. */
export const Tick = ({ label, isOn, onChange }: TickProps) => (
  <label className="rule-tick">
    <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
    {label}
  </label>
);

type NamesProps = {
  readonly label: string;
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
};

/** Names with commas between them. */
export const Names = ({ label, names, onChange }: NamesProps) => {
  const [text, setText] = useState(names.join(', '));
  return (
    <label className="rule-names">
      <span>
        {label} <span className="faint">{ruleText.commas}</span>
      </span>
      <input
        type="text"
        maxLength={1_000}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(namesIn(target.value));
        }}
      />
    </label>
  );
};
