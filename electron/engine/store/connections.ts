import type { Database } from 'better-sqlite3';
import { type Connection, connectionSchema } from '../../../shared/ipc/operations/connection.ts';

type System = Connection['system'];
type Slot = Connection['slot'];

/** What an operator says of a connection; its secret is kept elsewhere. */
export type NewConnection = Pick<Connection, 'system' | 'product' | 'name' | 'baseUrl' | 'user'>;

/** The connections of a workspace of one's own: one in use for each system, and one that is being set up. */
export interface ConnectionStore {
  readonly list: () => readonly Connection[];
  readonly find: (system: System, slot: Slot) => Connection | null;
  /** Keeps what is being set up; what was being set up before is replaced, and counts as untested. */
  readonly saveNext: (connection: NewConnection, at: number) => void;
  readonly discardNext: (system: System) => boolean;
  readonly noteTest: (system: System, slot: Slot, test: Pick<Connection, 'testedAt' | 'passed' | 'steps'>) => void;
  /**
   * Puts the next one in the place of the current one; false when there is none. Where it leads elsewhere, the account is
   * learnt anew and everything is read again: an old mark would hide what the new place holds. Needs a transaction.
   */
  readonly adoptNext: (system: System) => boolean;
  /**
   * Puts these in the place of all: after a restore the secrets that are kept belong to the connections of now, and must
   * not go to an address of then. Needs a transaction.
   */
  readonly takeOver: (connections: readonly Connection[]) => void;
}

const columns =
  'system, slot, product, name, base_url AS baseUrl, user, saved_at AS savedAt, tested_at AS testedAt, passed, steps';

/** The store over table `connection`. A row holds no secret. */
export const createConnections = (db: Database): ConnectionStore => {
  const all = db.prepare(`SELECT ${columns} FROM connection ORDER BY system DESC, slot`);
  const one = db.prepare<[string, string]>(`SELECT ${columns} FROM connection WHERE system = ? AND slot = ?`);
  const save = db.prepare(
    `INSERT OR REPLACE INTO connection (system, slot, product, name, base_url, user, saved_at, tested_at, passed, steps)
     VALUES (@system, 'next', @product, @name, @baseUrl, @user, @at, NULL, 0, 0)`,
  );
  const drop = db.prepare<[string, string]>('DELETE FROM connection WHERE system = ? AND slot = ?');
  const note = db.prepare('UPDATE connection SET tested_at = ?, passed = ?, steps = ? WHERE system = ? AND slot = ?');
  const promote = db.prepare<[string]>("UPDATE connection SET slot = 'current' WHERE system = ? AND slot = 'next'");
  const forgetMarks = db.prepare<[string]>('DELETE FROM stream_checkpoint WHERE stream GLOB ?');
  const forgetAccount = db.prepare<[string]>('DELETE FROM workspace_fact WHERE name = ?');
  const insert = db.prepare(
    `INSERT INTO connection (system, slot, product, name, base_url, user, saved_at, tested_at, passed, steps)
     VALUES (@system, @slot, @product, @name, @baseUrl, @user, @savedAt, @testedAt, @passed, @steps)`,
  );
  const forgetWhatWasRead = (system: System): void => {
    forgetMarks.run(`${system}.*`);
    forgetAccount.run(`${system}.account`);
  };
  const find = (system: System, slot: Slot): Connection | null => {
    const row = one.get(system, slot);
    return row === undefined ? null : connectionSchema.parse(row);
  };
  return {
    list: () => all.all().map((row) => connectionSchema.parse(row)),
    find,
    saveNext: (connection, at) => void save.run({ ...connection, at }),
    discardNext: (system) => drop.run(system, 'next').changes === 1,
    noteTest: (system, slot, { testedAt, passed, steps }) => void note.run(testedAt, passed, steps, system, slot),
    adoptNext: (system) => {
      const next = find(system, 'next');
      if (next === null) return false;
      const before = find(system, 'current');
      if (before === null || leadsElsewhere(before, next)) forgetWhatWasRead(system);
      drop.run(system, 'current');
      return promote.run(system).changes === 1;
    },
    takeOver: (connections) => {
      for (const system of ['erp', 'dotdigital'] as const) {
        const before = find(system, 'current');
        const now = connections.find((one) => one.system === system && one.slot === 'current');
        if (before !== null && (now === undefined || leadsElsewhere(before, now))) forgetWhatWasRead(system);
        drop.run(system, 'current');
        drop.run(system, 'next');
      }
      for (const connection of connections) insert.run(connection);
    },
  };
};

const leadsElsewhere = (before: Connection, after: Connection): boolean =>
  before.baseUrl !== after.baseUrl || before.user !== after.user;
