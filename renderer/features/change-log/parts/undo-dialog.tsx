import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { ChangeRow } from '../../../../shared/ipc/operations/change.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { changeTitle, systemInSentence } from '../../../text/change-text.ts';
import { undoConfirmation, undoNotes } from '../../../text/undo-text.ts';
import { stopAsking, undo, useUndo } from '../undo.ts';
import { RequestList } from './sent.tsx';
import { UndoTable } from './undo-card.tsx';

/** Asks once more before a change is undone, with exactly what is written. */
export const UndoDialog = ({ row }: { readonly row: ChangeRow }) => {
  const { id, key, preview } = useUndo();
  const [reason, setReason] = useState('');
  const [isSending, setSending] = useState(false);
  if (id !== row.id || key === null || preview === null) return null;
  const submit = async (): Promise<void> => {
    setSending(true);
    await undo(reason);
    setSending(false);
    setReason('');
  };
  return (
    <Sheet
      className="log-undo-dialog"
      title={undoConfirmation(changeTitle(row), row.entry)}
      text={
        <>
          This writes to {systemInSentence[row.system]}. {undoNotes(preview).join('. ')}.
        </>
      }
      onClose={() => stopAsking()}
    >
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
    </Sheet>
  );
};
