import type { WaitReason } from '../../shared/domain/posting.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { ago, counted, day, grouped } from './format.ts';

export type PostingStanding = OutputOf<'posting.standing'>;
export type PostingRow = OutputOf<'posting.page'>['rows'][number];

/** What an order waits for, as one of many. */
export const waitText: Readonly<Record<WaitReason, string>> = {
  'customer-missing': 'no customer in the ERP',
  'customer-gone': 'customer number unknown to the ERP',
  'customer-by-email': 'customer known by address only',
  'customer-blocked': 'customer inactive in the ERP',
  'maybe-posted': 'an order like it is in the ERP',
  'sku-unknown': 'SKU unknown to the ERP',
  'sku-discontinued': 'SKU not sold any more',
  'period-closed': 'period closed',
  'period-restricted': 'period restricted',
  'period-unknown': 'period not known',
  incomplete: 'an amount or article is missing',
  'totals-off': 'total does not add up',
  'currency-unknown': 'currency new to the ERP',
  'status-unknown': 'status not known',
  refused: 'refused by the ERP',
};

/** Figures with what each means; together they are all that the ERP lacks on our sources. */
export const postingRows = ({ standing }: PostingStanding): readonly (readonly [string, number])[] => [
  ['not in the ERP', standing.unposted],
  ['ready to be posted', standing.ready],
  ['on the shelf', standing.waiting.reduce((sum, { count }) => sum + count, 0)],
  ['may still come from the shop', standing.inGrace],
  ['nothing sold', standing.void],
];

export const postingText = {
  title: 'Marketing orders that the ERP lacks',
  unread: 'They were not looked at yet; run the job once.',
  none: 'The ERP has every marketing order.',
  ready: (count: number): string => `What would be posted (${grouped(count)})`,
  shelf: (count: number): string =>
    `On the shelf (${grouped(count)}): released by itself when what it waits for is there`,
  policy: ({ isPolicyOn }: PostingStanding): string =>
    isPolicyOn
      ? 'The policy posts what is ready, within its bounds; what is on the shelf is for a person.'
      : 'The policy is off: each is for a person. Nothing is sent by looking.',
  byPerson: 'It came back from a decision: a person decides, no policy posts it.',
  since: (since: number, now: number): string => `since ${day(since)}, ${ago(since, now)}`,
  reasonCount: ({ reason, count, since }: PostingStanding['standing']['waiting'][number], now: number): string =>
    `${counted(count, 'order')}: ${waitText[reason]}, the first ${ago(since, now)}`,
  elsewhere: (sources: PostingStanding['standing']['elsewhere']): string =>
    `Not in the ERP either, and not ours to post: ${sources
      .map(({ source, count }) => `${grouped(count)} on ${source === '' ? 'no channel' : `“${source}”`}`)
      .join(', ')}.`,
  amount: ({ total, currency }: Pick<PostingRow, 'total' | 'currency'>): string =>
    total === null ? 'amount not told' : `${total} ${currency ?? ''}`.trim(),
  open: 'Decide',
  /** Said before it is posted: how far it can be taken back, and what reading back does not show. */
  notes: [
    'It can be taken back from the change log until the ERP ships it; it stays in the ERP as cancelled, and is not posted again.',
    'Reading back compares customer, amounts and lines; the ERP does not tell its posting date.',
  ],
  /** The choice between two ways of posting. */
  choice: { question: 'How it is posted', head: 'Posted', chosen: 'chosen' },
  sent: 'Exactly what is sent',
  more: 'Show more',
} as const;

export const postingSettingsText = {
  title: 'Marketing orders of ours to post',
  intro:
    'An order in Dotdigital is ours to post when its channel says so and the ERP does not have it after a while: the shop’s own feed may only be late.',
  sources: 'Channels, separated by commas',
  grace: 'Hours that the shop’s own feed may take',
  channel: 'Channel in the ERP',
  save: 'Save',
  kept: 'Which orders are ours to post was changed; the next run looks at them.',
} as const;
