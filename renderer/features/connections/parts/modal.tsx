import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog with a head, a sentence and what is inside. */
export const Modal = ({ title, text, isOpen, onClose, children }: Props) => (
  <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
    <Dialog.Portal>
      <Dialog.Overlay className="overlay" />
      <Dialog.Content className="dialog">
        <Dialog.Title asChild>
          <h2>{title}</h2>
        </Dialog.Title>
        <Dialog.Description className="muted">{text}</Dialog.Description>
        {children}
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
);
