import { useActions } from '../../actions/use-actions.ts';
import { ListSkeleton } from '../../design/list-skeleton.tsx';
import { State } from '../../design/state.tsx';
import { UnreadState } from '../../design/unread.tsx';
import { useNow } from '../../frame/use-now.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { campaignText, type ShownCampaign, stateFilters, stateFilterText } from '../../text/campaign-text.ts';
import { campaignActions } from './campaign-actions.ts';
import { Calendar } from './parts/calendar.tsx';
import { Detail } from './parts/detail.tsx';
import { List } from './parts/list.tsx';
import { NamingDialog } from './parts/naming-dialog.tsx';
import { readCampaigns, setFilter, showCampaign, useCampaigns } from './store.ts';
import { useCampaignList } from './use-campaign-list.ts';

/** Campaigns: what goes out next and what went out, where to, whom it reaches, and what is wrong with that audience. */
export const CampaignsView = () => {
  const { filter, selectedId, isNaming } = useCampaigns();
  const now = useNow();
  const list = useCampaignList();
  const around = useQuery('campaign.page', { states: ['scheduled', 'sending', 'sent'], limit: 100 }).data;
  const isReadOnly = useQuery('workspace.get', {}).data?.access === 'read-only';
  // The calendar also shows what the list has not come to yet.
  const selected =
    [...list.campaigns, ...(around?.campaigns ?? [])].find(({ id }) => id === selectedId) ?? list.campaigns[0];
  useActions(campaignActions(list.campaigns, selected, isReadOnly));
  return (
    <main className="campaigns">
      <header className="campaigns-head">
        <div>
          <h1>{campaignText.title}</h1>
          <p className="muted">
            {list.counts === undefined || list.readAt === null ? ' ' : campaignText.intro(list.counts)}
          </p>
        </div>
        {list.readAt === null ? null : <span className="muted">{campaignText.readAt(list.readAt, now)}</span>}
        <button type="button" className="btn" disabled={isReadOnly} onClick={() => void readCampaigns()}>
          {campaignText.read}
        </button>
      </header>
      {list.isRead && list.readAt === null ? (
        <State title={campaignText.unread}>
          <p className="muted">{campaignText.unreadText}</p>
        </State>
      ) : (
        <>
          <Calendar
            campaigns={around?.campaigns ?? []}
            now={now}
            selectedId={selected?.id ?? null}
            onSelect={showCampaign}
          />
          <div className="campaigns-columns">
            <section className="campaign-list" aria-label={campaignText.title}>
              <div className="campaign-filters">
                {stateFilters.map((one) => (
                  <button
                    key={one}
                    type="button"
                    className={one === filter ? 'pill on' : 'pill'}
                    aria-pressed={one === filter}
                    onClick={() => setFilter(one)}
                  >
                    {stateFilterText[one]}
                  </button>
                ))}
              </div>
              <Rows list={list} selected={selected} now={now} />
            </section>
            <section className="campaign-detail" aria-label={selected?.name ?? campaignText.title}>
              {selected === undefined ? null : <Detail campaign={selected} now={now} isReadOnly={isReadOnly} />}
            </section>
          </div>
        </>
      )}
      {isNaming && selected !== undefined ? <NamingDialog key={selected.id} campaign={selected} /> : null}
    </main>
  );
};

type RowsProps = {
  readonly list: ReturnType<typeof useCampaignList>;
  readonly selected: ShownCampaign | undefined;
  readonly now: number;
};

const Rows = ({ list, selected, now }: RowsProps) => {
  if (list.campaigns.length > 0)
    return <List campaigns={list.campaigns} selectedId={selected?.id ?? null} now={now} onMore={list.more} />;
  if (list.error !== null)
    return <UnreadState title="The campaigns could not be read" sentence={list.error.sentence} retry={list.retry} />;
  if (!list.isRead)
    return <ListSkeleton className="campaign-rows" rowClassName="campaign-row still" widths={[62, 48, 56, 70]} />;
  return (
    <State title={campaignText.none}>
      <p className="muted">{campaignText.noneText}</p>
    </State>
  );
};
