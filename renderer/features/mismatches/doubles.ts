import { type MismatchId, mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { DoublesView } from '../../../shared/domain/linkage.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { invoke } from '../../ipc/client.ts';
import { doublesText } from '../../text/doubles-text.ts';
import { waterfallText } from '../../text/linkage-text.ts';
import { say } from './say.ts';
import { useMismatches } from './store.ts';

/** Another record of a duplicate: its id, and how it is called. */
export type Double = { readonly otherId: string; readonly title: string };

/** Whether its records are one person's by all that is known of them: such ones are decided one by one. */
export const isByEvidence = ({ reasons }: MismatchDetail): boolean =>
  reasons.some(({ code }) => code === 'one-by-evidence');

/** What was chosen of the records, or is proposed. */
export const chosenRecord = (detail: MismatchDetail | null): string | null =>
  detail === null ? null : (useMismatches.getState().keeps[detail.row.id] ?? detail.keep?.proposed ?? null);

/**
 * The other record of which can be said that it is somebody else's: the chosen one, else the first one. Null for other kinds,
 * and where the contacts carry one number: that is a fact of its own.
 */
export const chosenDouble = (detail: MismatchDetail | null, chosen: string | null): Double | null => {
  const all = detail === null ? [] : doublesIn(detail);
  return all.find(({ title }) => title === chosen) ?? all[0] ?? null;
};

const doublesIn = ({ row, evidence, doubles }: MismatchDetail): readonly Double[] => {
  if (row.kind === 'duplicate-customer')
    return (evidence.otherCustomers ?? []).map(({ id, number }) => ({ otherId: id, title: number }));
  if (row.kind !== 'duplicate-contact') return [];
  const shown = new Set((evidence.otherContacts ?? []).map(({ contactId }) => String(contactId)));
  return doubles
    .filter(({ side }) => side === 'dotdigital')
    .flatMap(({ pairs }) => pairs.filter(({ otherId }) => shown.has(otherId)));
};

/** Says that the record of the case and the chosen other one are two people. */
export const sayTwoRecords = async (detail: MismatchDetail): Promise<void> => {
  const double = chosenDouble(detail, chosenRecord(detail));
  if (double === null) return;
  const { evidenceHash } = detail;
  await say(detail, {
    send: (id) => invoke('decision.two-records', { id, evidenceHash, otherId: double.otherId }),
    announced: waterfallText.saidNotSame,
    dropsChoice: true,
    undo: takingBack(mismatchIdSchema.parse(detail.row.id), double.otherId),
  });
};

/** Takes it back: they are shown as one person's again where they were found to be. */
export const takeBackTwoRecords = (
  detail: MismatchDetail,
  { otherId }: DoublesView['apart'][number],
): Promise<void> => {
  const { takeBack: send, announced } = takingBack(mismatchIdSchema.parse(detail.row.id), otherId);
  return say(detail, { send, announced });
};

const takingBack = (id: MismatchId, otherId: string) => ({
  takeBack: () => invoke('decision.take-back-two-records', { id, otherId }),
  announced: doublesText.takenBack,
});
