import { Popover } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { ItemField } from '../../../../shared/domain/sales.ts';
import type { OutputOf } from '../../../../shared/ipc/contract.ts';
import { itemFieldText, mappingText, pickText } from '../../../text/mapping-text.ts';
import { columnText, productText } from '../../../text/rule-text.ts';
import { withItemTarget } from '../edits.ts';
import { edit } from '../store.ts';

export type Catalogue = OutputOf<'mapping.catalogue-fields'>;

type Props = {
  readonly document: MappingDocument;
  readonly field: ItemField;
  readonly target: string | null;
  /** Undefined until it was looked at. */
  readonly catalogue: Catalogue | undefined;
};

/** Catalogues spell the same field with and without underscores: both are that field. */
const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** Whether the catalogue was read and has no field of this name. */
export const isMissing = ({ readAt, fields }: Catalogue, target: string): boolean =>
  readAt !== null && !fields.some(({ name }) => plain(name) === plain(target));

/** Where a field of a product goes, and the list of the catalogue's fields to choose another from. */
export const CataloguePicker = ({ document, field, target, catalogue }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const label = mappingText.targetOf(itemFieldText[field]);
  const choose = (chosen: string | null): void => {
    setOpen(false);
    if (chosen !== target) edit(withItemTarget(document, field, chosen));
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="cell-edit" aria-label={`${label}: ${target ?? mappingText.notSent}`}>
        {target === null ? <span className="nowhere">{mappingText.notSent}</span> : <code>{target}</code>}
      </Popover.Trigger>
      {/* Without a portal, so that it stays within the landmark that its button is in. */}
      <Popover.Content className="popover picker" aria-label={label} align="start" sideOffset={4} collisionPadding={12}>
        <Choices {...{ document, field, target, catalogue }} onChoose={choose} />
      </Popover.Content>
    </Popover.Root>
  );
};

type ChoicesProps = Props & { readonly onChoose: (target: string | null) => void };

/** What every record has of itself: no field of a product goes there. */
const own = ['id', 'sku', 'status'];

const Choices = ({ document, field, target, catalogue, onChoose }: ChoicesProps) => {
  const [text, setText] = useState('');
  const takers = new Map(
    document.products.flatMap((rule) => (rule.target === null ? [] : [[rule.target, rule.field]])),
  );
  const fields = (catalogue?.fields ?? []).filter(({ name }) => !own.includes(name));
  const fitting = fields.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const isTaken = ({ name }: { readonly name: string }): boolean => (takers.get(name) ?? field) !== field;
  // What can be chosen comes before what another field goes to.
  const found = [...fitting.filter((one) => !isTaken(one)), ...fitting.filter(isTaken)];
  return (
    <>
      <input
        type="search"
        aria-label={productText.find}
        placeholder={productText.find}
        maxLength={50}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="picks" aria-label={productText.column}>
        <li>
          <button type="button" aria-pressed={target === null} onClick={() => onChoose(null)}>
            <span>{productText.none}</span>
          </button>
        </li>
        {found.map(({ name, type, isList, records }) => {
          const taker = takers.get(name);
          const isOther = taker !== undefined && taker !== field;
          return (
            <li key={name}>
              <button type="button" aria-pressed={taker === field} disabled={isOther} onClick={() => onChoose(name)}>
                <code className="ellipsis">{name}</code>
                <small>
                  {isOther
                    ? pickText.inUse(itemFieldText[taker])
                    : productText.holds(columnText(type, isList), records, catalogue?.records ?? 0)}
                </small>
              </button>
            </li>
          );
        })}
        {found.length > 0 ? null : (
          <li className="muted">{fields.length === 0 ? productText.unread : productText.noneFound}</li>
        )}
      </ul>
      <Another onUse={onChoose} />
    </>
  );
};

const shape = /^[A-Za-z][A-Za-z0-9_]{0,49}$/;

/** A field that the catalogue does not have yet: it is there with the first record that is written with it. */
const Another = ({ onUse }: { readonly onUse: (target: string) => void }) => {
  const [name, setName] = useState('');
  const isReady = shape.test(name);
  const use = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) onUse(name);
  };
  return (
    <form className="another" onSubmit={use}>
      <span className="muted">
        {productText.another}: {productText.shape}
      </span>
      <input
        type="text"
        className="mono-input"
        aria-label={productText.name}
        placeholder={productText.name}
        aria-invalid={name !== '' && !isReady}
        maxLength={50}
        spellCheck={false}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="btn" disabled={!isReady}>
        {productText.use}
      </button>
    </form>
  );
};
