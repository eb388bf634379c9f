import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { RuleSentence as Sentence } from '../../../../shared/domain/mapping-report.ts';
import { type RuleName, ruleText } from '../../../text/rule-text.ts';
import { RuleEditor } from './rule-editor.tsx';

type Props = {
  readonly name: RuleName;
  readonly sentence: Sentence;
  readonly document: MappingDocument;
  readonly isReadOnly: boolean;
};

/** A rule as a sentence; what is a choice in it is underlined and opens its editor. */
export const RuleSentence = ({ name, sentence, document, isReadOnly }: Props) => {
  const [isOpen, setOpen] = useState(false);
  if (isReadOnly) return <p className="rule selectable">{sentence.text}</p>;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <p className="rule">
          {sentence.parts.map(({ text, isChoice }, place) =>
            isChoice ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other name.
              <button key={place} type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
                {text}
              </button>
            ) : (
              text
            ),
          )}
        </p>
      </Popover.Anchor>
      {/* Without a portal, so that it stays within the landmark that its sentence is in. */}
      <Popover.Content
        className="popover rule-editor"
        aria-label={`${ruleText.change}: ${ruleText.titles[name]}`}
        align="start"
        sideOffset={6}
        collisionPadding={12}
      >
        <RuleEditor name={name} document={document} />
      </Popover.Content>
    </Popover.Root>
  );
};
