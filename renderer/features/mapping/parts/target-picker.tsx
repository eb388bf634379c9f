import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import {
  type DataFieldType,
  dataFieldName,
  dataFieldTypes,
  type MappingDocument,
  type Target,
} from '../../../../shared/domain/mapping-document.ts';
import { mappedFieldText } from '../../../text/mapping-cards-text.ts';
import { dataFieldTypeText, mappingText, pickText, type ShownMapping } from '../../../text/mapping-text.ts';
import { type Placed, takersOf, targetOf, withTarget } from '../edits.ts';
import { edit, showCell, useMapping } from '../store.ts';

type Props = {
  readonly mapping: ShownMapping;
  readonly document: MappingDocument;
  readonly field: Placed;
  readonly name: string;
  readonly isReadOnly: boolean;
};

/** Where a field goes, and the list of the account's data fields to choose another from. */
export const TargetPicker = ({ mapping, document, field, name, isReadOnly }: Props) => {
  const isOpen = useMapping(({ cell }) => cell?.field === field && cell.part === 'target');
  const target = targetOf(document, field);
  const shown = target === null ? <span className="nowhere">{mappingText.notSent}</span> : <code>{target.name}</code>;
  if (isReadOnly) return <span className="ellipsis">{shown}</span>;
  const choose = (chosen: Target | null): void => {
    showCell(null);
    edit(withTarget(document, field, chosen));
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => showCell(open ? { field, part: 'target' } : null)}>
      <Popover.Trigger
        className="cell-edit"
        aria-label={`${mappingText.targetOf(name)}: ${target?.name ?? mappingText.notSent}`}
        title={target?.name}
      >
        {shown}
      </Popover.Trigger>
      {/* Without a portal, so that it stays within the landmark that its button is in. */}
      <Popover.Content
        className="popover picker"
        aria-label={mappingText.targetOf(name)}
        align="start"
        sideOffset={4}
        collisionPadding={12}
      >
        <Choices {...{ mapping, document, field, target }} onChoose={choose} />
      </Popover.Content>
    </Popover.Root>
  );
};

type ChoicesProps = Omit<Props, 'name' | 'isReadOnly'> & {
  readonly target: Target | null;
  readonly onChoose: (target: Target | null) => void;
};

const Choices = ({ mapping, document, field, target, onChoose }: ChoicesProps) => {
  const [text, setText] = useState('');
  const takers = takersOf(document);
  const isTaken = ({ name }: { readonly name: string }): boolean => (takers.get(name.toUpperCase()) ?? field) !== field;
  const fitting = mapping.accountFields.filter(
    ({ name, type }) =>
      name.toLowerCase().includes(text.trim().toLowerCase()) && (field !== 'number' || type === 'String'),
  );
  // What can be chosen comes before what another field goes to.
  const found = [...fitting.filter((one) => !isTaken(one)), ...fitting.filter(isTaken)];
  return (
    <>
      <input
        type="search"
        aria-label={pickText.find}
        placeholder={pickText.find}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="picks" aria-label={mappingText.columns.dotdigital}>
        {field === 'number' ? null : (
          <li>
            <button type="button" aria-pressed={target === null} onClick={() => onChoose(null)}>
              <span>{pickText.none}</span>
            </button>
          </li>
        )}
        {found.map(({ name, type }) => {
          const taker = takers.get(name.toUpperCase());
          const isOther = taker !== undefined && taker !== field;
          const known = dataFieldTypes.find((one) => one.toLowerCase() === type.toLowerCase());
          return (
            <li key={name}>
              <button
                type="button"
                aria-pressed={taker === field}
                disabled={isOther || known === undefined}
                onClick={() => (known === undefined ? undefined : onChoose({ name, type: known }))}
              >
                <code className="ellipsis">{name}</code>
                <small>
                  {isOther
                    ? pickText.inUse(mappedFieldText(taker))
                    : known === undefined
                      ? type
                      : dataFieldTypeText[known]}
                </small>
              </button>
            </li>
          );
        })}
        {found.length > 0 ? null : (
          <li className="muted">{mapping.accountFields.length === 0 ? pickText.unread : pickText.noneFound}</li>
        )}
      </ul>
      <Another isText={field === 'number'} onUse={onChoose} />
    </>
  );
};

/** A data field that is not in the account yet: named here, created from what is to be settled. */
const Another = ({ isText, onUse }: { readonly isText: boolean; readonly onUse: (target: Target) => void }) => {
  const [name, setName] = useState('');
  const [type, setType] = useState<DataFieldType>('String');
  const isReady = dataFieldName.test(name);
  const use = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onUse({ name, type });
  };
  return (
    <form className="another" onSubmit={use}>
      <span className="muted">
        {pickText.another}: {pickText.rule}
      </span>
      <input
        type="text"
        aria-label={pickText.name}
        placeholder={pickText.name}
        maxLength={20}
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {isText ? null : (
        <select
          className="choice"
          aria-label={pickText.type}
          value={type}
          onChange={({ target }) => setType(dataFieldTypes.find((one) => one === target.value) ?? 'String')}
        >
          {dataFieldTypes.map((one) => (
            <option key={one} value={one}>
              {dataFieldTypeText[one]}
            </option>
          ))}
        </select>
      )}
      <button type="submit" className="btn" disabled={!isReady}>
        {pickText.use}
      </button>
    </form>
  );
};
