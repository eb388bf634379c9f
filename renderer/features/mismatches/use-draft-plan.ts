import { useEffect, useState } from 'react';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Edits, MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { invoke } from '../../ipc/client.ts';

type Preview = OutputOf<'mismatch.preview'>;

/** What would be sent, and for which record that stays; null: the proposed one. */
export type DraftPlan = Preview & { readonly keep: string | null };

/** Typing settles before what would be sent is worked out again. */
const settleMs = 150;

/** Until it is known what an edit would send, or what stands against an empty plan, nothing can be approved. */
const notYetKnown = { field: null, sentence: 'What would be sent is being worked out.' };

/**
 * What would be sent with the operator's edits and the record that stays, and what stands against it. `keep` null: the
 * proposed one. Without edits it is the detail's own.
 */
export const useDraftPlan = (detail: MismatchDetail, edits: Edits, keep: string | null): DraftPlan => {
  const [known, setKnown] = useState<{ readonly key: string; readonly plan: DraftPlan } | null>(null);
  const id = mismatchIdSchema.parse(detail.row.id);
  const key = `${id} ${detail.evidenceHash} ${JSON.stringify(edits)} ${keep}`;
  const isOpen = detail.row.status === 'open';
  const isTyped = Object.keys(edits).length > 0;
  const isUntouched = !isTyped && keep === null;
  const own: DraftPlan = { requests: detail.requests, lines: detail.lines, problems: [], keep: null };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the mismatch, its edits and the record that stays.
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void invoke('mismatch.preview', { id, edits, keep }).then((result) => {
          if (!isCurrent) return;
          if (result.ok) setKnown({ key, plan: { ...result.value, keep } });
          else if (!isUntouched) {
            const problems = [{ field: null, sentence: result.error.sentence }];
            setKnown({ key, plan: { ...own, problems } });
          }
        });
      },
      isTyped ? settleMs : 0,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key, isOpen]);
  if (known?.key === key) return known.plan;
  // What was last worked out stays on screen until it is known anew, but cannot be approved.
  if (!isUntouched) return { ...(known?.plan ?? own), problems: [notYetKnown] };
  return { ...own, problems: detail.requests.length > 0 ? [] : [notYetKnown] };
};
