import type { Database } from 'better-sqlite3';
import { createBatches } from './mirror-batch.ts';
import { createMirrorContacts } from './mirror-contacts.ts';
import { createMirrorCounts } from './mirror-counts.ts';
import { createMirrorCustomers } from './mirror-customers.ts';
import { createJudged } from './mirror-judged.ts';
import { createRekey } from './mirror-keys.ts';
import { createMirrorMarks } from './mirror-marks.ts';
import { createNarrowKeys } from './mirror-narrow.ts';
import { createMirrorPages } from './mirror-pages.ts';
import type { MirrorStore } from './mirror-store.ts';
import { createSuspects } from './mirror-suspects.ts';
import type { OptOutStore } from './trust-stores.ts';

/** The replica of both sides over one connection. */
export const createMirror = (db: Database, optOuts: OptOutStore): MirrorStore => {
  const marks = createMirrorMarks(db);
  const counts = createMirrorCounts(db);
  const judged = createJudged(db);
  const { removeRid: removeCustomer, ...customers } = createMirrorCustomers(db, marks, counts, optOuts);
  const { removeRid: removeContact, ...contacts } = createMirrorContacts(db, marks, counts, optOuts);
  return {
    ...customers,
    ...contacts,
    ...createSuspects(db),
    ...createNarrowKeys(db),
    ...createBatches(db),
    ...createMirrorPages(db),
    judgedIn: judged.judgedIn,
    keepJudged: judged.keepJudged,
    unseen: marks.unseen,
    removeUnseen: (side, runId, limit) => {
      const rids = marks.unseenRids(side, runId, limit);
      for (const rid of rids) (side === 'erp' ? removeCustomer : removeContact)(rid);
      return rids.length;
    },
    counts: counts.read,
    rekeyContacts: createRekey(db, marks, counts),
    dirtyCount: marks.dirtyCount,
    dirtyKeys: marks.dirtyKeys,
    clearDirty: marks.clearDirty,
    clearAllDirty: () => {
      judged.forgetMarked();
      marks.clearAllDirty();
    },
  };
};
