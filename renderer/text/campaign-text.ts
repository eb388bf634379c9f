import type { CampaignState } from '../../shared/domain/campaign.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { ago, ahead, counted, exactMoment, grouped, listed } from './format.ts';

export type ShownCampaign = OutputOf<'campaign.page'>['campaigns'][number];
export type ShownTarget = NonNullable<ShownCampaign['targets']>[number];
export type Audience = NonNullable<OutputOf<'campaign.audience'>['audience']>;

export const campaignStateText: Readonly<Record<CampaignState, string>> = {
  scheduled: 'Scheduled',
  sending: 'Going out now',
  sent: 'Sent',
  paused: 'Paused',
  cancelled: 'Cancelled',
  'awaiting-approval': 'Awaits approval',
  triggered: 'Sent one by one',
  draft: 'Draft',
  other: 'Unknown state',
};

/** When it goes out or went out, as a pill tells it. */
export const outText = ({ state, scheduledAt, sentAt }: ShownCampaign, now: number): string => {
  if (state === 'scheduled' && scheduledAt !== null)
    return scheduledAt < now ? 'Due now' : `Sends ${ahead(scheduledAt, now)}`;
  if (state === 'sent' && sentAt !== null) return `Sent ${ago(sentAt, now)}`;
  return campaignStateText[state];
};

/** The instant beyond doubt, for what is shown in detail. */
export const outExactly = ({ state, scheduledAt, sentAt }: ShownCampaign): string | null => {
  if (state === 'scheduled') return scheduledAt === null ? null : exactMoment(scheduledAt);
  return sentAt === null ? null : exactMoment(sentAt);
};

/** Where a campaign goes, in a line of the list. */
export const goesToText = ({ targets, named, moreTargets }: ShownCampaign): string => {
  const known = targets ?? named?.targets ?? null;
  if (known === null) return 'Target not told';
  if (known.length === 0) return 'To nobody';
  const names = known.slice(0, 2).map(({ name }) => name);
  const more = known.length - names.length + moreTargets;
  return more > 0 ? `${names.join(', ')} and ${grouped(more)} more` : listed(names);
};

/** The parts of an audience, each contact once: they add up to all of it. */
export const audienceParts = (audience: Audience): readonly (readonly [string, number, 'good' | 'bad' | 'plain'])[] => [
  ['in its lists', audience.contacts, 'plain'],
  ['unsubscribed or suppressed', audience.optedOut, 'plain'],
  ['bounced', audience.bounced, 'bad'],
  ['never asked, or not answered yet', audience.unasked, 'plain'],
  ['deleted or binned', audience.gone, 'plain'],
  ['reached', audience.reached, 'good'],
];

/** "87.7 %": of whom it reaches. */
export const reachShare = ({ contacts, reached }: Audience): string =>
  contacts === 0 ? '' : `${((reached / contacts) * 100).toFixed(1)} %`;

export const campaignText = {
  title: 'Campaigns',
  intro: (counts: OutputOf<'campaign.page'>['counts']): string =>
    `${counted(counts.campaigns, 'campaign')}, ${counted(counts.lists, 'list')} and ${counted(counts.segments, 'segment')} of the account.`,
  showCases: 'Show these cases',
  readAt: (at: number, now: number): string => `Read ${ago(at, now)}`,
  read: 'Read now',
  more: 'Show more',
  unread: 'Campaigns have not been read yet',
  unreadText: 'A run of Campaigns reads lists, segments and campaigns from Dotdigital. It writes nothing.',
  none: 'No campaign like that',
  noneText: 'The account has none in this state.',
  calendar: 'What goes out, by day',
  subject: 'Subject',
  type: 'Kind',
  tags: 'Tags',
  goesTo: 'Goes to',
  wentTo: 'Went to',
  target: 'List or segment',
  contacts: 'Contacts there',
  gone: 'no longer in the account',
  unknownCount: 'not told',
  nobody: 'Dotdigital names no list and no segment.',
  untold: 'Dotdigital does not tell where a campaign goes before it has gone.',
  name: 'Name its target…',
  rename: 'Change…',
  namedBy: ({ by, at }: NonNullable<ShownCampaign['named']>, now: number): string =>
    `Named by hand by ${by}, ${ago(at, now)}. Dotdigital does not tell it.`,
  noLongerTold: 'Unknown: it changed since its targets were read. The next run asks again.',
  dialog: (name: string): string => `Where “${name}” goes`,
  dialogText:
    'Dotdigital does not tell it. What you name is kept here only, with your name; nothing is changed in Dotdigital.',
  search: 'Find a list or segment',
  noFound: 'No list and no segment has this in its name.',
  chosen: (count: number): string => (count === 0 ? 'Nothing chosen' : `${counted(count, 'target')} chosen`),
  save: 'Keep',
  takeBack: 'Take back',
  cancel: 'Cancel',
  saved: 'The target was kept.',
  reach: 'Whom it reaches',
  reachIntro: 'every contact counted once, as last read',
  notCounted: (names: readonly string[]): string =>
    `Not in these figures: ${listed(names.slice(0, 5))}${names.length > 5 ? ` and ${grouped(names.length - 5)} more` : ''}. Dotdigital tells only how many are in it.`,
  noReach: 'It goes to no list whose members Concord has read; of a segment Dotdigital tells the number alone.',
  cases: 'What is wrong with that audience',
  noCases: 'No open mismatch about any of them.',
  casesOf: (count: number): string => counted(count, 'open mismatch', 'open mismatches'),
} as const;

export const stateFilters = ['coming', 'sent', 'others'] as const;
export type StateFilter = (typeof stateFilters)[number];

export const stateFilterText: Readonly<Record<StateFilter, string>> = {
  coming: 'Coming',
  sent: 'Sent',
  others: 'Others',
};

export const statesOf: Readonly<Record<StateFilter, readonly CampaignState[]>> = {
  coming: ['scheduled', 'sending'],
  sent: ['sent'],
  others: ['draft', 'awaiting-approval', 'triggered', 'paused', 'cancelled', 'other'],
};
