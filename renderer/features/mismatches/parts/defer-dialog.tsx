import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { clock, weekdayAndDay } from '../../../text/format.ts';
import { defer } from '../decide.ts';
import { showPanel, useMismatches } from '../store.ts';
import { inAMonth, instantOf, localText, nextMonday, tomorrow, untilGap } from '../times.ts';

/** Asks until when a mismatch is put off. */
export const DeferDialog = ({ detail }: { readonly detail: MismatchDetail }) => {
  const isOpen = useMismatches((state) => state.panel === 'defer');
  if (!isOpen) return null;
  return (
    <Sheet
      title="Defer this mismatch"
      text="It comes back by itself then, or earlier when what it shows changes."
      onClose={() => showPanel(null)}
    >
      <Form detail={detail} />
    </Sheet>
  );
};

const when = (at: number): string => `${weekdayAndDay(at)}, ${clock(at)}`;

/** It begins anew each time the dialog is opened, with the time of then. */
const Form = ({ detail }: { readonly detail: MismatchDetail }) => {
  const [now] = useState(Date.now);
  const [text, setText] = useState(() => localText(tomorrow(now)));
  const [reason, setReason] = useState('');
  const offers = [
    { name: 'Tomorrow', at: tomorrow(now) },
    { name: 'Next Monday', at: nextMonday(now) },
    { name: 'In a month', at: inAMonth(now) },
  ];
  const at = instantOf(text);
  const gap = untilGap(at, Date.now());
  const isOwn = !offers.some((offer) => offer.at === at);
  const submit = (): void => {
    if (at !== null && untilGap(at, Date.now()) === null) void defer(detail, at, reason);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="offers">
        <legend className="visually-hidden">Until when</legend>
        {offers.map((offer) => (
          <label key={offer.name}>
            <input type="radio" name="until" checked={offer.at === at} onChange={() => setText(localText(offer.at))} />
            <span>{offer.name}</span>
            <span className="faint">{when(offer.at)}</span>
          </label>
        ))}
        <label>
          <input type="radio" name="until" checked={isOwn} onChange={() => setText('')} />
          <span>Another time</span>
          <input
            type="datetime-local"
            aria-label="Another time"
            min={localText(now)}
            value={text}
            aria-invalid={gap !== null}
            {...(gap === null ? {} : { 'aria-describedby': 'defer-problem' })}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </fieldset>
      {gap === null ? null : (
        <p id="defer-problem" className="problem">
          {gap}
        </p>
      )}
      <input
        type="text"
        aria-label="Reason, optional"
        placeholder="Why (optional, kept with your name)"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="buttons">
        <Dialog.Close className="btn">Cancel</Dialog.Close>
        <button type="submit" className="btn pri" disabled={gap !== null}>
          Defer
        </button>
      </div>
    </form>
  );
};
