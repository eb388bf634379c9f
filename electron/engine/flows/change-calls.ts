import { isPlainUpdate, leastForImport } from '../../../shared/domain/bulk.ts';
import { type ChangeSet, isInsightChange, systemOf } from '../../../shared/domain/change.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import type { FlowDeps } from './flow-deps.ts';
import { importSize, readingsOf } from './read-many.ts';

/** Calls that sending takes, as far as they can be told; `imports`: how many imports carry the set, 0 when it goes singly. */
export type ChangeCalls = { readonly erp: number; readonly dotdigital: number; readonly imports: number };

/** Kinds whose plain updates go as an import once enough of them wait. */
const importKinds: ReadonlySet<MismatchKind> = new Set(['field-drift', 'reward-drift']);

/** The calls that so many changes like this one take. Singly each reads both records anew, is written, and reads both back. */
export const changeCalls = (deps: FlowDeps, total: number, changeSet: ChangeSet, kind: MismatchKind): ChangeCalls => {
  const direction = systemOf(changeSet);
  if (total >= leastForImport && importKinds.has(kind) && isPlainUpdate(changeSet)) return importCalls(deps, total);
  if (isInsightChange(changeSet))
    return recordCalls(total * (kind === 'order-misattributed' ? 2 : 1), changeSet.contactId !== null);
  return {
    erp: total * (direction === 'erp' ? 3 : 2),
    dotdigital: total * (direction === 'dotdigital' ? 3 : 2),
    imports: 0,
  };
};

/** A record is read, written and read back; one of a contact with its contact and its order each time. */
const recordCalls = (writes: number, isOfContact: boolean): ChangeCalls => ({
  erp: isOfContact ? 2 * writes : 0,
  dotdigital: writes * (isOfContact ? 5 : 3),
  imports: 0,
});

/** Calls that an import takes besides reading: handing it in, and about two looks at its report. */
const callsOfImport = 3;

const importCalls = (deps: FlowDeps, total: number): ChangeCalls => {
  const size = importSize(deps, total);
  const imports = Math.ceil(total / size);
  // Each import reads its records anew, and reads them back.
  const { erp, dotdigital } = readingsOf(deps.stores, size);
  const callsOn = ({ by, calls }: typeof erp): number => 2 * (by === 'pages' ? imports * calls : total);
  return { erp: callsOn(erp), dotdigital: callsOn(dotdigital) + callsOfImport * imports, imports };
};
