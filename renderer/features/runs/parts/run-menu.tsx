import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Action } from '../../../actions/action.ts';

/** The jobs that can be run by hand. */
export const RunMenu = ({ actions }: { readonly actions: readonly Action[] }) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger className="btn" disabled={actions.every(({ when }) => !when())}>
      Run a job…
      <ChevronDown size={13} aria-hidden="true" />
    </DropdownMenu.Trigger>
    {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
    <DropdownMenu.Content className="popover run-menu" align="end" sideOffset={4} loop>
      {actions.map((action) => (
        <DropdownMenu.Item key={action.id} disabled={!action.when()} onSelect={action.run}>
          {action.label}
          {action.keyText === '' ? null : <kbd>{action.keyText}</kbd>}
        </DropdownMenu.Item>
      ))}
    </DropdownMenu.Content>
  </DropdownMenu.Root>
);
