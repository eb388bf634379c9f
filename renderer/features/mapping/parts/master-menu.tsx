import { Check, ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type CustomerRule, type MappingDocument, masters } from '../../../../shared/domain/mapping-document.ts';
import { mappingText, masterEffect, masterText } from '../../../text/mapping-text.ts';
import { withRule } from '../edits.ts';
import { edit } from '../store.ts';

type Props = { readonly document: MappingDocument; readonly rule: CustomerRule; readonly name: string };

/** Who is right about a field: chosen from a menu. */
export const MasterMenu = ({ document, rule, name }: Props) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger
      className={`pill ${{ erp: 'erp', dotdigital: 'dd', nobody: '' }[rule.master]}`}
      aria-label={`${mappingText.masterOf(name)}: ${masterText[rule.master]}`}
    >
      {masterText[rule.master]}
      <ChevronDown size={11} aria-hidden="true" />
    </DropdownMenu.Trigger>
    {/* Without a portal, so that the menu stays within the landmark that its button is in. */}
    <DropdownMenu.Content className="popover masters" align="start" sideOffset={4} loop>
      <DropdownMenu.RadioGroup value={rule.master}>
        {masters.map((master) => (
          <DropdownMenu.RadioItem
            key={master}
            value={master}
            onSelect={() => (master === rule.master ? undefined : edit(withRule(document, rule.field, { master })))}
          >
            <span className="tick">{master === rule.master ? <Check size={13} aria-hidden="true" /> : null}</span>
            <span>
              <b>{masterText[master]}</b>
              <span className="muted">{masterEffect[master]}</span>
            </span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Content>
  </DropdownMenu.Root>
);
