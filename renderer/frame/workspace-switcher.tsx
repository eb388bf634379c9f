import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { askNewWorkspace, openWorkspace } from '../features/connections/workspace-store.ts';
import { useQuery } from '../ipc/use-query.ts';
import { connectionText } from '../text/connection-text.ts';
import { roleText, workspaceText } from '../text/workspace-text.ts';

/** The workspace that is open, and the way to another one. */
export const WorkspaceSwitcher = () => {
  const workspace = useQuery('workspace.get', {}).data;
  const workspaces = useQuery('workspaces.list', {}).data?.workspaces ?? [];
  const open = workspaces.find(({ isOpen }) => isOpen)?.slug ?? '';
  const choose = (slug: string): void => {
    const chosen = workspaces.find((one) => one.slug === slug);
    if (chosen !== undefined && slug !== open) void openWorkspace(slug, chosen.name);
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="ws">
        <span className="mark" aria-hidden="true" />
        <span className="ws-name">
          <b className="ellipsis">{workspace?.name ?? 'Concord'}</b>
          <small className="ellipsis">
            {workspace === undefined ? ' ' : `${workspace.erp.product} · ${workspace.dotdigital.product}`}
          </small>
        </span>
        <ChevronsUpDown size={13} className="faint" role="img" aria-label={workspaceText.switcher} />
      </DropdownMenu.Trigger>
      {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
      <DropdownMenu.Content className="popover workspaces" align="start" sideOffset={2} loop>
        <DropdownMenu.RadioGroup value={open} onValueChange={choose}>
          {workspaces.map(({ slug, name, role }) => (
            <DropdownMenu.RadioItem key={slug} value={slug}>
              <span className="tick">{slug === open ? <Check size={13} aria-hidden="true" /> : null}</span>
              <span className="ellipsis">{name}</span>
              {role === 'reviewer' ? <span className="count">{roleText.reviewer}</span> : null}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <hr />
        <DropdownMenu.Item onSelect={() => askNewWorkspace(true)}>
          <span className="tick">
            <Plus size={13} aria-hidden="true" />
          </span>
          {connectionText.newWorkspace}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
};
