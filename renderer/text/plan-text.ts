import { changedThingSchema } from '../../shared/domain/change.ts';
import { backfillDays } from '../../shared/domain/policy.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { thingName } from './change-text.ts';
import { counted, grouped, sentenceCase } from './format.ts';
import { jobText } from './names.ts';

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
  field: (name: string): string => {
    const thing = changedThingSchema.safeParse(name);
    return sentenceCase(fieldNames[name] ?? (thing.success ? thingName(thing.data) : name));
  },
  title: 'How both sides stand now',
  show: 'What would be written…',
  dialog: (job: PlannedJob | 'customers' | 'consent'): string => `What a run of ${jobText[job]} would write`,
  unread: 'Nothing has been read yet; run the job once.',
  nothing: 'Both sides agree; a run would write nothing.',
  count: (job: PlannedJob, { standing, calls }: Standing, withdrawn = 0): string => {
    const count = standing.missing + standing.differing;
    const gone = withdrawn === 0 ? '' : ` ${counted(withdrawn, 'item')} to be withdrawn, each by itself.`;
    return `${counted(count, thing[job])} in ${counted(calls, 'call')} at least, while the policy is on.${gone} Nothing is sent by looking.`;
  },
  /** Why nothing is sent for a record of a plan. */
  held: (job: string): string =>
    job === 'products'
      ? 'The catalogue may have it under another dress of its SKU: a person says so first, no policy publishes it.'
      : `Older than ${backfillDays} days, or cancelled before it came: a person decides, no policy adds it.`,
  verb: { create: 'add', update: 'change', delete: 'withdraw' } as const,
  fate: { written: null, sample: 'left for review', later: 'in a later run: the cap' } as const,
  sent: 'Exactly what is sent',
  more: 'Show more',
  close: 'Close',
  none: '(nothing)',
} as const;

/** "3 of 12 shown". */
export const shownText = (shown: number, all: number): string => `${grouped(shown)} of ${grouped(all)} shown`;
