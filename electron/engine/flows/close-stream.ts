import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A full refresh that would take out more than this share, and more than this many records, stops and asks. */
const suspiciousShare = 0.2;
const suspiciousCount = 10;

/** Whether so many vanished records look like a fault of the source rather than work done there. */
export const isSuspiciousDrop = (vanished: number, held: number): boolean =>
  vanished > suspiciousCount && vanished > held * suspiciousShare;

/**
 * Takes out what a finished full refresh did not see. Answers how many records went, or `sync.suspicious-drop` with
 * nothing taken out.
 */
export const closeStream = async (
  { stores }: FlowDeps,
  side: 'erp' | 'dotdigital',
  runId: number,
  acceptDrop: boolean,
): Promise<Result<number>> => {
  const vanished = stores.mirror.unseen(side, runId);
  if (vanished === 0) return ok(0);
  const { customers, contacts } = stores.mirror.counts();
  const held = side === 'erp' ? customers : contacts;
  if (!acceptDrop && isSuspiciousDrop(vanished, held)) return err(dropFailure(side, vanished, held));
  let removed = 0;
  while (removed < vanished) {
    const step = stores.atomically(() => stores.mirror.removeUnseen(side, runId, batchSize));
    if (step === 0) break;
    removed += step;
    await yieldToOthers();
  }
  return ok(removed);
};

const dropFailure = (side: 'erp' | 'dotdigital', vanished: number, held: number): Failure =>
  failure(
    'sync.suspicious-drop',
    `${vanished} of ${held} ${side === 'erp' ? 'customers are no longer in the ERP' : 'contacts are no longer in Dotdigital'}. Nothing was taken out; look at that system first, then run again and accept it.`,
  );
