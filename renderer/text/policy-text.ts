import { backfillDays, type Policy, type WritePolicy } from '../../shared/domain/policy.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped } from './format.ts';

export type ListedPolicy = OutputOf<'policy.list'>['policies'][number];
export type Outlook = OutputOf<'policy.outlook'>['outlooks'][number];

const policyNames: Readonly<Record<WritePolicy, readonly [string, string]>> = {
  'publish-items': [
    'Keep the catalogue up to date',
    'Adds and changes catalogue items so that name, price, stock, address, image and category are the ERP’s. Takes none away, and changes none that a person set aside or took back.',
  ],
  'send-orders': [
    'Send orders',
    `Adds orders of the last ${backfillDays} days and changes those whose amount, status or lines differ. Moves none to another contact, and sends none that a person set aside or took back.`,
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
  'withdraw-items': [
    'Withdraw discontinued items',
    'Deletes from the catalogue the items that the ERP says it does not sell any more. Each is read once more before, and read back afterwards; undone, it is put back. None that the ERP does not know, that is assigned, or that came back after a decision.',
  ],
};

export const policyText = {
  title: 'What jobs write by themselves',
  intro: 'Off until you switch it on. Every write is noted before it is sent and read back afterwards.',
  proposed: 'proposed',
  proposal: 'Proposed: the sync writes these by itself. They are off until you confirm them.',
  look: 'Look at them',
  outlook: 'What the policies would do now',
  optOuts: 'What the next run would record',
  dryRun: 'Case by case, as they stand; written only while the policy is on. Nothing is sent by looking.',
  sample: 'leaves',
  sampleLabel: (policy: WritePolicy): string => `Share of every run that is left for review: ${policyNames[policy][0]}`,
  sampleUnit: '% of every run for review, until',
  untilLabel: (policy: WritePolicy): string => `Approvals in a row that end the review: ${policyNames[policy][0]}`,
  untilUnit: 'in a row were approved as they were',
  name: (policy: WritePolicy): string => policyNames[policy][0],
  effect: (policy: WritePolicy): string => policyNames[policy][1],
  cap: 'at most',
  capUnit: 'records a run',
  capLabel: (policy: WritePolicy): string => `Most records that one run writes: ${policyNames[policy][0]}`,
  share: 'stops and asks above',
  shareUnit: (policy: WritePolicy): string =>
    policy === 'withdraw-items' ? '% of the catalogue' : '% of what is expected',
  shareLabel: (policy: WritePolicy): string => `Share above which a run stops and asks: ${policyNames[policy][0]}`,
  range: 'From 1 to 1,000,000 records, and from 0.1 to 100 %.',
  sampleRange: 'From 1 to 100 %, and from 1 to 1,000 approvals.',
  save: 'Save',
  kept: 'The policy was changed.',
  changed: ({ changedBy, isOn }: Pick<Policy, 'changedBy' | 'isOn'>): string =>
    changedBy === null ? 'off, as it comes' : `${isOn ? 'on' : 'off'}, by ${changedBy}`,
  reviewer: 'A reviewer’s desk writes nothing, whatever is set here.',
} as const;

/** How far the review of a policy is: "2 of 20 approved in a row, 3 wait in Mismatches". */
export const sampleText = ({ sample, sampleStanding }: ListedPolicy): string | null => {
  if (sample === null || sampleStanding === null) return null;
  const { approved, waiting } = sampleStanding;
  const waits = waiting === 0 ? '' : `, ${counted(waiting, 'waits', 'wait')} in Mismatches`;
  return approved >= sample.until
    ? `Reviewed: ${grouped(sample.until)} in a row were approved, so no more are left for review${waits}.`
    : `${grouped(approved)} of ${grouped(sample.until)} approved in a row${waits}.`;
};

const leftOutOf = ({ leftOut }: Outlook): number => leftOut.reduce((sum, { count }) => sum + count, 0);

/** What a policy would do with the cases as they stand: "Today it would write 34, leave 2 for review and 9 to a person." */
export const outlookText = (outlook: Outlook): string => {
  const { policy, written, sample, later, stop } = outlook;
  const verb = policy === 'withdraw-items' ? 'withdraw' : 'write';
  const left = leftOutOf(outlook);
  if (written + sample + later + left === 0) return `Today there is nothing for it to ${verb}.`;
  const parts = [
    `${verb} ${grouped(written)}`,
    ...(sample > 0 ? [`leave ${grouped(sample)} for review`] : []),
    ...(later > 0 ? [`leave ${grouped(later)} to later runs`] : []),
    ...(left > 0 ? [`leave ${grouped(left)} to a person`] : []),
  ];
  const last = parts.pop() ?? '';
  const all = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return stop === null ? `Today it would ${all}.` : `Today it would stop and ask; once accepted it would ${all}.`;
};

/** What the next consent run would do: "It would record 8 opt-outs and leave 1 to a person." */
export const optOutsText = ({ isOn, recorded, leftOut }: OutputOf<'policy.opt-outs'>): string => {
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  if (recorded + left === 0) return 'Every opt-out is known on both sides: there is nothing to record.';
  const rest = left === 0 ? '' : ` and leave ${grouped(left)} to a person`;
  const told = `record ${counted(recorded, 'opt-out')}${rest}`;
  return isOn ? `It would ${told}.` : `The policy is off; were it on, it would ${told}.`;
};

/** Why cases are left to a person: "41 · The email address would change." */
export const leftOutTexts = ({ leftOut }: Pick<Outlook, 'leftOut'>): readonly string[] =>
  leftOut.map(({ reason, count }) => `${grouped(count)} · ${reason}`);

/** The calls that it takes at least: "36 calls to Dotdigital, 24 to the ERP". */
export const outlookCalls = ({ calls }: Pick<Outlook, 'calls'>): string =>
  `${counted(calls.dotdigital, 'call')} to Dotdigital and ${grouped(calls.erp)} to the ERP${calls.imports > 0 ? `, in ${counted(calls.imports, 'import')}` : ''}`;

/** Who decided, where it was no person: "Write attributes (policy)". */
export const deciderText = (by: string): string => {
  const policy = /^policy (.+)$/.exec(by)?.[1];
  if (policy === undefined) return by;
  const names: Readonly<Record<string, readonly [string, string] | undefined>> = policyNames;
  return `${names[policy]?.[0] ?? 'Record opt-outs'} (policy)`;
};
