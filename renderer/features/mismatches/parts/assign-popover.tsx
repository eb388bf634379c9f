import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { assign } from '../decide.ts';
import { showPanel, useMismatches } from '../store.ts';

type Props = {
  readonly detail: MismatchDetail;
  readonly operator: string | null;
  /** The button that it hangs on. */
  readonly children: ReactNode;
};

/** How many names that are in the list are offered. */
const offered = 4;

/** Gives a mismatch to somebody: to oneself, to nobody, to somebody by name. */
export const AssignPopover = ({ detail, operator, children }: Props) => {
  const isOpen = useMismatches((state) => state.panel === 'assign');
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => showPanel(open ? 'assign' : null)}>
      <Popover.Anchor asChild>{children}</Popover.Anchor>
      {/* Without a portal, so that it stays within the landmark that its button is in. */}
      <Popover.Content
        className="popover assign"
        aria-label="Assign to"
        side="top"
        align="start"
        sideOffset={6}
        onInteractOutside={(event) => {
          // The button that it hangs on closes it by itself.
          if (event.target instanceof Element && event.target.closest('[aria-haspopup="dialog"]'))
            event.preventDefault();
        }}
      >
        <Choices detail={detail} operator={operator} />
      </Popover.Content>
    </Popover.Root>
  );
};

const Choices = ({ detail, operator }: Omit<Props, 'children'>) => {
  const rows = useMismatches((state) => state.list.rows);
  const [name, setName] = useState('');
  const isTakenBy = rows.find(({ id }) => id === detail.row.id)?.assignee ?? detail.row.assignee;
  const others = [...new Set(rows.flatMap(({ assignee }) => assignee ?? []))]
    .filter((other) => other !== operator && other !== isTakenBy)
    .slice(0, offered);
  const give = (to: string | null): void => void assign(detail, to);
  return (
    <>
      {operator === null || operator === isTakenBy ? null : (
        <button type="button" onClick={() => give(operator)}>
          To me <span className="faint">{operator}</span>
        </button>
      )}
      {others.map((other) => (
        <button type="button" key={other} onClick={() => give(other)}>
          <span className="ellipsis">To {other}</span>
        </button>
      ))}
      {isTakenBy === null ? null : (
        <button type="button" onClick={() => give(null)}>
          To nobody <span className="faint">now {isTakenBy}</span>
        </button>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') give(name.trim());
        }}
      >
        <input
          type="text"
          aria-label="Name"
          placeholder="Somebody by name, then Enter"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </>
  );
};
