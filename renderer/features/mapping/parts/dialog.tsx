import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { mappingText } from '../../../text/mapping-text.ts';

type SheetProps = {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog with a head and a sentence. */
export const Sheet = ({ title, text, onClose, children }: SheetProps) => (
  <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
    <Dialog.Portal>
      <Dialog.Overlay className="overlay" />
      <Dialog.Content
        className="dialog mapping-dialog"
        onOpenAutoFocus={(event) => {
          // What is to be read comes first: only a field to be filled in takes the focus, else the dialog itself.
          event.preventDefault();
          const dialog = event.currentTarget;
          if (dialog instanceof HTMLElement)
            (dialog.querySelector<HTMLElement>('input[type="text"]') ?? dialog).focus();
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

type AskProps = Omit<SheetProps, 'children'> & {
  readonly label: string;
  readonly busy: string;
  readonly tone?: 'pri' | 'danger';
  readonly isReady?: boolean;
  /** Does it; answers the refusal, or null. */
  readonly work: () => Promise<string | null>;
  readonly children?: ReactNode;
};

/** A dialog that does one thing, which may be refused with a sentence. */
export const Ask = ({ label, busy, tone = 'pri', isReady = true, work, children, ...sheet }: AskProps) => {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setRefusal(null);
    const refused = await work();
    setBusy(false);
    setRefusal(refused);
  };
  return (
    <Sheet {...sheet}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {children}
        {refusal === null ? null : (
          <p className="notice bad" role="alert">
            {refusal}
          </p>
        )}
        <div className="buttons">
          <button type="button" className="btn" onClick={sheet.onClose}>
            {mappingText.cancel}
          </button>
          <button type="submit" className={`btn ${tone}`} disabled={isBusy || !isReady}>
            {isBusy ? busy : label}
          </button>
        </div>
      </form>
    </Sheet>
  );
};
