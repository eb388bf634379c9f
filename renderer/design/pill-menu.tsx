import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export type PillChoice<T extends string> = { readonly value: T; readonly label: string; readonly count?: string };

type Props<T extends string> = {
  readonly label: string;
  /** Stands for the label, which is then only read out. */
  readonly icon?: ReactNode;
  readonly active: boolean;
  readonly choices: readonly PillChoice<T>[];
  readonly chosen: readonly T[];
  /** One choice replaces the other instead of joining it. */
  readonly single?: boolean;
  readonly onChoose: (chosen: readonly T[]) => void;
};

/** A pill that opens a list of choices. */
export const PillMenu = <T extends string>({
  label,
  icon,
  active,
  choices,
  chosen,
  single = false,
  onChoose,
}: Props<T>) => {
  const toggle = (value: T): void => {
    if (single) onChoose([value]);
    else onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={active ? 'pill chosen' : 'pill'}>
        {icon === undefined ? label : <span className="visually-hidden">{label}</span>}
        {icon}
        <ChevronDown size={11} aria-hidden="true" />
      </DropdownMenu.Trigger>
      {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
      <DropdownMenu.Content className="popover" align="start" sideOffset={4} loop>
        {choices.map((choice) => (
          <DropdownMenu.CheckboxItem
            key={choice.value}
            checked={chosen.includes(choice.value)}
            onSelect={(event) => {
              if (!single) event.preventDefault();
            }}
            onCheckedChange={() => toggle(choice.value)}
          >
            <span className="tick">
              {chosen.includes(choice.value) ? <Check size={13} aria-hidden="true" /> : null}
            </span>
            {choice.label}
            {choice.count === undefined ? null : <span className="count">{choice.count}</span>}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
};
