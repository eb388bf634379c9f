import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
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
  const [text, setText] = useState('');
  const { data, error } = useQuery('campaign.find-audiences', { text: text.trim() });
  const lists = (data?.audiences ?? []).filter(({ kind }) => kind === 'list');
  const taken = new Set(document.lists.map(({ listId }) => listId));
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
            <button type="button" disabled={taken.has(id)} onClick={() => onChoose(id, name)}>
              <span className="ellipsis">{name}</span>
              <small>
                {taken.has(id) ? listRuleText.taken : contacts === null ? '' : listRuleText.contacts(contacts)}
              </small>
            </button>
          </li>
        ))}
        {lists.length > 0 || data === undefined ? null : (
          <li className="muted">{text.trim() === '' ? listRuleText.unread : listRuleText.noneFound}</li>
        )}
        {error === null ? null : <li className="muted">{error.sentence}</li>}
      </ul>
    </>
  );
};
