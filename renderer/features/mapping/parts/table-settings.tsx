import { X } from 'lucide-react';
import { mostLookUps, type Transform } from '../../../../shared/domain/transform.ts';
import { transformText } from '../../../text/transform-text.ts';
import { entriesIn } from '../step-edits.ts';
import { Select } from './select.tsx';

type LookUp = Extract<Transform, { do: 'look-up' }>;
type Props = { readonly step: LookUp; readonly onChange: (step: LookUp) => void };

/** The entries of a look-up table. Two columns of a spreadsheet can be pasted into it. */
export const TableSettings = ({ step, onChange }: Props) => {
  const { table } = step;
  const put = (place: number, change: Partial<LookUp['table'][number]>): void =>
    onChange({ ...step, table: table.map((entry, at) => (at === place ? { ...entry, ...change } : entry)) });
  const paste = (place: number, text: string): boolean => {
    const pasted = entriesIn(text);
    if (pasted === null) return false;
    const before = table.slice(0, place).filter(({ from }) => from !== '');
    onChange({ ...step, table: [...before, ...pasted, ...table.slice(place + 1)].slice(0, mostLookUps) });
    return true;
  };
  return (
    <div className="settings block">
      <ul className="look-ups">
        <li className="faint" aria-hidden="true">
          <span>{transformText.from}</span>
          <span>{transformText.to}</span>
        </li>
        {table.map(({ from, to }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no other name than its place.
          <li key={place}>
            <input
              type="text"
              aria-label={`${transformText.from}, ${transformText.entry(place + 1)}`}
              maxLength={200}
              value={from}
              onPaste={(event) => {
                if (paste(place, event.clipboardData.getData('text'))) event.preventDefault();
              }}
              onChange={({ target }) => put(place, { from: target.value })}
            />
            <input
              type="text"
              aria-label={`${transformText.to}, ${transformText.entry(place + 1)}`}
              maxLength={1_000}
              value={to}
              onChange={({ target }) => put(place, { to: target.value })}
            />
            <button
              type="button"
              className="icon"
              aria-label={transformText.removeEntry(place + 1)}
              onClick={() => onChange({ ...step, table: table.filter((_, at) => at !== place) })}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <span className="settings">
        <button
          type="button"
          className="btn ghost"
          disabled={table.length >= mostLookUps}
          onClick={() => onChange({ ...step, table: [...table, { from: '', to: '' }] })}
        >
          {transformText.addEntry}
        </button>
        <span className="muted">{transformText.otherwise}</span>
        <Select
          label={transformText.otherwise}
          value={step.otherwise}
          choices={{ keep: transformText.keep, empty: transformText.empty }}
          onChange={(otherwise) => onChange({ ...step, otherwise })}
        />
      </span>
      <p className="faint">{transformText.paste}</p>
    </div>
  );
};
