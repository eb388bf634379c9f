import { useRef } from 'react';
import { useQuery } from '../../ipc/use-query.ts';
import { type ShownCampaign, statesOf } from '../../text/campaign-text.ts';
import { readMore, useCampaigns } from './store.ts';

/** The campaigns that are listed: the first page is kept current, what was loaded behind it stays as it was. */
export const useCampaignList = () => {
  const { filter, older, next } = useCampaigns();
  const { data, error, retry } = useQuery('campaign.page', { states: statesOf[filter], limit: 50 });
  const kept = useRef(data);
  if (data !== undefined) kept.current = data;
  const cursor = next === undefined ? (data?.nextCursor ?? null) : next;
  return {
    campaigns: joined(data?.campaigns ?? [], older),
    counts: kept.current?.counts,
    readAt: kept.current?.readAt ?? null,
    isRead: data !== undefined,
    error,
    retry,
    more: cursor === null ? null : () => void readMore(cursor),
  };
};

const joined = (first: readonly ShownCampaign[], older: readonly ShownCampaign[]): readonly ShownCampaign[] => {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...older.filter(({ id }) => !known.has(id))];
};
