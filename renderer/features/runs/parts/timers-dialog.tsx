import { Dialog } from 'radix-ui';
import { useState } from 'react';
import type { Job } from '../../../../shared/domain/run.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { counted } from '../../../text/format.ts';
import { jobText } from '../../../text/names.ts';
import { inJobOrder, jobEffect } from '../../../text/run-text.ts';
import { pauseSentences, rhythmText, type Schedule, type Timer } from '../../../text/schedule-text.ts';
import { showDialog, switchTimers, useRuns } from '../store.ts';

/** What is asked before timers are switched: what stops and what goes on, or which jobs are to run by themselves again. */
export const TimersDialog = ({ schedule }: { readonly schedule: Schedule }) => {
  const timers = schedule.jobs;
  const dialog = useRuns((state) => state.dialog);
  if (dialog === null) return null;
  return dialog === 'pause' ? <Pausing timers={inJobOrder(timers)} /> : <Resuming timers={inJobOrder(timers)} />;
};

const Pausing = ({ timers }: { readonly timers: readonly Timer[] }) => {
  const on = timers.filter(({ isOn }) => isOn);
  const [what, rest] = pauseSentences(on);
  return (
    <Sheet title="Pause all timers?" text={what} onClose={() => showDialog(null)}>
      <p className="muted">{rest}</p>
      <Buttons label={`Pause ${counted(on.length, 'timer')}`} timers={on} isOn={false} />
    </Sheet>
  );
};

const Resuming = ({ timers }: { readonly timers: readonly Timer[] }) => {
  const off = timers.filter(({ isOn }) => !isOn);
  const paused = useRuns((state) => state.paused);
  // Those that were paused together here; else a person says which.
  const [chosen, choose] = useState<readonly Job[]>(() => paused);
  const toggle = (job: Job): void =>
    choose(chosen.includes(job) ? chosen.filter((other) => other !== job) : [...chosen, job]);
  const on = off.filter(({ job }) => chosen.includes(job));
  return (
    <Sheet title="Switch timers on" text="These jobs will run by themselves again." onClose={() => showDialog(null)}>
      <div className="timer-choices">
        {off.map(({ job, rhythm }) => (
          <label key={job}>
            <input type="checkbox" checked={chosen.includes(job)} onChange={() => toggle(job)} />
            <span>
              <b>{jobText[job]}</b>, {rhythmText(rhythm)}: <span className="muted">{jobEffect[job]}</span>
            </span>
          </label>
        ))}
      </div>
      <Buttons label={on.length === 0 ? 'Switch on' : `Switch on ${counted(on.length, 'timer')}`} timers={on} isOn />
    </Sheet>
  );
};

type ButtonsProps = { readonly label: string; readonly timers: readonly Timer[]; readonly isOn: boolean };

const Buttons = ({ label, timers, isOn }: ButtonsProps) => {
  const [isSending, setSending] = useState(false);
  const submit = (): void => {
    setSending(true);
    void switchTimers(timers, isOn);
  };
  return (
    <div className="buttons">
      <Dialog.Close className="btn">Cancel</Dialog.Close>
      <button type="button" className="btn pri" disabled={isSending || timers.length === 0} onClick={submit}>
        {label}
      </button>
    </div>
  );
};
