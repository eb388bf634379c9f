import type { Answer, Call } from '../server/http.ts';
import { campaignStatuses, type StoredCampaign } from './campaigns-store.ts';
import { invalidV2, sinceOf } from './v2-paging.ts';

type Filter = (campaign: StoredCampaign) => boolean;

/** Values may come repeated or with commas between them; the sources show neither [I]. */
const valuesOf = ({ query }: Call, name: string): readonly string[] =>
  query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

const instantIn = ({ query }: Call, name: string): number | null | Answer => {
  const text = query.get(name);
  return text === null || text === '' ? null : sinceOf(text);
};

const isBad = (value: number | null | Answer): value is Answer => typeof value === 'object' && value !== null;

const isAny = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.some((one) => one.toLowerCase() === value.toLowerCase());

const known = (wanted: readonly string[], words: readonly string[]): boolean =>
  wanted.every((one) => words.some((word) => word.toLowerCase() === one.toLowerCase()));

/**
 * What a query asks of campaigns (contract dotdigital 7.1 [C]): one type, all of the tags, any of the states, sent on or after
 * an instant, scheduled between two. Or the refusal.
 */
export const filterOf = (call: Call): Filter | Answer => {
  const [types, tags, statuses] = [valuesOf(call, '~type'), valuesOf(call, '~tags'), valuesOf(call, '~statuses')];
  if (types.length > 1 || !known(types, ['Standard', 'Triggered'])) return invalidV2('The type is not a valid type.');
  if (!known(statuses, campaignStatuses)) return invalidV2('A status is not a valid status.');
  const sentFrom = instantIn(call, '~sentDate');
  const [from, to] = [instantIn(call, '~scheduledDateFrom'), instantIn(call, '~scheduledDateTo')];
  if (isBad(sentFrom)) return sentFrom;
  if (isBad(from)) return from;
  if (isBad(to)) return to;
  return (campaign) =>
    isAny(types, campaign.type) &&
    isAny(statuses, campaign.status) &&
    tags.every((tag) => known([tag], campaign.tags)) &&
    (sentFrom === null || (campaign.lastSentAt !== null && campaign.lastSentAt >= sentFrom)) &&
    (from === null || (campaign.scheduledAt !== null && campaign.scheduledAt >= from)) &&
    (to === null || (campaign.scheduledAt !== null && campaign.scheduledAt <= to));
};
