import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { isReservedList } from '../../../../shared/domain/campaign.ts';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { useSettledText } from '../../../design/use-settled-text.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { listRuleText } from '../../../text/list-rule-text.ts';
import { withList } from '../edits.ts';
import { edit } from '../store.ts';

type Props = { readonly document: MappingDocument };

/** Adds a list of the account to the mapping. */
export const AddList = ({ document }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const choose = (listId: number, name: string): void => {
    setOpen(false);
    edit(withList(document, listId, name));
  };
  return (
    <div className="add-field">
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger className="btn ghost">
          <Plus size={13} aria-hidden="true" /> {listRuleText.add}
        </Popover.Trigger>
        {/* Without a portal, so that it stays within the landmark that its button is in. */}
        <Popover.Content
          className="popover picker"
          aria-label={listRuleText.add}
          align="start"
          sideOffset={4}
          collisionPadding={12}
        >
          <Choices document={document} onChoose={choose} />
        </Popover.Content>
      </Popover.Root>
    </div>
  );
};

type ChoicesProps = Props & { readonly onChoose: (listId: number, name: string) => void };

const Choices = ({ document, onChoose }: ChoicesProps) => {
  const [search, searchFor] = useState('');
  const [text, setText] = useSettledText(search, searchFor);
  const { data, error } = useQuery('campaign.find-audiences', { text: search.trim(), kind: 'list' });
  const lists = data?.audiences ?? [];
  const taken = new Set(document.lists.map(({ listId }) => listId));
  const whyNot = (id: number, name: string): string | null =>
    taken.has(id) ? listRuleText.taken : isReservedList(name) ? listRuleText.reserved : null;
  return (
    <>
      <input
        type="search"
        aria-label={listRuleText.find}
        placeholder={listRuleText.find}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="picks" aria-label={listRuleText.add}>
        {lists.map(({ id, name, contacts }) => (
          <li key={id}>
            <button type="button" disabled={whyNot(id, name) !== null} onClick={() => onChoose(id, name)}>
              <span className="ellipsis">{name}</span>
              <small>{whyNot(id, name) ?? (contacts === null ? '' : listRuleText.contacts(contacts))}</small>
            </button>
          </li>
        ))}
        {lists.length > 0 ? null : (
          <li className="muted">
            {error?.sentence ??
              (data === undefined
                ? listRuleText.looking
                : search.trim() === ''
                  ? listRuleText.unread
                  : listRuleText.noneFound)}
          </li>
        )}
      </ul>
    </>
  );
};
