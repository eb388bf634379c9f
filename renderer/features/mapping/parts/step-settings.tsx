import { type FieldName, fieldNames } from '../../../../shared/domain/fields.ts';
import type { Transform } from '../../../../shared/domain/transform.ts';
import { fieldText } from '../../../text/names.ts';
import { caseText, dateFormatText, transformText } from '../../../text/transform-text.ts';
import { Select } from './select.tsx';
import { TableSettings } from './table-settings.tsx';

type Props = {
  readonly field: FieldName;
  readonly step: Transform;
  readonly onChange: (step: Transform) => void;
};

/** What can be chosen about one step. */
export const StepSettings = ({ field, step, onChange }: Props) => {
  switch (step.do) {
    case 'trim':
      return <span className="muted">{transformText.trim}</span>;
    case 'case':
      return (
        <Select
          label={transformText.letters}
          value={step.to}
          choices={caseText}
          onChange={(to) => onChange({ ...step, to })}
        />
      );
    case 'date':
      return <DateSettings step={step} onChange={onChange} />;
    case 'e164':
      return <PhoneSettings step={step} onChange={onChange} />;
    case 'country':
      return (
        <Select
          label={transformText.writtenAs}
          value={step.write}
          choices={{ code: transformText.code, name: transformText.name }}
          onChange={(write) => onChange({ ...step, write })}
        />
      );
    case 'number':
      return <NumberSettings step={step} onChange={onChange} />;
    case 'join':
      return <JoinSettings field={field} step={step} onChange={onChange} />;
    case 'look-up':
      return <TableSettings step={step} onChange={onChange} />;
  }
};

type Of<Kind extends Transform['do']> = Extract<Transform, { do: Kind }>;
type SettingsOf<Kind extends Transform['do']> = {
  readonly step: Of<Kind>;
  readonly onChange: (step: Of<Kind>) => void;
};

const DateSettings = ({ step, onChange }: SettingsOf<'date'>) => (
  <span className="settings">
    <Select
      label={transformText.read}
      value={step.read}
      choices={dateFormatText}
      onChange={(read) => onChange({ ...step, read })}
    />
    <span className="muted">{transformText.written}</span>
    <Select
      label={transformText.written}
      value={step.write}
      choices={dateFormatText}
      onChange={(write) => onChange({ ...step, write })}
    />
  </span>
);

const PhoneSettings = ({ step, onChange }: SettingsOf<'e164'>) => (
  <span className="settings">
    <label>
      {transformText.country}
      <input
        type="text"
        className="short"
        maxLength={2}
        placeholder={transformText.countryHint}
        value={step.country ?? ''}
        onChange={({ target }) => {
          const text = target.value.toUpperCase();
          onChange({ ...step, country: text === '' ? null : text });
        }}
      />
    </label>
    <label>
      <input
        type="checkbox"
        checked={step.plus}
        onChange={({ target }) => onChange({ ...step, plus: target.checked })}
      />
      {transformText.plus}
    </label>
  </span>
);

const NumberSettings = ({ step, onChange }: SettingsOf<'number'>) => (
  <span className="settings">
    <span className="muted">{transformText.decimals}</span>
    <Select
      label={transformText.decimals}
      value={step.decimals}
      choices={{ '.': '. (1,240.50)', ',': ', (1.240,50)' }}
      onChange={(decimals) => onChange({ ...step, decimals })}
    />
    <label>
      {transformText.places}
      <input
        type="number"
        className="short"
        min={0}
        max={9}
        placeholder={transformText.placesHint}
        value={step.places ?? ''}
        onChange={({ target }) => onChange({ ...step, places: target.value === '' ? null : Number(target.value) })}
      />
    </label>
  </span>
);

const JoinSettings = ({ field, step, onChange }: SettingsOf<'join'> & { readonly field: FieldName }) => (
  <div className="settings block">
    <fieldset className="join-fields">
      <legend className="muted">{transformText.fields}</legend>
      {fieldNames
        .filter((name) => name !== field && name !== 'email')
        .map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={step.fields.includes(name)}
              disabled={!step.fields.includes(name) && step.fields.length >= 8}
              onChange={({ target }) =>
                onChange({
                  ...step,
                  fields: target.checked ? [...step.fields, name] : step.fields.filter((one) => one !== name),
                })
              }
            />
            {fieldText[name]}
          </label>
        ))}
    </fieldset>
    <label>
      {transformText.separator}
      <input
        type="text"
        className="short"
        maxLength={10}
        value={step.separator}
        onChange={({ target }) => onChange({ ...step, separator: target.value })}
      />
    </label>
  </div>
);
