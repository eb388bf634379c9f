import type { Stores } from '../store/stores.ts';
import { oweDeriving } from './derive-again.ts';

/**
 * Raised where who belongs in a list is told otherwise than before by the same mapping of the same customer. 1: the ERP's own
 * value is asked for, whatever is sent.
 */
const listReading = '1';
const readingFact = 'lists.reading';

/**
 * Owes, once, that rows are derived again which an earlier version of Concord stored: under a mapping with lists their hashes
 * tell who belonged in which by the rule of then, and two that agree are not looked at. The seed of the hashes is not raised
 * for it, or all that was set aside would come back with it. Call before what is owed is derived.
 */
export const oweOlderRows = (stores: Stores): void => {
  if (stores.workspace.fact(readingFact) === listReading) return;
  stores.atomically(() => {
    const owed = stores.mappings.deriving();
    // What an earlier version began goes on where it was, and the next start owes the rest.
    if (owed !== null && (owed.stage !== 'erp' || owed.after > 0)) return;
    const { version, document } = stores.mappings.inForce();
    if (owed === null && document.lists.length > 0 && stores.mirror.counts().customers > 0)
      oweDeriving(stores, version);
    stores.workspace.setFact(readingFact, listReading);
  });
};
