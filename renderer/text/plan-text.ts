import { backfillDays, type Policy, type WritePolicy } from '../../shared/domain/policy.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped } from './format.ts';

export type Standing = OutputOf<'job.standing'>;
export type Planned = OutputOf<'job.plan'>['writes'][number];
export type PlannedJob = 'products' | 'orders';

/** Whether a run of this job compares records of insight data, of which a plan can be made. */
export const isPlanned = (job: string): job is PlannedJob => job === 'products' || job === 'orders';

const thing: Readonly<Record<PlannedJob, string>> = { products: 'item', orders: 'order' };

/** The figures of a comparison with what each means, in the order in which they add up. */
export const standingRows = (
  job: PlannedJob,
  { standing }: Pick<Standing, 'standing'>,
): readonly (readonly [string, number])[] => [
  [job === 'products' ? 'Sold, with a price' : 'In scope, buyer known', standing.expected],
  ['agree', standing.agreeing],
  ['missing in Dotdigital', standing.missing],
  ['differ', standing.differing],
  ...(job === 'orders' ? [['on another contact', standing.misplaced] as const] : []),
  [job === 'products' ? 'in the catalogue, not sold' : 'in Dotdigital, not in scope', standing.extra],
  [job === 'products' ? 'cannot be shown in a mailing' : 'without amount, currency or date', standing.unreadable],
];

/** A field of an item or an order, as a person calls it. */
const fieldNames: Readonly<Record<string, string>> = {
  specialPrice: 'special price',
  url: 'address',
  imageUrl: 'image',
  orderedAt: 'ordered at',
};

export const planText = {
  field: (name: string): string => fieldNames[name] ?? name,
  title: 'How both sides stand now',
  show: 'What would be written…',
  dialog: (job: PlannedJob): string => `What a run of ${job === 'products' ? 'Products' : 'Orders'} would write`,
  unread: 'Nothing has been read yet; run the job once.',
  nothing: 'Both sides agree; a run would write nothing.',
  count: (job: PlannedJob, { standing, calls }: Standing): string => {
    const count = standing.missing + standing.differing;
    return `${counted(count, thing[job])} in ${counted(calls, 'call')} at least, while the policy is on. Nothing is sent by looking.`;
  },
  held: `Older than ${backfillDays} days, or cancelled before it came: a person decides, no policy adds it.`,
  verb: { create: 'add', update: 'change' } as const,
  sent: 'Exactly what is sent',
  more: 'Show more',
  close: 'Close',
  none: '(nothing)',
} as const;

const policyNames: Readonly<Record<WritePolicy, readonly [string, string]>> = {
  'publish-items': [
    'Keep the catalogue up to date',
    'Adds and changes catalogue items so that name, price, stock, address, image and category are the ERP’s. Takes none away.',
  ],
  'send-orders': [
    'Send orders',
    `Adds orders of the last ${backfillDays} days and changes those whose amount, status or lines differ. Moves none to another contact.`,
  ],
  'write-attributes': [
    'Write attributes',
    'Writes to existing contacts the fields that the ERP is right about. No email address, no consent, no malformed value, and no case that came back after a decision.',
  ],
  'create-contacts': [
    'Create contacts',
    'Creates contacts of customers whose permission is on record, with channel status and consent record. Nobody who ever opted out.',
  ],
  'post-orders': [
    'Post marketing orders',
    'Posts to the ERP the marketing orders that it lacks and that wait for nothing. Each is looked up first, sent once and read back. Never one on the shelf, or one that came back. It is cancelled only until the ERP ships it.',
  ],
};

export const policyText = {
  title: 'What jobs write by themselves',
  intro: 'Off until you switch it on. Every write is noted before it is sent and read back afterwards.',
  name: (policy: WritePolicy): string => policyNames[policy][0],
  effect: (policy: WritePolicy): string => policyNames[policy][1],
  cap: 'at most',
  capUnit: 'records a run',
  capLabel: (policy: WritePolicy): string => `Most records that one run writes: ${policyNames[policy][0]}`,
  share: 'stops and asks above',
  shareUnit: '% of what is expected',
  shareLabel: (policy: WritePolicy): string => `Share above which a run stops and asks: ${policyNames[policy][0]}`,
  range: 'From 1 to 1,000,000 records, and from 0.1 to 100 %.',
  save: 'Save',
  kept: 'The policy was changed.',
  changed: ({ changedBy, isOn }: Pick<Policy, 'changedBy' | 'isOn'>): string =>
    changedBy === null ? 'off, as it comes' : `${isOn ? 'on' : 'off'}, by ${changedBy}`,
  reviewer: 'A reviewer’s desk writes nothing, whatever is set here.',
} as const;

/** "3 of 12 shown". */
export const shownText = (shown: number, all: number): string => `${grouped(shown)} of ${grouped(all)} shown`;
