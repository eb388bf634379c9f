import { useState } from 'react';
import { tradeOffOf } from '../../../../shared/domain/trade-off.ts';
import { Skeleton } from '../../../design/skeleton.tsx';
import { sentenceCase } from '../../../text/format.ts';
import { jobText } from '../../../text/names.ts';
import { jobEffect } from '../../../text/run-text.ts';
import { rhythmText, type Schedule, type Timer, untilText } from '../../../text/schedule-text.ts';
import { draftOf, rhythmOf, type TimerDraft, timerChange, zonesWith } from '../schedule-draft.ts';
import { saveTimer } from '../store.ts';
import type { SchedulesData } from '../use-schedules-data.ts';
import { Consequences } from './consequences.tsx';
import { CostTable } from './cost-table.tsx';
import { IntervalSlider } from './interval-slider.tsx';
import { ZoneChoice } from './zone-choice.tsx';

type Props = { readonly timer: Timer; readonly data: SchedulesData };

/** One job: when it runs, what another rhythm would cost and gain, and what a run costs. */
export const JobPanel = ({ timer, data }: Props) => {
  const { schedule, forecasts, now, isReadOnly } = data;
  const [draft, change] = useState(() => draftOf(timer, schedule?.zone ?? 'UTC'));
  const name = jobText[timer.job];
  const wanted = timerChange(timer, draft);
  const rhythm = rhythmOf(draft);
  const forecast = forecasts?.find(({ job, mode }) => job === timer.job && mode === 'incremental');
  const quiet = schedule?.quiet ?? null;
  return (
    <section className="card job-panel" aria-label={`Schedule of ${name}`}>
      <div className="card-head">
        <h2>{name}</h2>
        <span className="faint">{untilText(timer, now)}</span>
      </div>
      <p className="muted">{sentenceCase(jobEffect[timer.job])}.</p>
      <form
        className="schedule-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== null) void saveTimer(wanted);
        }}
      >
        <RhythmFields {...{ draft, name, isReadOnly }} schedule={schedule} onChange={change} />
        {draft.kind === 'interval' && rhythm?.kind === 'interval' ? (
          <IntervalSlider
            name={name}
            everyMs={rhythm.everyMs}
            isDisabled={isReadOnly}
            onChange={(everyMs) => change({ ...draft, minutes: String(everyMs / 60_000) })}
          />
        ) : null}
        {rhythm === null ? (
          <p className="bad-text">From 1 to 1,440 minutes, or a time of day.</p>
        ) : forecast === undefined ? (
          <Missing sentence={data.forecastError?.sentence ?? null} />
        ) : (
          <Consequences
            job={timer.job}
            isOn={draft.isOn}
            policies={data.policies}
            chosen={tradeOffOf(rhythm, quiet, forecast)}
            kept={wanted === null || !timer.isOn ? null : tradeOffOf(timer.rhythm, quiet, forecast)}
            keptText={rhythmText(timer.rhythm)}
            forecast={forecast}
          />
        )}
        <div className="buttons">
          <button
            type="button"
            className="btn"
            disabled={wanted === null && rhythm !== null}
            onClick={() => change(draftOf(timer, schedule?.zone ?? 'UTC'))}
          >
            As it was
          </button>
          <button type="submit" className="btn pri" disabled={wanted === null || isReadOnly}>
            Save
          </button>
        </div>
      </form>
      <CostTable job={timer.job} forecasts={forecasts} isBlocked={data.isBlocked} />
    </section>
  );
};

const Missing = ({ sentence }: { readonly sentence: string | null }) =>
  sentence === null ? <Skeleton width="100%" height={60} /> : <p className="bad-text">{sentence}</p>;

type FieldProps = {
  readonly draft: TimerDraft;
  readonly name: string;
  readonly isReadOnly: boolean;
  readonly schedule: Schedule | undefined;
  readonly onChange: (draft: TimerDraft) => void;
};

const RhythmFields = ({ draft, name, isReadOnly, schedule, onChange }: FieldProps) => (
  <fieldset disabled={isReadOnly}>
    <legend className="visually-hidden">When {name} runs</legend>
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
        <ZoneChoice
          label={`Time zone of ${name}`}
          zone={draft.zone}
          zones={zonesWith([schedule?.zone ?? 'UTC', draft.zone])}
          onChange={(zone) => onChange({ ...draft, zone })}
        />
      </>
    )}
  </fieldset>
);
