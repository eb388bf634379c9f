import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { moment } from '../../../text/format.ts';
import { ignore } from '../decide.ts';
import { showPanel, useMismatches } from '../store.ts';
import { instantOf, localText, untilGap } from '../times.ts';

const presets = ['Known, being corrected at the source', 'Agreed difference', 'Not worth correcting'];

/** Asks why a mismatch is set aside, and until when if not for good. */
export const IgnoreDialog = ({ detail }: { readonly detail: MismatchDetail }) => {
  const isOpen = useMismatches((state) => state.panel === 'ignore');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const at = instantOf(until);
  const gap = until === '' ? null : untilGap(at, Date.now());
  const isFit = reason.trim().length >= 3 && gap === null;
  const submit = (): void => {
    if (!isFit) return;
    void ignore(detail, reason.trim(), at);
    setReason('');
    setUntil('');
  };
  if (!isOpen) return null;
  return (
    <Sheet
      title="Ignore this mismatch"
      text={
        <>
          It stays away until what it shows changes{at === null || gap !== null ? '' : `, or until ${moment(at)}`}. The
          reason is kept with your name.
        </>
      }
      onClose={() => showPanel(null)}
    >
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
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            submit();
          }
        }}
      />
      <label className="until">
        <span>
          Until <span className="faint">optional</span>
        </span>
        <input
          type="datetime-local"
          min={localText(Date.now())}
          value={until}
          aria-invalid={gap !== null}
          {...(gap === null ? {} : { 'aria-describedby': 'ignore-until-problem' })}
          onChange={(event) => setUntil(event.target.value)}
        />
      </label>
      {gap === null ? null : (
        <p id="ignore-until-problem" className="problem">
          {gap}
        </p>
      )}
      <div className="buttons">
        <Dialog.Close className="btn">Cancel</Dialog.Close>
        <button type="button" className="btn pri" disabled={!isFit} onClick={submit}>
          Ignore
        </button>
      </div>
    </Sheet>
  );
};
