import { Popover } from 'radix-ui';
import {
  type CustomerRule,
  type MappingDocument,
  sourceName as ruleName,
} from '../../../../shared/domain/mapping-document.ts';
import { mappingText, type PreviewRow, sentText } from '../../../text/mapping-text.ts';
import { fieldText } from '../../../text/names.ts';
import { tellsOf, withRule } from '../edits.ts';
import { edit, showCell, useMapping } from '../store.ts';
import { StepsEditor } from './steps-editor.tsx';
import { TellingChoice } from './telling-choice.tsx';

type Props = {
  readonly document: MappingDocument;
  readonly rule: CustomerRule;
  /** The steps in a few words, as the engine tells them. */
  readonly text: string;
  readonly customer: string | null;
  readonly preview: PreviewRow | undefined;
};

/** How a field is carried over, and the editor of its steps with what becomes of one customer's value. */
export const StepsPopover = ({ document, rule, text, customer, preview }: Props) => {
  const { field } = rule;
  const isOpen = useMapping(({ cell }) => cell?.field === field && cell.part === 'steps');
  const name = 'source' in rule ? ruleName(rule.source) : fieldText[field];
  const tells = tellsOf(rule);
  const [sent, tone] = sentText(preview, 'erp');
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => showCell(open ? { field, part: 'steps' } : null)}>
      <Popover.Trigger className="cell-edit" aria-label={`${mappingText.transformOf(name)}: ${text}`} title={text}>
        {text}
      </Popover.Trigger>
      {/* Without a portal, so that it stays within the landmark that its button is in. */}
      <Popover.Content
        className="popover steps-popover"
        aria-label={mappingText.transformOf(name)}
        align="start"
        sideOffset={4}
        collisionPadding={12}
      >
        <h2>{mappingText.transformOf(name)}</h2>
        <StepsEditor
          field={field}
          steps={rule.steps}
          onChange={(steps) => edit(withRule(document, field, { steps }))}
        />
        {customer === null || preview === undefined ? null : (
          <p className="steps-preview">
            <span className="faint">{customer}</span> <span className="selectable">{preview.held ?? 'empty'}</span> →{' '}
            <span className={`selectable ${tone}`}>{sent}</span>
          </p>
        )}
        {tells === undefined ? null : <TellingChoice {...{ document, field, tells }} />}
      </Popover.Content>
    </Popover.Root>
  );
};
