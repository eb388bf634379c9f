import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { ignore } from '../decide.ts';
import { setIgnoring, useMismatches } from '../store.ts';

const presets = ['Known, being corrected at the source', 'Agreed difference', 'Not worth correcting'];

/** Asks why a mismatch is set aside. */
export const IgnoreDialog = ({ detail }: { readonly detail: MismatchDetail }) => {
  const isOpen = useMismatches((state) => state.isIgnoring);
  const [reason, setReason] = useState('');
  const isLongEnough = reason.trim().length >= 3;
  const submit = (): void => {
    if (!isLongEnough) return;
    void ignore(detail, reason.trim());
    setReason('');
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIgnoring}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog">
          <Dialog.Title asChild>
            <h2>Ignore this mismatch</h2>
          </Dialog.Title>
          <Dialog.Description className="muted">
            It stays away until one of the two records changes. The reason is kept with your name.
          </Dialog.Description>
          <div className="presets">
            {presets.map((preset) => (
              <button type="button" key={preset} className="pill" onClick={() => setReason(preset)}>
                {preset}
              </button>
            ))}
          </div>
          <textarea
            aria-label="Reason"
            rows={3}
            maxLength={500}
            placeholder="Why it is set aside"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault();
                submit();
              }
            }}
          />
          <div className="buttons">
            <Dialog.Close className="btn">Cancel</Dialog.Close>
            <button type="button" className="btn pri" disabled={!isLongEnough} onClick={submit}>
              Ignore
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
