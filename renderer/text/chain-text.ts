import type { OutputOf } from '../../shared/ipc/contract.ts';
import { clock, clockToSecond, day, grouped } from './format.ts';

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
        'That entry, or the one before it, was altered or is missing. What stands before it is whole; do not rely on the rest, and keep a copy of this workspace as it is.',
    };
  }
  if (anchor?.agrees === false) {
    return {
      isWhole: false,
      title: `Entry ${grouped(anchor.seq)} is not the one that was noted`,
      sentence: `Every entry fits the one before it, but not what was noted outside of this workspace on ${day(anchor.at)} at ${clock(anchor.at)}: the log was replaced or cut, or an older copy was put back.`,
    };
  }
  if (entries === 0) return { isWhole: true, title: 'No entry yet', sentence: 'The first change starts the chain.' };
  return {
    isWhole: true,
    title: `Chain whole. Verified to entry ${grouped(entries)}`,
    sentence:
      anchor === null
        ? 'Every entry fits the one before it. None had been noted outside of this workspace yet.'
        : `Entry ${grouped(anchor.seq)}, noted outside of this workspace on ${day(anchor.at)} at ${clock(anchor.at)}, agrees.`,
  };
};

/** "at 13:59:58, none missing, none altered". */
export const checkedText = ({ verifiedAt, firstBroken, entries }: Verification): string =>
  `at ${clockToSecond(verifiedAt)}${firstBroken === null && entries > 0 ? ', none missing, none altered' : ''}`;

const actionText: Readonly<Record<string, string>> = {
  approved: 'Approved',
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
