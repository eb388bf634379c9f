import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useNow } from '../../../frame/use-now.ts';
import { jobText } from '../../../text/names.ts';
import { clockSentences, quietText, type Schedule, untilText } from '../../../text/schedule-text.ts';
import {
  changesOf,
  draftOf,
  type QuietDraft,
  quietDraftOf,
  quietOf,
  rhythmOf,
  type TimerDraft,
  zonesWith,
} from '../schedule-draft.ts';
import { saveSchedule } from '../store.ts';

/** When each job runs by itself, what it waits for, and the hours in which none starts. */
export const ScheduleForm = ({ schedule }: { readonly schedule: Schedule }) => {
  const now = useNow();
  const [drafts, setDrafts] = useState(() => schedule.jobs.map((timer) => draftOf(timer, schedule.zone)));
  const [quiet, setQuiet] = useState(() => quietDraftOf(schedule));
  const [isSending, setSending] = useState(false);
  const zones = zonesWith([schedule.zone, quiet.zone, ...drafts.map(({ zone }) => zone)]);
  const changes = changesOf(schedule, drafts, quiet);
  const isUnchanged = changes !== null && changes.timers.length === 0 && changes.quiet === null;
  const change = (changed: TimerDraft): void =>
    setDrafts(drafts.map((draft) => (draft.job === changed.job ? changed : draft)));
  return (
    <form
      className="schedule"
      onSubmit={(event) => {
        event.preventDefault();
        if (changes === null || isUnchanged) return;
        setSending(true);
        void saveSchedule(changes);
      }}
    >
      <Dialog.Title asChild>
        <h2>Schedule</h2>
      </Dialog.Title>
      <Dialog.Description className="muted">
        When jobs run by themselves. One runs at a time; customers, consent and products go before orders.
      </Dialog.Description>
      <Notices schedule={schedule} now={now} />
      {drafts.map((draft) => (
        <JobFields key={draft.job} draft={draft} zones={zones} onChange={change}>
          {schedule.jobs.filter(({ job }) => job === draft.job).map((timer) => untilText(timer, now))}
        </JobFields>
      ))}
      <QuietFields quiet={quiet} zones={zones} onChange={setQuiet} />
      <div className="buttons">
        <Dialog.Close className="btn">Cancel</Dialog.Close>
        <button type="submit" className="btn pri" disabled={isSending || changes === null || isUnchanged}>
          Save
        </button>
      </div>
    </form>
  );
};

/** What keeps the timers from doing as they say. */
const Notices = ({ schedule, now }: { readonly schedule: Schedule; readonly now: number }) => (
  <>
    {schedule.isEnabled ? null : <p className="notice warn">Timers are switched off on this machine.</p>}
    {clockSentences(schedule, now).map((sentence) => (
      <p key={sentence} className="notice warn">
        {sentence}
      </p>
    ))}
  </>
);

type QuietProps = {
  readonly quiet: QuietDraft;
  readonly zones: readonly string[];
  readonly onChange: (quiet: QuietDraft) => void;
};

const QuietFields = ({ quiet, zones, onChange }: QuietProps) => (
  <fieldset>
    <legend>Quiet window</legend>
    <label>
      <input
        type="checkbox"
        checked={quiet.isOn}
        onChange={(event) => onChange({ ...quiet, isOn: event.target.checked })}
      />
      No job starts by itself
    </label>
    <label>
      from
      <input type="time" value={quiet.from} onChange={(event) => onChange({ ...quiet, from: event.target.value })} />
    </label>
    <label>
      to
      <input type="time" value={quiet.to} onChange={(event) => onChange({ ...quiet, to: event.target.value })} />
    </label>
    <Zone
      label="Time zone of the quiet window"
      zone={quiet.zone}
      zones={zones}
      onChange={(zone) => onChange({ ...quiet, zone })}
    />
    {quietOf(quiet) === null ? (
      <p className="bad-text">It needs two different times.</p>
    ) : (
      <p className="muted">{quietText(quietOf(quiet))}</p>
    )}
  </fieldset>
);

type ZoneProps = {
  readonly label: string;
  readonly zone: string;
  readonly zones: readonly string[];
  readonly onChange: (zone: string) => void;
};

const Zone = ({ label, zone, zones, onChange }: ZoneProps) => (
  <select aria-label={label} value={zone} onChange={(event) => onChange(event.target.value)}>
    {zones.map((name) => (
      <option key={name}>{name}</option>
    ))}
  </select>
);

type JobProps = {
  readonly draft: TimerDraft;
  readonly zones: readonly string[];
  readonly onChange: (draft: TimerDraft) => void;
  /** When it is next, or what it waits for. */
  readonly children: React.ReactNode;
};

const JobFields = ({ draft, zones, onChange, children }: JobProps) => {
  const name = jobText[draft.job];
  return (
    <fieldset>
      <legend>{name}</legend>
      <label>
        <input
          type="checkbox"
          checked={draft.isOn}
          onChange={(event) => onChange({ ...draft, isOn: event.target.checked })}
        />
        by itself
      </label>
      <select
        aria-label={`Rhythm of ${name}`}
        value={draft.kind}
        onChange={(event) => onChange({ ...draft, kind: event.target.value === 'daily' ? 'daily' : 'interval' })}
      >
        <option value="interval">every … minutes</option>
        <option value="daily">daily at a time</option>
      </select>
      {draft.kind === 'interval' ? (
        <input
          type="number"
          aria-label={`Minutes between runs of ${name}`}
          min={1}
          max={1_440}
          value={draft.minutes}
          onChange={(event) => onChange({ ...draft, minutes: event.target.value })}
        />
      ) : (
        <>
          <input
            type="time"
            aria-label={`Time of ${name}`}
            value={draft.time}
            onChange={(event) => onChange({ ...draft, time: event.target.value })}
          />
          <Zone
            label={`Time zone of ${name}`}
            zone={draft.zone}
            zones={zones}
            onChange={(zone) => onChange({ ...draft, zone })}
          />
        </>
      )}
      <p className="muted">{children}</p>
      {rhythmOf(draft) === null ? <p className="bad-text">From 1 to 1,440 minutes, or a time of day.</p> : null}
    </fieldset>
  );
};
