import { create } from 'zustand';
import { announce, complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { campaignText, type ShownCampaign, type StateFilter, statesOf } from '../../text/campaign-text.ts';

type CampaignsState = {
  readonly filter: StateFilter;
  readonly selectedId: number | null;
  /** Pages behind the first, which is kept current by itself. */
  readonly older: readonly ShownCampaign[];
  /** Where the next page starts; undefined while only the first page was read. */
  readonly next: string | null | undefined;
  readonly isNaming: boolean;
};

/** The Campaigns screen's own state. */
export const useCampaigns = create<CampaignsState>(() => ({
  filter: 'coming',
  selectedId: null,
  older: [],
  next: undefined,
  isNaming: false,
}));

const { getState: now, setState: set } = useCampaigns;

/** By which the row of a campaign is found in the page. */
export const rowId = (id: number): string => `campaign-${id}`;
export const select = (selectedId: number): void => set({ selectedId });
export const showNaming = (isNaming: boolean): void => set({ isNaming });

export const setFilter = (filter: StateFilter): void => set({ filter, selectedId: null, older: [], next: undefined });

/** Shows a campaign of the calendar, in the list that it belongs to. */
export const showCampaign = ({ id, state }: ShownCampaign): void => {
  const filter = state === 'sent' ? 'sent' : 'coming';
  if (now().filter !== filter) setFilter(filter);
  select(id);
};

/** Adds the page that begins at this place. */
export const readMore = async (cursor: string): Promise<void> => {
  const { filter } = now();
  const page = await invoke('campaign.page', { states: statesOf[filter], cursor, limit: 50 });
  if (!page.ok) return complain(page.error.sentence);
  if (now().filter !== filter) return;
  set({ older: [...now().older, ...page.value.campaigns], next: page.value.nextCursor });
};

/** Reads lists, segments and campaigns from Dotdigital. */
export const readCampaigns = async (): Promise<void> => {
  const started = await invoke('sync.start', { job: 'campaigns', mode: 'incremental' });
  if (started.ok) announce('The sync has started.');
  else complain(started.error.sentence);
};

/** Keeps what the operator names; none takes it back. Answers the refusal, or null. */
export const nameTargets = async (id: number, audiences: readonly number[]): Promise<string | null> => {
  const answer = await invoke('campaign.name-targets', { id, audiences });
  if (!answer.ok) return answer.error.sentence;
  set({ isNaming: false });
  queries.retry('campaign.audience', { id });
  announce(campaignText.saved);
  return null;
};
