import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import {
  type ExtraSource,
  type MappingDocument,
  orderFigures,
  sourceName,
} from '../../../../shared/domain/mapping-document.ts';
import { announce } from '../../../actions/announce.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import type { ShownMapping } from '../../../text/mapping-text.ts';
import { ownFieldText } from '../../../text/own-field-text.ts';
import { hasSource, withSource } from '../edits.ts';
import { edit } from '../store.ts';

type Props = { readonly mapping: ShownMapping; readonly document: MappingDocument };

/** Adds a row to the table: an own field of the ERP that customers have, or a figure of their orders. */
export const AddField = ({ mapping, document }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const add = (source: ExtraSource): void => {
    const added = withSource(document, mapping.inForce.document, source, mapping.accountFields);
    setOpen(false);
    if (added !== null) edit(added.document);
    announce(added === null ? ownFieldText.full : ownFieldText.added(sourceName(source)));
  };
  return (
    <div className="add-field">
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className="btn ghost">
          <Plus size={13} aria-hidden="true" /> {ownFieldText.add}
        </Popover.Trigger>
        {/* Without a portal, so that it stays within the landmark that its button is in. */}
        <Popover.Content
          className="popover picker"
          aria-label={ownFieldText.add}
          align="start"
          side="top"
          sideOffset={4}
          collisionPadding={12}
        >
          <Sources document={document} onChoose={add} />
        </Popover.Content>
      </Popover.Root>
    </div>
  );
};

type SourcesProps = { readonly document: MappingDocument; readonly onChoose: (source: ExtraSource) => void };

const Sources = ({ document, onChoose }: SourcesProps) => {
  const [text, setText] = useState('');
  const { data, error } = useQuery('mapping.erp-fields', {});
  const isFound = (name: string): boolean => name.toLowerCase().includes(text.trim().toLowerCase());
  const found = (data?.fields ?? []).filter(({ name }) => isFound(name));
  const figures = orderFigures
    .map((figure) => ({ from: 'orders', figure }) as const)
    .filter((source) => isFound(sourceName(source)));
  return (
    <>
      <input
        type="search"
        aria-label={ownFieldText.find}
        placeholder={ownFieldText.find}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="picks" aria-label={ownFieldText.add}>
        {found.map(({ name, customers, example }) => (
          <Source
            key={name}
            source={{ from: 'erp', name, type: 'text', tells: null }}
            note={ownFieldText.held(customers, data?.customers ?? 0, example)}
            {...{ document, onChoose }}
          />
        ))}
        {figures.map((source) => (
          <Source key={source.figure} source={source} note={ownFieldText.figure} {...{ document, onChoose }} />
        ))}
        {found.length > 0 ? null : (
          <li className="muted">
            {error?.sentence ??
              (data === undefined
                ? ownFieldText.looking
                : data.isWhole
                  ? ownFieldText.none(text.trim() !== '')
                  : ownFieldText.unread)}
          </li>
        )}
      </ul>
    </>
  );
};

type SourceProps = SourcesProps & { readonly source: ExtraSource; readonly note: string };

const Source = ({ source, note, document, onChoose }: SourceProps) => {
  const isMapped = hasSource(document, source);
  const name = sourceName(source);
  return (
    <li>
      <button type="button" disabled={isMapped} onClick={() => onChoose(source)}>
        {source.from === 'erp' ? <code className="ellipsis">{name}</code> : <span className="ellipsis">{name}</span>}
        <small>{isMapped ? ownFieldText.mapped : note}</small>
      </button>
    </li>
  );
};
