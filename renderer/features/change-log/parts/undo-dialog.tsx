import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import type { ChangeRow } from '../../../../shared/ipc/operations/change.ts';
import { changeTitle, systemInSentence } from '../../../text/change-text.ts';
import { undoConfirmation, undoNotes } from '../../../text/undo-text.ts';
import { stopAsking, undo, useUndo } from '../undo.ts';
import { RequestList } from './sent.tsx';
import { UndoTable } from './undo-card.tsx';

/** Asks once more before a change is undone, with exactly what is written. */
export const UndoDialog = ({ row }: { readonly row: ChangeRow }) => {
  const { id, key, preview } = useUndo();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const [isSending, setSending] = useState(false);
  if (id !== row.id || preview === null) return null;
  const submit = async (): Promise<void> => {
    setSending(true);
    await undo(reason);
    setSending(false);
    setReason('');
  };
  return (
    <Dialog.Root open={key !== null} onOpenChange={(isOpen) => (isOpen ? undefined : stopAsking())}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog log-undo-dialog"
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            field.current?.focus();
          }}
        >
          <Dialog.Title asChild>
            <h2>{undoConfirmation(changeTitle(row), row.entry)}</h2>
          </Dialog.Title>
          <Dialog.Description className="muted">
            This writes to {systemInSentence[row.system]}. {undoNotes(preview).join('. ')}.
          </Dialog.Description>
          <div className="log-undo">
            <UndoTable preview={preview} />
          </div>
          {preview.requests.length === 0 ? null : (
            <details>
              <summary className="muted">What is sent</summary>
              <RequestList requests={preview.requests} />
            </details>
          )}
          <textarea
            ref={field}
            aria-label="Reason, optional"
            rows={2}
            maxLength={500}
            placeholder="Why it is undone (optional, kept with your name)"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void submit();
            }}
          />
          <div className="buttons">
            <Dialog.Close className="btn">Cancel</Dialog.Close>
            <button type="button" className="btn pri" disabled={isSending} onClick={() => void submit()}>
              {isSending ? 'Undoing…' : 'Undo'}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
