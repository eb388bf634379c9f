import type { Database } from 'better-sqlite3';
import { customerFact } from '../../../shared/domain/mirror.ts';

export type CountName = 'customers' | 'contacts' | 'prospects' | 'neverArrived' | 'notEligible';
export type MirrorCounts = {
  readonly read: () => Readonly<Record<CountName, number>>;
  readonly add: (name: CountName, delta: number) => void;
  /** Takes a customer's facts out of the counts (-1) or into them (+1). */
  readonly customer: (facts: number, delta: 1 | -1) => void;
};

/** Counters that move with the rows, in the same transaction: counting a million rows is too slow for a screen. */
export const createMirrorCounts = (db: Database): MirrorCounts => {
  const change = db.prepare<[string, number]>(
    'INSERT INTO mirror_count (name, n) VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  );
  const all = db.prepare<[], { name: CountName; n: number }>('SELECT name, n FROM mirror_count');
  const add = (name: CountName, delta: number): void => void (delta === 0 || change.run(name, delta));
  return {
    read: () => {
      const counts: Record<CountName, number> = {
        customers: 0,
        contacts: 0,
        prospects: 0,
        neverArrived: 0,
        notEligible: 0,
      };
      for (const { name, n } of all.all()) counts[name] = n;
      return counts;
    },
    add,
    customer: (facts, delta) => {
      add('customers', delta);
      const needed = customerFact.active | customerFact.person;
      const eligible = (facts & needed) === needed && (facts & (customerFact.test | customerFact.optedOut)) === 0;
      if (!eligible) add('notEligible', delta);
      else if ((facts & customerFact.hasEmail) === 0) add('neverArrived', delta);
    },
  };
};
