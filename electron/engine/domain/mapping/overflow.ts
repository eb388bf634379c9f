import type { Target } from '../../../../shared/domain/mapping-document.ts';

/** The most that a data field of text holds (contract dotdigital 5 [S]; older texts say 255). */
const longestText = 1_000;

/** A number: at most 18 digits before the point and 9 behind it (contract dotdigital 5 [S]). */
const plainNumber = /^[+-]?\d{1,18}(\.\d{1,9})?$/;

/** Why a data field cannot hold what would be sent, in a sentence; null where it can. Never the value: it may be personal. */
export const overflowOf = (target: Target | null, sent: string | null): string | null => {
  if (target === null || sent === null) return null;
  if (target.type === 'String' && sent.length > longestText)
    return `It is longer than the 1,000 signs that ${target.name} holds; shorten it, or let its steps shorten it.`;
  if (target.type === 'Numeric' && !plainNumber.test(sent))
    return `${target.name} holds at most 18 digits before the point and 9 behind it.`;
  return null;
};
