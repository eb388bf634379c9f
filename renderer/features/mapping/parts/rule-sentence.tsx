import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import type { RuleSentence as Sentence } from '../../../../shared/domain/mapping-report.ts';

type Props = {
  readonly sentence: Sentence;
  /** What its editor is called. */
  readonly label: string;
  readonly isReadOnly: boolean;
  /** The editor. */
  readonly children: ReactNode;
};

/** A rule as a sentence; what is a choice in it is underlined and opens its editor. */
export const RuleSentence = ({ sentence, label, isReadOnly, children }: Props) => {
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
        aria-label={label}
        align="start"
        sideOffset={6}
        collisionPadding={12}
      >
        {children}
      </Popover.Content>
    </Popover.Root>
  );
};
