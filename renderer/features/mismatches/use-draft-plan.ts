import { useEffect, useState } from 'react';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Edits, MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { invoke } from '../../ipc/client.ts';

type Preview = OutputOf<'mismatch.preview'>;

/** Typing settles before what would be sent is worked out again. */
const settleMs = 150;

/** Until it is known what an edit would send, or what stands against an empty plan, nothing can be approved. */
const notYetKnown = { field: null, sentence: 'What would be sent is being worked out.' };

/**
 * What would be sent with the operator's edits and the record that stays, and what stands against it. `keep` null: the
 * proposed one. Without edits it is the detail's own.
 */
export const useDraftPlan = (detail: MismatchDetail, edits: Edits, keep: string | null): Preview => {
  const [preview, setPreview] = useState<{ readonly key: string; readonly value: Preview } | null>(null);
  const id = mismatchIdSchema.parse(detail.row.id);
  const key = `${id} ${detail.evidenceHash} ${JSON.stringify(edits)} ${keep}`;
  const isOpen = detail.row.status === 'open';
  const isUntouched = Object.keys(edits).length === 0 && keep === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the mismatch, its edits and the record that stays.
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void invoke('mismatch.preview', { id, edits, keep }).then((result) => {
          if (!isCurrent) return;
          if (result.ok) setPreview({ key, value: result.value });
          else if (!isUntouched) {
            const problems = [{ field: null, sentence: result.error.sentence }];
            setPreview({ key, value: { requests: detail.requests, lines: detail.lines, problems } });
          }
        });
      },
      isUntouched ? 0 : settleMs,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key, isOpen]);
  if (preview?.key === key) return preview.value;
  const problems = isUntouched && detail.requests.length > 0 ? [] : [notYetKnown];
  return { requests: detail.requests, lines: detail.lines, problems };
};
