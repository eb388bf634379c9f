import { useState } from 'react';
import { quietText, type Schedule } from '../../../text/schedule-text.ts';
import { quietChange, quietDraftOf, quietOf, zonesWith } from '../schedule-draft.ts';
import { saveQuiet } from '../store.ts';
import { ZoneChoice } from './zone-choice.tsx';

type Props = { readonly schedule: Schedule; readonly isReadOnly: boolean };

/** The hours in which no job starts by itself. */
export const QuietCard = ({ schedule, isReadOnly }: Props) => {
  const [draft, change] = useState(() => quietDraftOf(schedule));
  const wanted = quietChange(schedule, draft);
  return (
    <section className="card quiet" aria-labelledby="quiet-title">
      <div className="card-head">
        <h2 id="quiet-title">Quiet window</h2>
      </div>
      <form
        className="schedule-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== null) void saveQuiet(wanted);
        }}
      >
        <fieldset disabled={isReadOnly}>
          <legend className="visually-hidden">Quiet window</legend>
          <label>
            <input
              type="checkbox"
              checked={draft.isOn}
              onChange={(event) => change({ ...draft, isOn: event.target.checked })}
            />
            No job starts by itself
          </label>
          <label>
            from
            <input
              type="time"
              value={draft.from}
              onChange={(event) => change({ ...draft, from: event.target.value })}
            />
          </label>
          <label>
            to
            <input type="time" value={draft.to} onChange={(event) => change({ ...draft, to: event.target.value })} />
          </label>
          <ZoneChoice
            label="Time zone of the quiet window"
            zone={draft.zone}
            zones={zonesWith([schedule.zone, draft.zone])}
            onChange={(zone) => change({ ...draft, zone })}
          />
          <button type="submit" className="btn" disabled={wanted === null}>
            Save
          </button>
        </fieldset>
      </form>
      {quietOf(draft) === null ? (
        <p className="bad-text">It needs two different times.</p>
      ) : (
        <p className="muted">{quietText(quietOf(draft))}</p>
      )}
    </section>
  );
};
