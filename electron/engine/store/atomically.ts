import type { Database } from 'better-sqlite3';

export type Durability = 'mirror' | 'durable';
export type Atomically = <T>(work: () => T, durability?: Durability) => T;

/**
 * The one place where transactions are made. A call inside another joins it. The mirror may use synchronous=NORMAL (it
 * can be pulled again); what people decided is committed with FULL. The pragma cannot change inside a transaction, so a
 * durable call inside a mirror transaction is refused as a bug.
 */
export const createAtomically = (db: Database): Atomically => {
  let outer: Durability | null = null;
  return (work, durability = 'mirror') => {
    if (outer !== null) {
      if (durability === 'durable' && outer === 'mirror')
        throw new Error('a durable transaction inside one that is not');
      return work();
    }
    if (durability === 'durable') db.pragma('synchronous = FULL');
    outer = durability;
    try {
      return db.transaction(work).immediate();
    } finally {
      outer = null;
      if (durability === 'durable') db.pragma('synchronous = NORMAL');
    }
  };
};
