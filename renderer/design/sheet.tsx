import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';

export type SheetProps = {
  readonly title: string;
  readonly text: ReactNode;
  /** Of a dialog that has a size or a layout of its own. */
  readonly className?: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** A dialog with a head, a sentence and what is inside. */
export const Sheet = ({ title, text, className = '', onClose, children }: SheetProps) => (
  <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
    <Dialog.Portal>
      <Dialog.Overlay className="overlay" />
      <Dialog.Content
        className={`dialog ${className}`}
        onOpenAutoFocus={(event) => {
          // What is to be read comes before the buttons under it: a field takes the focus, or what scrolls, else the dialog.
          event.preventDefault();
          const dialog = event.currentTarget;
          if (dialog instanceof HTMLElement)
            (dialog.querySelector<HTMLElement>('input:not([disabled]), textarea, [tabindex="0"]') ?? dialog).focus();
        }}
      >
        <Dialog.Title asChild>
          <h2>{title}</h2>
        </Dialog.Title>
        <Dialog.Description className="muted">{text}</Dialog.Description>
        {children}
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
);
