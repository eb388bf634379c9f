import type { OutputOf } from '../../shared/ipc/contract.ts';
import { clockToSecond, grouped, moment } from './format.ts';

type Verification = OutputOf<'audit.verify'>;

export type ChainVerdict = {
  readonly isWhole: boolean;
  readonly title: string;
  readonly sentence: string;
};

/** What a check of the chain found: whole, broken at an entry, or without the entry that was noted outside of it. */
export const chainVerdict = ({ entries, firstBroken, anchor }: Verification): ChainVerdict => {
  if (firstBroken !== null) {
    return {
      isWhole: false,
      title: `Chain broken at entry ${grouped(firstBroken)}`,
      sentence:
        'It, or the one before it, was altered or is missing. What stands before is whole. Keep a copy of this workspace as it is.',
    };
  }
  if (anchor?.agrees === false) {
    return {
      isWhole: false,
      title: `Anchor of ${moment(anchor.at)} disagrees`,
      sentence: `Every entry fits the one before it, but entry ${grouped(anchor.seq)} is not the one that was noted outside: the log was replaced or cut, or an older copy was put back.`,
    };
  }
  if (entries === 0) return { isWhole: true, title: 'No entry yet', sentence: 'The first change starts the chain.' };
  return {
    isWhole: true,
    title: `Chain whole. Verified to entry ${grouped(entries)}`,
    sentence:
      anchor === null
        ? 'Every entry fits the one before it. There is no anchor yet.'
        : `Anchor of ${moment(anchor.at)}, entry ${grouped(anchor.seq)}, agrees`,
  };
};

/** "at 13:59:58". */
export const checkedText = ({ verifiedAt }: Verification): string => `at ${clockToSecond(verifiedAt)}`;

/** What the word means that the card uses. */
export const anchorText =
  'An anchor is an entry that was noted outside of this workspace’s database at an earlier check: whoever replaces or cuts the log cannot change it along.';

const actionText: Readonly<Record<string, string>> = {
  approved: 'Approved',
  'taken in': 'Taken in from another desk',
  pending: 'Sent again later',
  'in-flight': 'Being sent',
  withdrawn: 'Withdrawn',
  sent: 'Sent',
  accepted: 'Accepted',
  verified: 'Verified',
  unconfirmed: 'Not confirmed',
  rejected: 'Refused',
  stale: 'Stale, not sent',
  diverged: 'Read back differs',
  dead: 'Given up',
};

/** An entry's action in the words of the screen, where it has some. */
export const auditActionText = (action: string): string =>
  action.startsWith('undoing ') ? 'Undoing approved' : (actionText[action] ?? action);
