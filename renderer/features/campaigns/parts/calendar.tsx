import type { CSSProperties } from 'react';
import { campaignText, outText, type ShownCampaign } from '../../../text/campaign-text.ts';
import { clock, day, weekdayAndDay } from '../../../text/format.ts';
import { daysAround, placedOn } from '../days.ts';

/** As many as fit a day's cell; the rest is counted. */
const mostPerDay = 3;

type Props = {
  readonly campaigns: readonly ShownCampaign[];
  readonly now: number;
  readonly selectedId: number | null;
  readonly onSelect: (campaign: ShownCampaign) => void;
};

/** Fourteen days: what went out and what will, with where now is. */
export const Calendar = ({ campaigns, now, selectedId, onSelect }: Props) => {
  const days = daysAround(now);
  const placed = placedOn(campaigns, days);
  return (
    <section className="card calendar" aria-label={campaignText.calendar}>
      {days.map((from, index) => (
        <Day
          key={from}
          {...{ from, now, selectedId, onSelect }}
          until={days[index + 1] ?? from + 86_400_000}
          placed={placed[index] ?? []}
        />
      ))}
    </section>
  );
};

type DayProps = Omit<Props, 'campaigns'> & {
  readonly from: number;
  readonly until: number;
  readonly placed: ReturnType<typeof placedOn<ShownCampaign>>[number];
};

const Day = ({ from, until, placed, now, selectedId, onSelect }: DayProps) => {
  const isToday = now >= from && now < until;
  const shown = placed.slice(0, mostPerDay);
  const style = { '--gone': `${((now - from) / (until - from)) * 100}%` } as CSSProperties;
  return (
    <div className={isToday ? 'calendar-day today' : 'calendar-day'} style={isToday ? style : undefined}>
      <h2 aria-label={weekdayAndDay(from)}>{isToday ? 'Today' : weekdayAndDay(from).slice(0, 6).trim()}</h2>
      {shown.map(({ campaign, at }) => (
        <button
          key={campaign.id}
          type="button"
          className={['calendar-send', campaign.state, selectedId === campaign.id ? 'on' : ''].join(' ')}
          aria-pressed={selectedId === campaign.id}
          title={`${campaign.name}: ${outText(campaign, now)}, ${day(at)} ${clock(at)}`}
          onClick={() => onSelect(campaign)}
        >
          <b>{campaign.name}</b>
          <span>{clock(at)}</span>
        </button>
      ))}
      {placed.length > shown.length ? <p className="faint">{placed.length - shown.length} more</p> : null}
    </div>
  );
};
