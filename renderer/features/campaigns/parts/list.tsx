import { campaignText, goesToText, outText, type ShownCampaign } from '../../../text/campaign-text.ts';
import { clock, day } from '../../../text/format.ts';
import { outAt } from '../days.ts';
import { rowId, select } from '../store.ts';

type Props = {
  readonly campaigns: readonly ShownCampaign[];
  readonly selectedId: number | null;
  readonly now: number;
  readonly onMore: (() => void) | null;
};

/** Campaigns in the order in which they go out, or went. */
export const List = ({ campaigns, selectedId, now, onMore }: Props) => (
  <div className="campaign-rows">
    <ul aria-label={campaignText.title}>
      {campaigns.map((campaign) => (
        <li key={campaign.id}>
          <button
            id={rowId(campaign.id)}
            type="button"
            className={campaign.id === selectedId ? 'campaign-row on' : 'campaign-row'}
            aria-current={campaign.id === selectedId}
            onClick={() => select(campaign.id)}
          >
            <b className="ellipsis">{campaign.name}</b>
            <span className={isSoon(campaign, now) ? 'pill warn' : 'pill'}>{outText(campaign, now)}</span>
            <span className="muted ellipsis">{goesToText(campaign)}</span>
            <span className="faint">{dayText(campaign)}</span>
          </button>
        </li>
      ))}
    </ul>
    {onMore === null ? null : (
      <button type="button" className="btn ghost" onClick={onMore}>
        {campaignText.more}
      </button>
    )}
  </div>
);

/** Within a day: what is wrong with its audience has to be seen to now. */
const isSoon = ({ state, scheduledAt }: ShownCampaign, now: number): boolean =>
  state === 'scheduled' && scheduledAt !== null && scheduledAt - now < 86_400_000;

const dayText = (campaign: ShownCampaign): string => {
  const at = outAt(campaign);
  return at === null ? '' : `${day(at)}, ${clock(at)}`;
};
