import { Bookmark, Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useQuery } from '../../../ipc/use-query.ts';
import { viewText } from '../../../text/view-text.ts';
import { type Panel, showPanel, useMismatches } from '../store.ts';
import { currentView, openView } from '../views.ts';

/** The kept views, and what can be done with the present one. */
export const ViewsMenu = () => {
  const facets = useMismatches((state) => state.facets);
  const sort = useMismatches((state) => state.sort);
  const { data } = useQuery('view.list', {});
  const isReadOnly = useQuery('workspace.get', {}).data?.access === 'read-only';
  const views = data?.views ?? [];
  const current = currentView(views, { facets, sort });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={current === null ? 'pill' : 'pill chosen'}>
        {current === null ? <span className="visually-hidden">{viewText.views}</span> : current.name}
        {current === null ? <Bookmark size={13} aria-hidden="true" /> : null}
        <ChevronDown size={11} aria-hidden="true" />
      </DropdownMenu.Trigger>
      {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
      <DropdownMenu.Content className="popover" align="start" sideOffset={4} loop>
        {views.length === 0 ? <div className="faint none">{viewText.none}</div> : null}
        <DropdownMenu.RadioGroup value={String(current?.id ?? '')}>
          {views.map((view) => (
            <DropdownMenu.RadioItem key={view.id} value={String(view.id)} onSelect={() => openView(view)}>
              <span className="tick">{view.id === current?.id ? <Check size={13} aria-hidden="true" /> : null}</span>
              {view.name}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator className="line" />
        {current === null ? (
          <Item panel="keep-view" label={viewText.keepThis} isReadOnly={isReadOnly} />
        ) : (
          <>
            <Item panel="rename-view" label={viewText.renameThis(current.name)} isReadOnly={isReadOnly} />
            <Item panel="remove-view" label={viewText.removeThis(current.name)} isReadOnly={isReadOnly} />
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
};

type ItemProps = { readonly panel: Panel; readonly label: string; readonly isReadOnly: boolean };

const Item = ({ panel, label, isReadOnly }: ItemProps) => (
  <DropdownMenu.Item disabled={isReadOnly} onSelect={() => showPanel(panel)}>
    <span className="tick" />
    {label}
  </DropdownMenu.Item>
);
