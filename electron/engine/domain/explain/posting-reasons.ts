import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { Reason } from '../../../../shared/domain/reason.ts';
import { waitSentence } from '../posting/sentence.ts';
import type { Suggestion } from './suggestion.ts';

/** Why a marketing order should be posted, and everything that it waits for. */
export const postingSuggestion = ({ posting }: Evidence): Suggestion => {
  if (posting === undefined) return { confidence: 'none', reasons: [] };
  const { waits, customer, asItStands, withFix, key } = posting;
  const reasons: readonly Reason[] = [
    { code: 'not-in-erp', key },
    ...(customer?.by === 'erp-number' ? [{ code: 'linked-by-number', number: customer.number } as const] : []),
    ...waits.map((wait): Reason => ({ code: 'posting-waits', reason: wait.reason, sentence: waitSentence(wait) })),
  ];
  const confidence = waits.length === 0 ? 'certain' : withFix !== null ? 'likely' : 'none';
  return { confidence: asItStands === null ? 'none' : confidence, reasons };
};
